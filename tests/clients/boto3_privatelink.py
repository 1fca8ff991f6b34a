"""PrivateLink with boto3: every operation, its paginators, the waiters, and what scripts rely on: python3 … EXTRACT...

AWS_ENDPOINT_URL says where; each EXTRACT is a file of src/model/extract, which says what is covered.
"""

import datetime
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError, WaiterError

PROVIDER, CONSUMER = "111122223333", "444455556666"
CALLED = set()


def session(key, secret="x", token=None):
    made = boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token,
                         region_name="us-east-1")
    made.events.register("before-call", lambda model, **_: CALLED.add((model.service_model.service_name, model.name)))
    return made


provider, consumer = session(PROVIDER), session(CONSUMER)
ec2, theirs = provider.client("ec2"), consumer.client("ec2")
elbv2, sns, route53 = provider.client("elbv2"), provider.client("sns"), provider.client("route53")


def refused(code, call, **parameters):
    """The call is refused with this code; gives the error."""
    try:
        call(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["ResponseMetadata"]["RequestId"], error.response
        return error
    raise AssertionError(f"{code} was not met: {parameters}")


def main():
    covered = {Path(file).stem: json.loads(Path(file).read_text()) for file in sys.argv[1:]}
    lab = network()
    services(lab)
    endpoints(lab)
    notifications(lab)
    payers(lab)
    refusals(lab)
    idempotency(lab)
    roles(lab)
    presigned(lab)
    pages(covered, lab)
    waiters(covered, lab)
    teardown(lab)
    named = {("ec2", name) for name in ec2.meta.service_model.operation_names if "VpcEndpoint" in name}
    assert len(named) == 22, sorted(named)
    assert named <= CALLED, f"not called: {sorted(named - CALLED)}"
    print(f"{len(CALLED)} operations")


def network():
    lab = {}
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]
    lab["provider_vpc"] = vpc["VpcId"]
    assert vpc["OwnerId"] == PROVIDER
    for number, zone in enumerate("ab", 1):
        subnet = ec2.create_subnet(VpcId=vpc["VpcId"], CidrBlock=f"10.1.{number}.0/24", AvailabilityZone=f"us-east-1{zone}")
        lab[f"provider_subnet_{zone}"] = subnet["Subnet"]["SubnetId"]
    subnets = [lab["provider_subnet_a"], lab["provider_subnet_b"]]
    balancer = elbv2.create_load_balancer(Name="orders", Type="network", Scheme="internal", Subnets=subnets)
    balancer = balancer["LoadBalancers"][0]
    assert isinstance(balancer["CreatedTime"], datetime.datetime) and balancer["CreatedTime"].tzinfo
    lab["balancer"] = balancer["LoadBalancerArn"]
    elbv2.get_waiter("load_balancer_available").wait(LoadBalancerArns=[lab["balancer"]])
    # The resources of boto3 are another way to the same.
    vpc = consumer.resource("ec2").create_vpc(CidrBlock="10.2.0.0/16")
    vpc.wait_until_available()
    vpc.modify_attribute(EnableDnsHostnames={"Value": True})
    assert vpc.describe_attribute(Attribute="enableDnsHostnames")["EnableDnsHostnames"] == {"Value": True}
    lab["vpc"] = vpc.id
    lab["subnet"] = vpc.create_subnet(CidrBlock="10.2.1.0/24", AvailabilityZone="us-east-1a").id
    lab["other_subnet"] = vpc.create_subnet(CidrBlock="10.2.2.0/24", AvailabilityZone="us-east-1b").id
    group = vpc.create_security_group(GroupName="endpoints", Description="to endpoints")
    group.authorize_ingress(IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.2.0.0/16")
    lab["group"] = group.id
    lab["table"] = vpc.create_route_table().id
    return lab


def services(lab):
    made = ec2.create_vpc_endpoint_service_configuration(
        NetworkLoadBalancerArns=[lab["balancer"]], AcceptanceRequired=True, PrivateDnsName="api.example.com",
        TagSpecifications=[{"ResourceType": "vpc-endpoint-service", "Tags": [{"Key": "Name", "Value": "orders"}]}])
    service = made["ServiceConfiguration"]
    lab["service"], lab["name"] = service["ServiceId"], service["ServiceName"]
    assert service["AcceptanceRequired"] is True
    assert service["PrivateDnsNameConfiguration"]["State"] == "pendingVerification"
    ec2.modify_vpc_endpoint_service_configuration(ServiceId=lab["service"], AcceptanceRequired=False)
    listed = ec2.describe_vpc_endpoint_service_configurations(ServiceIds=[lab["service"]])["ServiceConfigurations"]
    assert [one["AcceptanceRequired"] for one in listed] == [False]
    ec2.modify_vpc_endpoint_service_configuration(ServiceId=lab["service"], AcceptanceRequired=True)
    # What the name needs is put into a public zone, and verified.
    record = service["PrivateDnsNameConfiguration"]
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    change = route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [{
        "Action": "CREATE",
        "ResourceRecordSet": {"Name": f"{record['Name']}.example.com", "Type": record["Type"], "TTL": 60,
                              "ResourceRecords": [{"Value": f"\"{record['Value']}\""}]}}]})["ChangeInfo"]
    assert isinstance(change["SubmittedAt"], datetime.datetime)
    route53.get_waiter("resource_record_sets_changed").wait(Id=change["Id"])
    lab["zone"] = zone
    assert ec2.start_vpc_endpoint_service_private_dns_verification(ServiceId=lab["service"])["ReturnValue"] is True
    listed = ec2.describe_vpc_endpoint_service_configurations(ServiceIds=[lab["service"]])["ServiceConfigurations"]
    assert listed[0]["PrivateDnsNameConfiguration"]["State"] == "verified", listed[0]["PrivateDnsNameConfiguration"]
    # Until it is granted, nobody else sees it.
    refused("InvalidServiceName", theirs.describe_vpc_endpoint_services, ServiceNames=[lab["name"]])
    granted = ec2.modify_vpc_endpoint_service_permissions(
        ServiceId=lab["service"], AddAllowedPrincipals=[f"arn:aws:iam::{CONSUMER}:root"])
    assert granted["AddedPrincipals"][0]["PrincipalType"] == "Account" and granted["ReturnValue"] is True
    allowed = ec2.describe_vpc_endpoint_service_permissions(ServiceId=lab["service"])["AllowedPrincipals"]
    assert [one["Principal"] for one in allowed] == [f"arn:aws:iam::{CONSUMER}:root"]
    seen = theirs.describe_vpc_endpoint_services(ServiceNames=[lab["name"]])["ServiceDetails"]
    assert seen[0]["Owner"] == PROVIDER and seen[0]["PrivateDnsName"] == "api.example.com"


