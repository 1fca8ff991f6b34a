"""Runs prowler's checks of VPC endpoints and their services, and looks at what they find: python3 prowler.py PROGRAM"""

import csv
import os
import subprocess
import sys
from pathlib import Path

CHECKS = [
    "vpc_endpoint_connections_trust_boundaries",
    "vpc_endpoint_for_ec2_enabled",
    "vpc_endpoint_multi_az_enabled",
    "vpc_endpoint_services_allowed_principals_trust_boundaries",
    "vpc_peering_routing_tables_with_least_privilege",
    "vpc_subnet_separate_private_public",
]

folder = Path(os.environ["LAB"]) / "prowler"
command = [sys.executable, sys.argv[1], "aws", "--region", "us-east-1", "--no-banner", "--checks", *CHECKS]
run = subprocess.run([*command, "--output-formats", "csv", "--output-directory", folder, "--output-filename", "found"])
# 3 says that something was found.
assert run.returncode in (0, 3), run.returncode
with open(folder / "found.csv", newline="", encoding="utf-8") as file:
    found = list(csv.DictReader(file, delimiter=";"))
told = {(row["CHECK_ID"], row["STATUS"]) for row in found}
print(sorted(told))
assert ("vpc_endpoint_multi_az_enabled", "PASS") in told, told
assert ("vpc_endpoint_multi_az_enabled", "FAIL") in told, told
assert {check for check, _ in told} >= set(CHECKS) - {"vpc_endpoint_for_ec2_enabled"}, told
print("prowler: all well")
