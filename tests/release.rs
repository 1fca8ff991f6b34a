//! What the release binary may weigh and cost. It is built for that, so these are no part of a plain `cargo test`:
//!
//! `cargo test --test release -- --ignored`; with `UPDATE=1` the costs in `tests/release/instructions.txt` are rewritten.

#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The most bytes of the release binary.
const LARGEST: u64 = 8_000_000;

/// By how much a command may come to cost more than what is kept of it.
const GROWTH: f64 = 1.1;

const KEPT: &str = "tests/release/instructions.txt";

const KEPT_ABOUT: &str = "\
# Instructions of a whole run, as a multiple of those of an empty Rust program, counted by callgrind.
# Rewritten by `UPDATE=1 cargo test --test release -- --ignored`.
";

/// The code for what depends on the processor that glibc takes everywhere.
const PLAIN_PROCESSOR: &str =
    "glibc.cpu.hwcaps=-AVX512VL,-AVX512F,-AVX512BW,-AVX2,-AVX,-SSE4_2,-SSE4_1,-SSSE3,-BMI2,-ERMS,-FSRM,-LZCNT,-MOVBE";

/// A start on a state with nothing in it, and the ten commonest commands on the lab: who calls, and the words of each. What
/// is in capitals is a variable of [`Lab`].
const COMMANDS: &[(&str, &str)] = &[
    ("consumer", "ec2 create-vpc --cidr-block 10.9.0.0/16"),
    ("consumer", "ec2 describe-vpcs"),
    ("consumer", "ec2 create-subnet --vpc-id VPC --cidr-block 10.2.9.0/24"),
    (
        "consumer",
        "ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id VPC --service-name NAME --subnet-ids SUBNET",
    ),
    ("consumer", "ec2 describe-vpc-endpoints"),
    ("consumer", "ec2 create-tags --resources ENDPOINT --tags Key=team,Value=orders"),
    ("provider", "ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns SPARE"),
    (
        "provider",
        "ec2 modify-vpc-endpoint-service-permissions --service-id SERVICE --add-allowed-principals arn:aws:iam::222222222222:root",
    ),
    ("provider", "ec2 describe-vpc-endpoint-connections"),
    ("provider", "ec2 accept-vpc-endpoint-connections --service-id SERVICE --vpc-endpoint-ids ENDPOINT"),
];

/// How the lab is made, in order: the variable that what is printed becomes, who calls, and the words.
const STORY: &[(&str, &str, &str)] = &[
    ("VPC", "provider", "ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId"),
    (
        "SUBNET",
        "provider",
        "ec2 create-subnet --vpc-id VPC --cidr-block 10.1.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId",
    ),
    (
        "BALANCER",
        "provider",
        "elbv2 create-load-balancer --name orders --type network --scheme internal --subnets SUBNET \
         --query LoadBalancers[0].LoadBalancerArn",
    ),
    (
        "SPARE",
        "provider",
        "elbv2 create-load-balancer --name spare --type network --scheme internal --subnets SUBNET \
         --query LoadBalancers[0].LoadBalancerArn",
    ),
    (
        "SERVICE",
        "provider",
        "ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns BALANCER --acceptance-required \
         --query ServiceConfiguration.ServiceId",
    ),
    (
        "NAME",
        "provider",
        "ec2 describe-vpc-endpoint-service-configurations --query ServiceConfigurations[0].ServiceName",
    ),
    ("", "provider", "ec2 modify-vpc-endpoint-service-permissions --service-id SERVICE --add-allowed-principals *"),
    ("VPC", "consumer", "ec2 create-vpc --cidr-block 10.2.0.0/16 --query Vpc.VpcId"),
    (
        "SUBNET",
        "consumer",
        "ec2 create-subnet --vpc-id VPC --cidr-block 10.2.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId",
    ),
    (
        "ENDPOINT",
        "consumer",
        "ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id VPC --service-name NAME --subnet-ids SUBNET \
         --query VpcEndpoint.VpcEndpointId",
    ),
];

#[test]
#[ignore = "builds a release"]
fn the_binary_is_small() {
    let size = fs::metadata(release()).unwrap().len();
    assert!(size <= LARGEST, "the release binary has {size} bytes; the most is {LARGEST}");
}

#[test]
#[ignore = "needs valgrind, and builds a release"]
fn no_command_costs_more_than_it_did() {
    let found = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    assert!(found.is_ok(), "NOT MEASURED: valgrind is not on PATH; Debian has it in the package `valgrind`");

    let vpce = release();
    let lab = Lab::new(&vpce);
    let empty = lab.instructions(&mut lab.command(&lab.empty_program()));
    let mut costs = vec![("start-up".to_owned(), lab.start_up(&vpce))];
    for (profile, words) in COMMANDS {
        costs.push((words.split(' ').take(2).collect::<Vec<_>>().join(" "), lab.cost(&vpce, profile, words)));
    }

    #[expect(clippy::cast_precision_loss, reason = "no run has so many instructions")]
    let ratios: Vec<(String, f64)> =
        costs.into_iter().map(|(name, count)| (name, count as f64 / empty as f64)).collect();
    let mut rendered = KEPT_ABOUT.to_owned();
    for (name, ratio) in &ratios {
        writeln!(rendered, "{name:50} {ratio:6.2}").unwrap();
    }
    #[expect(clippy::disallowed_methods, reason = "how a test is told to rewrite")]
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(root().join(KEPT), rendered).unwrap();
    }
    let kept = fs::read_to_string(root().join(KEPT)).unwrap();
    let kept_of = |name: &str| {
        let line = kept.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        line.unwrap_or_else(|| panic!("{KEPT} has nothing about {name}"))
    };
    let grown = ratios.iter().filter(|(name, ratio)| *ratio > kept_of(name) * GROWTH).collect::<Vec<_>>();
    assert!(grown.is_empty(), "these cost more than {GROWTH} times what {KEPT} has: {grown:?}\nnow:\n{rendered}");
}