def endpoints(lab):
    def create(**parameters):
        return theirs.create_vpc_endpoint(VpcId=lab["vpc"], VpcEndpointType="Interface", ServiceName=lab["name"],
                                          SecurityGroupIds=[lab["group"]], **parameters)["VpcEndpoint"]

    made, second = create(SubnetIds=[lab["subnet"]]), create(SubnetIds=[lab["other_subnet"]])
    lab["endpoint"], lab["second"] = made["VpcEndpointId"], second["VpcEndpointId"]
    assert made["State"] == "pendingAcceptance"
    assert isinstance(made["CreationTimestamp"], datetime.datetime) and made["CreationTimestamp"].tzinfo
    waiting = [{"Name": "service-id", "Values": [lab["service"]]}]
    connections = ec2.describe_vpc_endpoint_connections(Filters=waiting)["VpcEndpointConnections"]
    assert {one["VpcEndpointOwner"] for one in connections} == {CONSUMER} and len(connections) == 2
    both = [lab["endpoint"], "vpce-0123456789abcdef0"]
    accepted = ec2.accept_vpc_endpoint_connections(ServiceId=lab["service"], VpcEndpointIds=both)
    assert [one["ResourceId"] for one in accepted["Unsuccessful"]] == both[1:]
    ec2.reject_vpc_endpoint_connections(ServiceId=lab["service"], VpcEndpointIds=[lab["second"]])
    states = {one["VpcEndpointId"]: one["State"] for one in theirs.describe_vpc_endpoints()["VpcEndpoints"]}
    assert states == {lab["endpoint"]: "available", lab["second"]: "rejected"}
    theirs.modify_vpc_endpoint(VpcEndpointId=lab["endpoint"], AddSubnetIds=[lab["other_subnet"]], PrivateDnsEnabled=True)
    (now,) = theirs.describe_vpc_endpoints(VpcEndpointIds=[lab["endpoint"]])["VpcEndpoints"]
    assert set(now["SubnetIds"]) == {lab["subnet"], lab["other_subnet"]} and now["PrivateDnsEnabled"] is True
    assert "api.example.com" in [entry["DnsName"] for entry in now["DnsEntries"]]
    gateway = theirs.create_vpc_endpoint(VpcId=lab["vpc"], ServiceName="com.amazonaws.us-east-1.s3",
                                         RouteTableIds=[lab["table"]])["VpcEndpoint"]
    lab["gateway"] = gateway["VpcEndpointId"]
    policy = json.loads(gateway["PolicyDocument"])
    assert policy["Statement"][0]["Effect"] == "Allow", policy
    assert ec2.describe_vpc_endpoints()["VpcEndpoints"] == [], "the other account has none"
    assert theirs.describe_vpc_endpoint_associations()["VpcEndpointAssociations"] == []


