//! A refused call changes nothing: the whole state is compared before and after.

use super::home::{Home, Story, dump};

#[test]
fn refused_calls_change_nothing() {
    let (home, story) = Home::new().with_story();
    let before = dump(&home.state());
    let wrong = [(254, REFUSED), (252, INVALID)].map(|(code, lines)| {
        let changed = || dump(&home.state()) != before;
        complaints(&home, &story, code, lines, changed)
    });
    let wrong = wrong.concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A success that lists what was not done is a write of nothing, which only moves the clock.
#[test]
fn what_is_not_done_changes_nothing() {
    let (home, story) = Home::new().with_story();
    let things = || dump(&home.state()).into_iter().filter(|row| !row.starts_with("lab ")).collect::<Vec<_>>();
    let before = things();
    let wrong = complaints(&home, &story, 0, NOT_DONE, || things() != before);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with these lines: another exit code, or a change.
fn complaints(home: &Home, story: &Story, code: i32, lines: &str, changed: impl Fn() -> bool) -> Vec<String> {
    let name = format!("com.amazonaws.vpce.us-east-1.{}", story.service);
    let names = [
        ("$VPC", &story.vpc),
        ("$SUBNET", &story.subnet),
        ("$NLB", &story.load_balancer),
        ("$SERVICE", &story.service),
        ("$NAME", &name),
        ("$CVPC", &story.consumer_vpc),
        ("$CSUBNET", &story.consumer_subnet),
        ("$ENDPOINT", &story.endpoint),
        ("$WAITING", &story.waiting),
    ];
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let ran = home.run(&names.iter().fold(line.to_owned(), |line, (name, id)| line.replace(name, id)));
        if ran.code != Some(code) {
            wrong.push(format!("{line}: {:?}, not {code}: {}{}", ran.code, ran.stderr.trim(), ran.stdout.trim()));
        }
        if changed() {
            wrong.push(format!("{line}: changed the state"));
        }
    }
    wrong
}

/// What the service refuses.
const REFUSED: &str = "
    ec2 create-vpc --cidr-block 10.0.0.0/8
    ec2 create-vpc --cidr-block 10.0.0.0/29
    ec2 create-vpc --cidr-block 10.0.0.0
    ec2 create-vpc --cidr-block 300.0.0.0/16
    ec2 create-vpc --cidr-block x
    ec2 create-vpc
    ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run
    ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ResourceType=subnet,Tags=[{Key=a,Value=b}]
    ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ResourceType=vpc,Tags=[{Key=aws:a,Value=b}]
    ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ResourceType=vpc,Tags=[{Key=a},{Key=a}]
    ec2 create-subnet --vpc-id vpc-0123456789abcdef0 --cidr-block 10.1.9.0/24
    ec2 create-subnet --vpc-id nonsense --cidr-block 10.1.9.0/24
    ec2 create-subnet --vpc-id $CVPC --cidr-block 10.2.9.0/24
    ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.1.0/24
    ec2 create-subnet --vpc-id $VPC --cidr-block 192.168.0.0/24
    ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.9.0/24 --availability-zone mars-1a
    ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.9.0/24 --dry-run
    ec2 create-security-group --vpc-id $CVPC --group-name g --description d
    ec2 create-security-group --vpc-id $VPC --group-name default --description d
    ec2 create-security-group --vpc-id $VPC --group-name g --description d --dry-run
    ec2 authorize-security-group-ingress --group-id sg-0123456789abcdef0 --protocol tcp --port 1 --cidr 10.0.0.0/8
    ec2 create-tags --resources vpc-0123456789abcdef0 --tags Key=a,Value=b
    ec2 create-tags --resources $VPC vpc-0123456789abcdef0 --tags Key=a,Value=b
    ec2 create-tags --resources $CVPC --tags Key=a,Value=b
    ec2 create-tags --resources $VPC --tags Key=aws:a,Value=b
    ec2 create-tags --resources $VPC --tags Key=a,Value=b Key=a,Value=c
    ec2 create-tags --resources $VPC --tags Key=a,Value=b --dry-run
    ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns nonsense
    ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns $NLB
    ec2 create-vpc-endpoint-service-configuration
    --profile consumer ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns $NLB
    ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE --add-allowed-principals nonsense
    ec2 modify-vpc-endpoint-service-permissions --service-id nonsense --add-allowed-principals *
    ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE --add-allowed-principals * --dry-run
    --profile consumer ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE --add-allowed-principals *
    --profile consumer ec2 create-vpc-endpoint --vpc-id $VPC --vpc-endpoint-type Interface --service-name $NAME
    --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name nonsense
    --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Gateway --service-name $NAME
    --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name $NAME --subnet-ids $SUBNET
    --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name $NAME --subnet-ids $CSUBNET --dry-run
    --profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface --service-name $NAME --subnet-ids $CSUBNET --security-group-ids sg-0123456789abcdef0
    --profile consumer ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $WAITING
    --profile consumer ec2 reject-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $WAITING
    ec2 accept-vpc-endpoint-connections --service-id vpce-svc-0123456789abcdef0 --vpc-endpoint-ids $WAITING
    ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $WAITING --dry-run
    ec2 reject-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $ENDPOINT --dry-run
    --profile consumer ec2 delete-vpc-endpoints --vpc-endpoint-ids $ENDPOINT --dry-run
    ec2 delete-vpc-endpoint-service-configurations --service-ids $SERVICE --dry-run
    ec2 describe-vpcs --vpc-ids vpc-0123456789abcdef0
    ec2 describe-vpcs --filters Name=nonsense,Values=a
    ec2 describe-vpcs --starting-token nonsense
    ec2 describe-vpc-endpoints --vpc-endpoint-ids $ENDPOINT
    elbv2 create-load-balancer --name orders --type network --subnets nonsense
    elbv2 create-load-balancer --name orders --type gateway --subnets $SUBNET
    elbv2 create-load-balancer --name internal-x --type network --subnets $SUBNET
    elbv2 create-target-group --name t --protocol TCP --port 1 --vpc-id vpc-0123456789abcdef0
    elbv2 create-listener --load-balancer-arn nonsense --protocol TCP --port 1 --default-actions Type=forward,TargetGroupArn=x
    ec2 run-instances
";

/// What never reaches the service.
const INVALID: &str = "
    ec2 create-vpc --cidr-block
    ec2 create-vpc --nonsense
    ec2 create-subnet --cidr-block 10.1.9.0/24
    ec2 create-tags --resources $VPC --tags Key=a,Value=b,Key=c
    ec2 create-tags --resources $VPC --tags [{\"Key\":1}]
    ec2 create-tags --resources $VPC --tags {broken
    ec2 create-tags --resources $VPC --tags file:///nowhere
    ec2 create-tags --resources $VPC --tags Key=a,Value=b --query [
    ec2 create-tags --resources $VPC --tags Key=a,Value=b --output nonsense
    ec2 create-tags --resources $VPC --tags Key=a,Value=b nonsense
    ec2 create-vpc --cidr-block 10.0.0.0/16 --cli-input-json {
    ec2 create-vpc --cidr-block 10.0.0.0/16 --cli-input-json []
    ec2 nonsense
";

/// What succeeds and lists what was not done.
const NOT_DONE: &str = "
    ec2 delete-vpc-endpoint-service-configurations --service-ids $SERVICE
    --profile consumer ec2 delete-vpc-endpoint-service-configurations --service-ids vpce-svc-0123456789abcdef0
    --profile consumer ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-0123456789abcdef0
";
