//! `vpce tour`: one whole story between the two built-in accounts and a third, on a state file and a configuration that are
//! thrown away.
//!
//! The story is data: what is shown is what is run, and `--script` prints the same lines as a shell script. Seed and clock
//! are fixed, so that both print the same ids every time.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Context;
use super::key::{self, Key};
use crate::base::environment::Environment;
use crate::cli::errors::exit;
use crate::cli::io::Io;

#[derive(Debug, Args)]
pub(super) struct Tour {
    /// Print the story as a shell script instead of playing it.
    #[arg(long)]
    script: bool,
    /// Wait for a key before each part of the story.
    #[arg(long, conflicts_with = "script")]
    step: bool,
}

/// One thing that happens.
enum Step {
    /// What is told before the next commands.
    Say(&'static str),
    /// A command whose output is shown.
    Show(&'static str),
    /// A command whose output a shell variable keeps.
    Keep(&'static str, &'static str),
    /// A command that is refused.
    Refused(&'static str),
}

use Step::{Keep, Refused, Say, Show};

const STORY: &[Step] = &[
    Say("The provider, account 111122223333, has a VPC with a subnet in each of two zones."),
    Keep("PVPC", "--profile provider ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId --output text"),
    Keep(
        "PSUB1",
        "--profile provider ec2 create-subnet --vpc-id $PVPC --cidr-block 10.1.1.0/24 \
         --availability-zone us-east-1a --query Subnet.SubnetId --output text",
    ),
    Keep(
        "PSUB2",
        "--profile provider ec2 create-subnet --vpc-id $PVPC --cidr-block 10.1.2.0/24 \
         --availability-zone us-east-1b --query Subnet.SubnetId --output text",
    ),
    Say("It puts a Network Load Balancer there, which takes a moment to become active."),
    Keep(
        "NLB",
        "--profile provider elbv2 create-load-balancer --name orders --type network --scheme internal \
         --subnets $PSUB1 $PSUB2 --query LoadBalancers[0].LoadBalancerArn --output text",
    ),
    Show("--profile provider elbv2 wait load-balancer-available --load-balancer-arns $NLB"),
    Say("Behind it, it offers an endpoint service whose connections it accepts one by one."),
    Keep(
        "SERVICE",
        "--profile provider ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns $NLB \
         --acceptance-required --query ServiceConfiguration.ServiceId --output text",
    ),
    Show(
        "--profile provider ec2 describe-vpc-endpoint-service-configurations --service-ids $SERVICE --output table \
         --query ServiceConfigurations[].{Id:ServiceId,State:ServiceState,Zones:AvailabilityZones}",
    ),
    Say("The consumer, account 444455556666, has a VPC of its own."),
    Keep("CVPC", "--profile consumer ec2 create-vpc --cidr-block 10.2.0.0/16 --query Vpc.VpcId --output text"),
    Keep(
        "CSUB",
        "--profile consumer ec2 create-subnet --vpc-id $CVPC --cidr-block 10.2.1.0/24 \
         --availability-zone us-east-1a --query Subnet.SubnetId --output text",
    ),
    Say("Nobody has allowed it to use the service yet, so for the consumer there is no such service."),
    Refused(
        "--profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface \
         --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $CSUB",
    ),
    Say("The provider grants it to the consumer's account, and the consumer sees it."),
    Show(
        "--profile provider ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE \
         --add-allowed-principals arn:aws:iam::444455556666:root",
    ),
    Show(
        "--profile consumer ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.us-east-1.$SERVICE \
         --query ServiceDetails[].[ServiceName,Owner,AcceptanceRequired] --output text",
    ),
    Say("Now the endpoint can be made. It has its interface and its names at once, and waits for the provider."),
    Keep(
        "ENDPOINT",
        "--profile consumer ec2 create-vpc-endpoint --vpc-id $CVPC --vpc-endpoint-type Interface \
         --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $CSUB \
         --query VpcEndpoint.VpcEndpointId --output text",
    ),
    Show("--profile consumer ec2 describe-vpc-endpoints --vpc-endpoint-ids $ENDPOINT"),
    Say("The provider sees who asks, and accepts."),
    Show(
        "--profile provider ec2 describe-vpc-endpoint-connections --filters Name=service-id,Values=$SERVICE \
         --query VpcEndpointConnections[].[VpcEndpointId,VpcEndpointOwner,VpcEndpointState] --output text",
    ),
    Show("--profile provider ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $ENDPOINT"),
    Show(
        "--profile consumer ec2 describe-vpc-endpoints --vpc-endpoint-ids $ENDPOINT --output text \
         --query VpcEndpoints[].[State,DnsEntries[0].DnsName]",
    ),
    Say("While it is connected, the service cannot be deleted. The answer is a success that lists what was not done."),
    Show("--profile provider ec2 delete-vpc-endpoint-service-configurations --service-ids $SERVICE"),
    Say("The provider may still reject the connection. The endpoint stays, rejected, until the consumer deletes it."),
    Show("--profile provider ec2 reject-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $ENDPOINT"),
    Show("--profile consumer ec2 describe-vpc-endpoints --query VpcEndpoints[].State --output text"),
    Show("--profile consumer ec2 delete-vpc-endpoints --vpc-endpoint-ids $ENDPOINT"),
    Say(
        "A third account, 777788889999, knows the zones by other letters, as accounts do. The ids of the zones are the \
         same for all.",
    ),
    Show("accounts add third --account 777788889999"),
    Show("accounts zones third --shuffled"),
    Show("accounts zones"),
    Say("The provider grants the service to it. What the provider calls zones a and b has other names there."),
    Show(
        "--profile provider ec2 modify-vpc-endpoint-service-permissions --service-id $SERVICE \
         --add-allowed-principals arn:aws:iam::777788889999:root --query ReturnValue",
    ),
    Show(
        "--profile provider ec2 describe-vpc-endpoint-service-configurations --service-ids $SERVICE --output text \
         --query ServiceConfigurations[].AvailabilityZones",
    ),
    Show(
        "--profile third ec2 describe-vpc-endpoint-services --service-names com.amazonaws.vpce.us-east-1.$SERVICE \
         --query ServiceDetails[].AvailabilityZones[] --output text",
    ),
    Say("So its own zone a will not do: the service is not there."),
    Keep("TVPC", "--profile third ec2 create-vpc --cidr-block 10.3.0.0/16 --query Vpc.VpcId --output text"),
    Keep(
        "TSUB1",
        "--profile third ec2 create-subnet --vpc-id $TVPC --cidr-block 10.3.1.0/24 \
         --availability-zone us-east-1a --query Subnet.SubnetId --output text",
    ),
    Refused(
        "--profile third ec2 create-vpc-endpoint --vpc-id $TVPC --vpc-endpoint-type Interface \
         --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $TSUB1",
    ),
    Say("A subnet that is made by the zone's id is in the provider's zone a, whatever it is called here."),
    Keep(
        "ZONE",
        "--profile provider ec2 describe-subnets --subnet-ids $PSUB1 --query Subnets[0].AvailabilityZoneId --output text",
    ),
    Keep(
        "TSUB2",
        "--profile third ec2 create-subnet --vpc-id $TVPC --cidr-block 10.3.2.0/24 \
         --availability-zone-id $ZONE --query Subnet.SubnetId --output text",
    ),
    Show(
        "--profile third ec2 describe-subnets --subnet-ids $TSUB2 --output text \
         --query Subnets[].[AvailabilityZone,AvailabilityZoneId]",
    ),
    Keep(
        "THIRD",
        "--profile third ec2 create-vpc-endpoint --vpc-id $TVPC --vpc-endpoint-type Interface \
         --service-name com.amazonaws.vpce.us-east-1.$SERVICE --subnet-ids $TSUB2 \
         --query VpcEndpoint.VpcEndpointId --output text",
    ),
    Show("--profile provider ec2 accept-vpc-endpoint-connections --service-id $SERVICE --vpc-endpoint-ids $THIRD"),
    Show(
        "--profile third ec2 describe-vpc-endpoints --vpc-endpoint-ids $THIRD \
         --query VpcEndpoints[].[State,DnsEntries[].DnsName]",
    ),
    Say("That is what there is now, and what was refused on the way."),
    Show("status"),
    Show("log --refused"),
];

const SEED: &str = "tour";
const CLOCK: &str = "2026-01-01T09:00:00Z+1s";

impl Tour {
    pub(super) fn run(self, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        if self.script {
            return Ok(context.io.print(&script())?);
        }
        if self.step {
            key::is_possible(context.io)?;
        }
        let directory = context.environment.temporary_directory().context("Unable to make a directory to play in")?;
        let path = directory.path().join("state.db").to_string_lossy().into_owned();
        let variables = [("VPCE_STATE", path.as_str()), ("VPCE_SEED", SEED), ("VPCE_CLOCK", CLOCK)];
        // Nothing of the user's own settings may tell another story.
        let environment = Environment::isolated(directory.path(), variables);
        play(&environment, self.step, context.io)
    }
}

fn play(environment: &Environment, stepwise: bool, io: &mut Io<'_>) -> anyhow::Result<()> {
    let mut variables = BTreeMap::new();
    for (index, step) in STORY.iter().enumerate() {
        if stepwise && index > 0 && matches!(step, Say(_)) && key::wait(io)? == Key::Stop {
            return Ok(());
        }
        match step {
            Say(text) => io.print(&format!("\n# {text}\n"))?,
            Keep(name, command) => {
                let output = command_output(environment, &variables, command)?;
                io.print(&format!("$ {name}=$(vpce {})\n", quoted(command)))?;
                io.print(&format!("$ echo ${name}\n{}", output.stdout))?;
                variables.insert(*name, output.stdout.trim_end().to_owned());
            }
            Show(command) | Refused(command) => {
                let output = command_output(environment, &variables, command)?;
                io.print(&format!("$ vpce {}\n{}{}", quoted(command), output.stdout, output.stderr))?;
                if matches!(step, Refused(_)) {
                    io.print(&format!("$ echo $?\n{}\n", output.code))?;
                }
            }
        }
    }
    Ok(())
}

struct CommandOutput {
    stdout: String,
    stderr: String,
    code: u8,
}

/// Runs a command as a shell would, its variables replaced.
fn command_output(
    environment: &Environment,
    variables: &BTreeMap<&str, String>,
    command: &str,
) -> anyhow::Result<CommandOutput> {
    // Longer names first, so that none is taken for the beginning of another.
    let mut names: Vec<_> = variables.iter().collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let replaced =
        names.iter().fold(command.to_owned(), |line, (name, value)| line.replace(&format!("${name}"), value));
    let words = std::iter::once("vpce").chain(replaced.split_whitespace()).map(str::to_owned);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = Io { stdout: &mut stdout, stderr: &mut stderr, terminal: None };
    let code = crate::cli::run(&words.collect::<Vec<_>>(), environment, &mut io);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let output = CommandOutput { stdout: text(stdout), stderr: text(stderr), code };
    if matches!(output.code, exit::SUCCESS | exit::SERVICE) {
        return Ok(output);
    }
    bail!("the tour ends early: {}", output.stderr.trim())
}

/// The command as it would be typed: words that a shell would take apart or look into are quoted.
fn quoted(command: &str) -> String {
    let special = |word: &str| word.contains(['[', '{', '*']);
    let quote = |word: &str| if special(word) { format!("'{word}'") } else { word.to_owned() };
    command.split_whitespace().map(quote).collect::<Vec<_>>().join(" ")
}

fn script() -> String {
    let mut script = format!(
        "#!/bin/sh\n# Connections between three accounts. Everything happens in a directory of its own, and no setting of yours counts.\n\
         set -eu\nLAB=$(mktemp -d)\n: > \"$LAB/config.toml\"\n\
         export VPCE_STATE=\"$LAB/state.db\" VPCE_CONFIG=\"$LAB/config.toml\" VPCE_SEED={SEED} VPCE_CLOCK={CLOCK}\n\
         export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_PAGER=\n\
         unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_REGION AWS_DEFAULT_REGION AWS_DEFAULT_OUTPUT AWS_ENDPOINT_URL\n"
    );
    for step in STORY {
        let _ = match step {
            Say(text) => write!(script, "\n# {text}\n"),
            Keep(name, command) => writeln!(script, "{name}=$(vpce {})", quoted(command)),
            Show(command) => writeln!(script, "vpce {}", quoted(command)),
            Refused(command) => writeln!(script, "vpce {} || echo \"refused with exit code $?\"", quoted(command)),
        };
    }
    script
}
