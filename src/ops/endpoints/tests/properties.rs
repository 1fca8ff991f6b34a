//! What holds whatever is done, in whichever order.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::ops::interfaces::describe_network_interfaces;
use crate::ops::subnets::describe_subnets;

const HERE: (&str, &str) = (CONSUMER, "us-east-1");
/// AWS keeps five of the sixteen addresses of such a subnet.
const USABLE: usize = 11;
const INTERFACE_SERVICE: &str = "com.amazonaws.us-east-1.sqs";

/// One of several, by lot.
fn one_of<'a, T>(dice: &mut Random, several: &'a [T]) -> &'a T {
    &several[usize::try_from(dice.below(several.len() as u64)).unwrap()]
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// A subnet of 16 addresses in each of three zones, by id, and the first three numbers of its addresses.
fn small_subnets(lab: &mut Lab) -> BTreeMap<String, String> {
    let mut subnets = BTreeMap::new();
    for (number, zone) in (1..).zip(["us-east-1a", "us-east-1b", "us-east-1c"]) {
        let input = json!({ "VpcId": VPC, "CidrBlock": format!("10.0.{number}.0/28"), "AvailabilityZone": zone });
        let made = lab.made(CONSUMER, subnets::create_subnet, input);
        subnets.insert(made["Subnet"]["SubnetId"].as_str().unwrap().to_owned(), format!("10.0.{number}"));
    }
    subnets
}

/// Makes, changes or deletes an endpoint; most often that works.
fn change_anything(lab: &mut Lab, dice: &mut Random, subnets: &BTreeMap<String, String>) {
    let ids: Vec<String> = subnets.keys().cloned().collect();
    let endpoints = lab.made(CONSUMER, describe_vpc_endpoints, json!({}))["VpcEndpoints"].clone();
    let endpoints = endpoints.as_array().unwrap();
    let subnet = one_of(dice, &ids).clone();
    // From the network's own address to one beyond the last.
    let chosen = json!([{ "SubnetId": subnet, "Ipv4": format!("{}.{}", subnets[&subnet], dice.below(17)) }]);
    if endpoints.is_empty() || dice.below(3) == 0 {
        let configurations = if dice.below(2) == 0 { chosen } else { json!([]) };
        let input = json!({ "VpcId": VPC, "VpcEndpointType": "Interface", "ServiceName": INTERFACE_SERVICE,
            "PrivateDnsEnabled": false, "SubnetIds": [one_of(dice, &ids)], "SubnetConfigurations": configurations });
        let _ = lab.called(HERE, create_vpc_endpoint, input);
        return;
    }
    let id = one_of(dice, endpoints)["VpcEndpointId"].clone();
    let other = one_of(dice, &ids).clone();
    let modify = |members: Value| {
        let mut input = members;
        input["VpcEndpointId"] = id.clone();
        input
    };
    let _ = match dice.below(5) {
        0 => {
            let input = json!({ "VpcEndpointIds": [id] });
            lab.made(CONSUMER, delete_vpc_endpoints, input);
            return;
        }
        1 => lab.called(HERE, modify_vpc_endpoint, modify(json!({ "AddSubnetIds": [subnet] }))),
        2 => lab.called(HERE, modify_vpc_endpoint, modify(json!({ "RemoveSubnetIds": [subnet] }))),
        3 => lab.called(HERE, modify_vpc_endpoint, modify(json!({ "SubnetConfigurations": chosen }))),
        _ => {
            let input = json!({ "RemoveSubnetIds": [other], "AddSubnetIds": [subnet], "SubnetConfigurations": chosen });
            lab.called(HERE, modify_vpc_endpoint, modify(input))
        }
    };
}