def notifications(lab):
    topic = sns.create_topic(Name="connections")["TopicArn"]
    made = ec2.create_vpc_endpoint_connection_notification(
        ServiceId=lab["service"], ConnectionNotificationArn=topic, ConnectionEvents=["Connect"])
    lab["notification"] = made["ConnectionNotification"]["ConnectionNotificationId"]
    changed = ec2.modify_vpc_endpoint_connection_notification(
        ConnectionNotificationId=lab["notification"], ConnectionEvents=["Accept", "Reject"])
    assert changed["ReturnValue"] is True
    listed = ec2.describe_vpc_endpoint_connection_notifications(ConnectionNotificationId=lab["notification"])
    assert set(listed["ConnectionNotificationSet"][0]["ConnectionEvents"]) == {"Accept", "Reject"}


def payers(lab):
    answer = ec2.modify_vpc_endpoint_service_payer_responsibility(
        ServiceId=lab["service"], PayerResponsibility="ServiceOwner")
    assert answer["ReturnValue"] is True
    answer = theirs.modify_vpc_endpoint_payer_responsibility(
        VpcEndpointId=lab["endpoint"], PayerResponsibility="vpc-endpoint-account",
        Scope="vpc-endpoint-charges")
    assert answer["VpcEndpointId"] == lab["endpoint"]


def refusals(lab):
    """Codes as scripts tell them apart, and the status with them."""
    missing = "vpce-0123456789abcdef0"
    error = refused("InvalidVpcEndpointId.NotFound", theirs.describe_vpc_endpoints, VpcEndpointIds=[missing])
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert error.operation_name == "DescribeVpcEndpoints" and missing in str(error)
    refused("InvalidVpcEndpointId.Malformed", theirs.describe_vpc_endpoints, VpcEndpointIds=["nonsense"])
    refused("InvalidVpcEndpointServiceId.NotFound", ec2.describe_vpc_endpoint_service_permissions,
            ServiceId="vpce-svc-0123456789abcdef0")
    refused("InvalidServiceName", theirs.create_vpc_endpoint, VpcId=lab["vpc"], ServiceName="com.amazonaws.us-east-1.nothing")
    refused("InvalidFilter", theirs.describe_vpc_endpoints, Filters=[{"Name": "nothing", "Values": ["x"]}])
    refused("DryRunOperation", theirs.create_vpc, CidrBlock="10.9.0.0/16", DryRun=True)
    error = refused("DryRunOperation", theirs.delete_vpc_endpoints, VpcEndpointIds=[lab["endpoint"]], DryRun=True)
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    # What boto3 knows and the server does not have.
    refused("InvalidAction", theirs.describe_spot_price_history)
    error = refused("LoadBalancerNotFound", elbv2.describe_load_balancers, Names=["nothing"])
    assert isinstance(error, elbv2.exceptions.LoadBalancerNotFoundException)
    error = refused("NoSuchHostedZone", route53.get_hosted_zone, Id="Z0123456789")
    assert isinstance(error, route53.exceptions.NoSuchHostedZone)
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    try:
        theirs.describe_vpc_endpoints(MaxResults="many")
    except ParamValidationError:
        pass


