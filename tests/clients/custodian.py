"""Looks at what Cloud Custodian has found: python3 custodian.py FOLDER"""

import json
import sys
from pathlib import Path

FOUND = {
    "endpoints": 7,
    "endpoints-without-a-name": 6,
    # All whose policy lets everybody in, which is all that have one.
    "endpoints-open-to-other-accounts": 6,
    "endpoints-by-group": 1,
    "endpoints-by-network": 7,
    "networks": 1,
    "groups": 1,
    "tables": 2,
    "tag-endpoints": 7,
    "endpoints-tagged": 7,
}

found = {policy: len(json.loads((Path(sys.argv[1]) / policy / "resources.json").read_text())) for policy in FOUND}
assert found == FOUND, found
print("custodian: all well")
