-- What `vpce ec2 describe-vpc-endpoints` lists, as nested JSON objects in SQL alone.
SELECT json_object('VpcEndpoints', json_group_array(json(item))) FROM (
SELECT json_object(
 'VpcEndpointId', t.id, 'VpcEndpointType', t.type, 'VpcId', t.vpc_id, 'ServiceName', t.service_name,
 'State', CASE WHEN t.due_at <= unixepoch() * 1000 THEN t.next_state ELSE t.state END,
 'PolicyDocument', t.policy_document,
 'RouteTableIds', (SELECT json_group_array(route_table_id) FROM (SELECT route_table_id FROM endpoint_route_tables WHERE endpoint_id = t.id ORDER BY position)),
 'SubnetIds', (SELECT json_group_array(subnet_id) FROM (SELECT subnet_id FROM endpoint_subnets WHERE endpoint_id = t.id ORDER BY position)),
 'Groups', (SELECT json_group_array(json_object('GroupId', id, 'GroupName', name)) FROM (SELECT sg.id, sg.name FROM endpoint_groups g JOIN security_groups sg ON sg.id = g.group_id WHERE g.endpoint_id = t.id ORDER BY g.position)),
 'IpAddressType', t.ip_address_type, 'DnsOptions', json_object('DnsRecordIpType', t.dns_record_ip_type),
 'PrivateDnsEnabled', json(iif(t.private_dns_enabled, 'true', 'false')), 'RequesterManaged', json('false'),
 'NetworkInterfaceIds', (SELECT json_group_array(interface_id) FROM (SELECT interface_id FROM endpoint_subnets WHERE endpoint_id = t.id ORDER BY position)),
 'DnsEntries', (SELECT json_group_array(json_object('DnsName', name, 'HostedZoneId', zone)) FROM (
     SELECT t.id || '-' || t.dns_suffix || '.' || t.service_base_name AS name, 'Z7HUB22UULQXV' AS zone WHERE t.type = 'Interface'
     UNION ALL SELECT * FROM (SELECT t.id || '-' || t.dns_suffix || '-' || s.zone_name || '.' || t.service_base_name, 'Z7HUB22UULQXV' FROM endpoint_subnets e JOIN subnets s ON s.id = e.subnet_id WHERE e.endpoint_id = t.id ORDER BY e.position)
     UNION ALL SELECT * FROM (SELECT n.name, t.private_dns_zone_id FROM endpoint_private_names n WHERE n.endpoint_id = t.id ORDER BY n.position))),
 'CreationTimestamp', strftime('%Y-%m-%dT%H:%M:%S+00:00', t.created_at / 1000, 'unixepoch'),
 'Tags', (SELECT json_group_array(json_object('Key', key, 'Value', value)) FROM (SELECT key, value FROM tags WHERE resource_id = t.id AND account = t.account ORDER BY seq)),
 'OwnerId', t.account, 'ServiceRegion', t.service_region) AS item
FROM endpoints t WHERE t.account = '444455556666' AND t.region = 'us-east-1' AND NOT (t.next_state IS 'deleted' AND t.due_at <= unixepoch() * 1000) ORDER BY t.seq);