def idempotency(lab):
    asked = {"VpcId": lab["vpc"], "VpcEndpointType": "Interface", "ServiceName": lab["name"],
             "SubnetIds": [lab["subnet"]], "ClientToken": "once"}
    first, again = theirs.create_vpc_endpoint(**asked), theirs.create_vpc_endpoint(**asked)
    assert first["VpcEndpoint"]["VpcEndpointId"] == again["VpcEndpoint"]["VpcEndpointId"]
    assert first["ClientToken"] == again["ClientToken"] == "once"
    refused("IdempotentParameterMismatch", theirs.create_vpc_endpoint, **{**asked, "SubnetIds": [lab["other_subnet"]]})
    lab["third"] = first["VpcEndpoint"]["VpcEndpointId"]


def roles(lab):
    """The keys of a session are an account of their own."""
    arn = f"arn:aws:iam::{CONSUMER}:role/Deploy"
    given = provider.client("sts").assume_role(RoleArn=arn, RoleSessionName="me")
    keys = given["Credentials"]
    assert keys["Expiration"] > datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=36500)
    role = session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    identity = role.client("sts").get_caller_identity()
    assert identity["Arn"] == f"arn:aws:sts::{CONSUMER}:assumed-role/Deploy/me", identity
    assert identity["UserId"] == given["AssumedRoleUser"]["AssumedRoleId"]
    ids = [one["VpcEndpointId"] for one in role.client("ec2").describe_vpc_endpoints()["VpcEndpoints"]]
    assert lab["endpoint"] in ids


def presigned(lab):
    url = theirs.generate_presigned_url("describe_vpc_endpoints", Params={"VpcEndpointIds": [lab["endpoint"]]})
    text = urllib.request.urlopen(url).read().decode()
    assert "<DescribeVpcEndpointsResponse" in text and lab["endpoint"] in text
    url = consumer.client("sts").generate_presigned_url("get_caller_identity")
    assert f"<Account>{CONSUMER}</Account>" in urllib.request.urlopen(url).read().decode()
    url = theirs.generate_presigned_url("describe_vpc_endpoints", Params={"VpcEndpointIds": ["vpce-0123456789abcdef0"]})
    try:
        urllib.request.urlopen(url)
        raise AssertionError("it was not refused")
    except urllib.error.HTTPError as error:
        assert error.code == 400 and "InvalidVpcEndpointId.NotFound" in error.read().decode()


def pages(covered, lab):
    """Every paginator of what is covered: the pages hold what one call holds."""
    needed = {
        "DescribeVpcEndpointServicePermissions": {"ServiceId": lab["service"]},
        "DescribeListeners": {"LoadBalancerArn": lab["balancer"]},
        "GetTagValues": {"Key": "Name"},
        "ListResourceRecordSets": {"HostedZoneId": lab["zone"]},
        "ListSubscriptionsByTopic": {"TopicArn": sns.list_topics()["Topics"][0]["TopicArn"]},
    }
    principals = [f"arn:aws:iam::{number}:root" for number in range(100000000001, 100000000013)]
    ec2.modify_vpc_endpoint_service_permissions(ServiceId=lab["service"], AddAllowedPrincipals=principals)
    several = 0
    for service, model in covered.items():
        for side in (provider, consumer):
            client = side.client(service)
            methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
            for operation, paginator in model["pagination"].items():
                asked = needed.get(operation, {})
                if asked and side is consumer:
                    continue
                made = client.get_paginator(methods[operation])
                size = {"PageSize": 5} if paginator.get("limit_key") else {}
                keys = paginator["result_key"]
                keys = keys if isinstance(keys, list) else [keys]
                for key in keys:
                    got = list(made.paginate(**asked, PaginationConfig=size))
                    items = [item for page in got for item in page.get(key, [])]
                    whole = getattr(client, methods[operation])(**asked)[key]
                    assert items == whole, f"{operation} {key}"
                    several += len(got) > 1
                    first = made.paginate(**asked, PaginationConfig={**size, "MaxItems": 1}).build_full_result()
                    assert first[key][:1] == whole[:1], f"{operation} {key}: {first}"
                    # boto3 goes on inside a page for the first key alone.
                    if "NextToken" in first and key == keys[0]:
                        rest = made.paginate(**asked, PaginationConfig={**size, "StartingToken": first["NextToken"]})
                        assert rest.build_full_result()[key] == whole[1:], f"{operation} {key}"
    assert several >= 4, several