/// The binary as it is released, built where this test was.
fn release() -> PathBuf {
    let target = Path::new(env!("CARGO_BIN_EXE_vpce")).ancestors().nth(2).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--locked", "--release", "--bin", "vpce", "--target-dir"]).arg(target).current_dir(root());
    // Tests are given these as variables of the environment, which Cargo would take for a change of what it has built.
    cargo.env_remove("CFLAGS").env_remove("LIBSQLITE3_FLAGS");
    assert!(cargo.status().unwrap().success(), "there is no release to measure");
    target.join("release/vpce")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A provider's service and a consumer's endpoint that waits for acceptance.
struct Lab {
    directory: TempDir,
    /// What the story's commands printed, by name.
    variables: Vec<(&'static str, String)>,
}

impl Lab {
    fn new(vpce: &Path) -> Self {
        let mut lab = Self { directory: tempfile::tempdir().unwrap(), variables: Vec::new() };
        for (variable, profile, words) in STORY {
            let output = lab.vpce(vpce, profile, words).args(["--output", "text"]).output().unwrap();
            assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
            let printed = String::from_utf8(output.stdout).unwrap().trim().to_owned();
            lab.variables.retain(|(name, _)| name != variable);
            lab.variables.push((variable, printed));
        }
        fs::copy(lab.path("state.db"), lab.path("lab.db")).unwrap();
        lab
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// A program that sees nothing of the machine that it is run on. Its paths are short and the same everywhere.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .current_dir(self.directory.path())
            .env("HOME", "home")
            .env("GLIBC_TUNABLES", PLAIN_PROCESSOR);
        command
    }

    fn vpce(&self, vpce: &Path, profile: &str, words: &str) -> Command {
        let mut command = self.command(vpce);
        command.env("VPCE_STATE", "state.db").env("VPCE_SEED", "1").env("VPCE_CLOCK", "2026-01-01T00:00:00Z");
        let value = |word| self.variables.iter().find_map(|(name, value)| (*name == word).then_some(value.as_str()));
        command.args(words.split(' ').map(|word| value(word).unwrap_or(word))).args(["--profile", profile]);
        command
    }

    /// The instructions of a describe where there is nothing.
    fn start_up(&self, vpce: &Path) -> u64 {
        let mut made = self.command(vpce);
        // Which makes the file, and nothing in it.
        made.env("VPCE_STATE", "empty.db").args(["clock", "fix", "2026-01-01T00:00:00Z"]).stdout(Stdio::null());
        assert!(made.status().unwrap().success());
        let mut described = self.vpce(vpce, "consumer", "ec2 describe-vpc-endpoints");
        self.instructions(described.env("VPCE_STATE", "empty.db"))
    }

    /// The instructions of a command on the lab as the story left it.
    fn cost(&self, vpce: &Path, profile: &str, words: &str) -> u64 {
        fs::copy(self.path("lab.db"), self.path("state.db")).unwrap();
        self.instructions(&mut self.vpce(vpce, profile, words))
    }

    /// The instructions of a program in all its threads, from the loader's first to the last.
    fn instructions(&self, command: &mut Command) -> u64 {
        let out = self.path("callgrind.out");
        let mut valgrind = self.command(Path::new("valgrind"));
        valgrind.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        #[expect(clippy::disallowed_methods, reason = "valgrind is wherever the machine has it")]
        valgrind.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        valgrind.args(["-q", "--tool=callgrind"]).arg(format!("--callgrind-out-file={}", out.display()));
        let output = valgrind.arg(command.get_program()).args(command.get_args()).output().unwrap();
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        let counted = fs::read_to_string(&out).unwrap();
        let total = counted.lines().find_map(|line| line.strip_prefix("totals: "));
        total.unwrap_or_else(|| panic!("callgrind counted nothing of {command:?}")).parse().unwrap()
    }

    /// `fn main() {}`
    fn empty_program(&self) -> PathBuf {
        let program = self.path("empty");
        let mut rustc = Command::new("rustc");
        rustc.args(["-O", "--edition=2024", "-o"]).arg(&program).arg("-").stdin(Stdio::piped()).current_dir(root());
        let mut compiling = rustc.spawn().unwrap();
        compiling.stdin.take().unwrap().write_all(b"fn main() {}").unwrap();
        assert!(compiling.wait().unwrap().success());
        program
    }
}