#[test]
fn no_two_interfaces_have_an_address_and_each_is_of_an_endpoint() {
    for seed in ["one", "two", "three"] {
        let (mut lab, mut dice) = (Lab::new(), Random::new(Some(seed)));
        let subnets = small_subnets(&mut lab);
        let mut most = 0;
        for _ in 0..80 {
            change_anything(&mut lab, &mut dice, &subnets);
            let interfaces = lab.made(CONSUMER, describe_network_interfaces, json!({}))["NetworkInterfaces"].clone();
            let mut by_id = BTreeMap::new();
            let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for interface in interfaces.as_array().unwrap() {
                let text = |name: &str| interface[name].as_str().unwrap().to_owned();
                let (subnet, address) = (text("SubnetId"), text("PrivateIpAddress"));
                let last: u64 = address.strip_prefix(&format!("{}.", subnets[&subnet])).unwrap().parse().unwrap();
                assert!((4..=14).contains(&last), "{address}");
                assert!(taken.entry(subnet.clone()).or_default().insert(address.clone()), "{address} is taken twice");
                by_id.insert(text("NetworkInterfaceId"), (subnet, text("Description")));
            }
            let endpoints = lab.made(CONSUMER, describe_vpc_endpoints, json!({}))["VpcEndpoints"].clone();
            for endpoint in endpoints.as_array().unwrap() {
                let description = format!("VPC Endpoint Interface {}", endpoint["VpcEndpointId"].as_str().unwrap());
                let places = strings(&endpoint["SubnetIds"]);
                let interfaces = strings(&endpoint["NetworkInterfaceIds"]);
                assert_eq!(places.len(), interfaces.len());
                for (subnet, interface) in places.into_iter().zip(interfaces) {
                    assert_eq!(by_id.remove(&interface), Some((subnet, description.clone())));
                }
                assert_eq!(endpoint["DnsEntries"].as_array().unwrap().len(), 1 + strings(&endpoint["SubnetIds"]).len());
            }
            most = most.max(interfaces.as_array().unwrap().len());
            assert!(by_id.is_empty(), "of no endpoint: {by_id:?}");
            let input = json!({ "SubnetIds": subnets.keys().collect::<Vec<_>>() });
            for subnet in lab.made(CONSUMER, describe_subnets, input)["Subnets"].as_array().unwrap() {
                let used = taken.get(subnet["SubnetId"].as_str().unwrap()).map_or(0, BTreeSet::len);
                assert_eq!(subnet["AvailableIpAddressCount"], json!(USABLE - used));
            }
        }
        assert!(most > 5, "only {most} at once");
    }
}

/// An endpoint with a tag, by its id.
fn tagged(lab: &mut Lab, value: &str) -> String {
    let tags = json!([{ "ResourceType": "vpc-endpoint", "Tags": [{ "Key": "team", "Value": value }] }]);
    let input = json!({ "VpcId": VPC, "VpcEndpointType": "Interface", "ServiceName": INTERFACE_SERVICE,
        "PrivateDnsEnabled": false, "TagSpecifications": tags });
    lab.made(CONSUMER, create_vpc_endpoint, input)["VpcEndpoint"]["VpcEndpointId"].as_str().unwrap().to_owned()
}

#[test]
fn pages_are_the_whole_list_while_rows_come_and_go() {
    let values = ["a", "ab", "b", "a*b"];
    // A pattern, and which of the values fit it.
    let patterns: [(&str, &[&str]); 5] =
        [("a", &["a"]), ("a?", &["ab"]), ("a*", &["a", "ab", "a*b"]), ("a\\*b", &["a*b"]), ("*", &values)];
    for (round, (pattern, fitting)) in (1_u32..).zip(patterns) {
        let mut lab = Lab::new();
        let mut dice = Random::new(Some(pattern));
        let made: Vec<(String, &str)> = (0..20)
            .map(|_| {
                let value = *one_of(&mut dice, &values);
                (tagged(&mut lab, value), value)
            })
            .collect();
        let filters =
            json!([{ "Name": "tag:team", "Values": [pattern] }, { "Name": "vpc-id", "Values": [VPC, "vpc-0"] }]);
        let (mut seen, mut gone, mut token) = (Vec::new(), BTreeSet::new(), Value::Null);
        loop {
            let input = json!({ "Filters": filters, "MaxResults": round, "NextToken": token });
            let page = lab.made(CONSUMER, describe_vpc_endpoints, input);
            let rows = page["VpcEndpoints"].as_array().unwrap();
            assert!(rows.len() <= round as usize);
            seen.extend(rows.iter().map(|row| row["VpcEndpointId"].as_str().unwrap().to_owned()));
            token = page["NextToken"].clone();
            if token.is_null() {
                break;
            }
            // Any of them goes, even the one that the token was given after.
            let (id, _) = one_of(&mut dice, &made);
            lab.made(CONSUMER, delete_vpc_endpoints, json!({ "VpcEndpointIds": [id] }));
            gone.insert(id.clone());
        }
        let all: Vec<&String> = made.iter().filter(|(_, value)| fitting.contains(value)).map(|(id, _)| id).collect();
        let places: Vec<usize> = seen.iter().map(|id| all.iter().position(|fits| *fits == id).unwrap()).collect();
        assert!(places.is_sorted_by(|one, next| one < next), "{pattern}: {places:?}");
        let missed: Vec<_> = all.iter().filter(|id| !seen.contains(id) && !gone.contains(**id)).collect();
        assert!(missed.is_empty(), "{pattern} missed {missed:?}");
    }
}