def waiters(covered, lab):
    """Every waiter of an operation that is covered, for what is there, and for what is not."""
    gateway = consumer.resource("ec2").create_internet_gateway()
    spare = ec2.create_network_interface(SubnetId=lab["provider_subnet_a"])["NetworkInterface"]["NetworkInterfaceId"]
    asked_for = ec2.create_vpc_peering_connection(VpcId=lab["provider_vpc"], PeerVpcId=lab["vpc"], PeerOwnerId=CONSUMER)
    peering = asked_for["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    target_group = elbv2.create_target_group(Name="orders", Protocol="TCP", Port=80, VpcId=lab["provider_vpc"],
                                             TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
    elbv2.create_listener(LoadBalancerArn=lab["balancer"], Protocol="TCP", Port=80,
                          DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group}])
    elbv2.register_targets(TargetGroupArn=target_group, Targets=[{"Id": "10.1.1.10"}])
    gone = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/gone/0123456789abcdef"
    targets = {"TargetGroupArn": target_group, "Targets": [{"Id": "10.1.1.11"}]}
    met = {
        "VpcAvailable": (theirs, {"VpcIds": [lab["vpc"]]}),
        "VpcExists": (theirs, {"VpcIds": [lab["vpc"]]}),
        "SubnetAvailable": (theirs, {"SubnetIds": [lab["subnet"]]}),
        "SecurityGroupExists": (theirs, {"GroupIds": [lab["group"]]}),
        "InternetGatewayExists": (theirs, {"InternetGatewayIds": [gateway.id]}),
        "NetworkInterfaceAvailable": (ec2, {"NetworkInterfaceIds": [spare]}),
        "VpcPeeringConnectionExists": (ec2, {"VpcPeeringConnectionIds": [peering]}),
        "VpcPeeringConnectionDeleted": (ec2, {"VpcPeeringConnectionIds": [peering]}),
        "LoadBalancerExists": (elbv2, {"Names": ["orders"]}),
        "LoadBalancerAvailable": (elbv2, {"Names": ["orders"]}),
        "LoadBalancersDeleted": (elbv2, {"LoadBalancerArns": [gone]}),
        "TargetInService": (elbv2, {"TargetGroupArn": target_group}),
        "TargetDeregistered": (elbv2, targets),
        "ResourceRecordSetsChanged": (route53, {"Id": route53.change_resource_record_sets(
            HostedZoneId=lab["zone"], ChangeBatch={"Changes": [{"Action": "UPSERT", "ResourceRecordSet": {
                "Name": "www.example.com", "Type": "A", "TTL": 1, "ResourceRecords": [{"Value": "192.0.2.1"}]}}]})
            ["ChangeInfo"]["Id"]}),
    }
    # There are none of these, for which a waiter waits in vain.
    never = {"CustomerGatewayAvailable", "VpnConnectionAvailable", "VpnConnectionDeleted"}
    for model in covered.values():
        for name in model.get("waiters", {}):
            if name in never:
                waiter = next(one for one in theirs.waiter_names if one.replace("_", "") == name.lower())
                try:
                    theirs.get_waiter(waiter).wait(WaiterConfig={"Delay": 0, "MaxAttempts": 2})
                    raise AssertionError(f"{name} was met")
                except WaiterError as error:
                    assert "Max attempts exceeded" in str(error), error
                continue
            client, asked = met.pop(name)
            if name == "VpcPeeringConnectionDeleted":
                client.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
            waiter = next(one for one in client.waiter_names if one.replace("_", "") == name.lower())
            client.get_waiter(waiter).wait(**asked, WaiterConfig={"Delay": 0, "MaxAttempts": 3})
    assert not met, f"no waiters: {sorted(met)}"
    try:
        theirs.get_waiter("vpc_available").wait(VpcIds=["vpc-0123456789abcdef0"], WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        raise AssertionError("it was met")
    except WaiterError as error:
        assert "InvalidVpcID.NotFound" in str(error), error


def teardown(lab):
    ids = [lab["endpoint"], lab["second"], lab["third"], lab["gateway"]]
    kept = ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[lab["service"]])["Unsuccessful"]
    assert [one["Error"]["Code"] for one in kept] == ["ExistingVpcEndpointConnections"], kept
    assert theirs.delete_vpc_endpoints(VpcEndpointIds=ids)["Unsuccessful"] == []
    assert theirs.describe_vpc_endpoints()["VpcEndpoints"] == []
    ec2.delete_vpc_endpoint_connection_notifications(ConnectionNotificationIds=[lab["notification"]])
    assert ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[lab["service"]])["Unsuccessful"] == []


main()
