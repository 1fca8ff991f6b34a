"""`aws` in a lab: hands its words to an AWS CLI that `awscli_kept.py` keeps loaded, or to vpce, and notes what comes of it.

LAB_KEPT      the socket of the AWS CLI; without it, vpce answers
LAB_VPCE      the program vpce
LAB_RECORD    a file that gets a line of JSON for each command, if it is set
LAB_FORMATS   what reads is also asked of both in these formats: of the AWS CLI through the server, of vpce on the state file
LAB_ENDPOINT  an AWS CLI that knows no AWS_ENDPOINT_URL gets it as an option
LAB_STATUS    `v1`: this AWS CLI ends with 255, or 2, where later ones tell errors apart
"""

import json
import os
import re
import socket
import subprocess
import sys

# How AWS CLI 2 ends on what version 1 says.
STATUS = [
    (r"\A\s*Waiter ", 255),
    (r"An error occurred \([^)]*\) when calling the ", 254),
    (r"You must specify a region|Unable to locate credentials", 253),
    (r"usage: |Unknown options: |Error parsing parameter |Parameter validation failed|Bad value for --query |"
     r"Cannot specify --no-paginate |Invalid JSON received", 252),
]
READS = re.compile(r"(describe|list|get)-")


def main():
    words = sys.argv[1:]
    record = os.environ.get("LAB_RECORD")
    mine, theirs = (vpce, kept) if "LAB_KEPT" in os.environ else (None, vpce)
    answer = theirs(words)
    if record:
        twins = []
        formats = os.environ.get("LAB_FORMATS", "").split() if any(map(READS.match, words)) else []
        if formats:
            twins.append({"words": words, "theirs": answer, "ours": mine(words)})
        for asked in ([*words, "--output", format] for format in formats):
            twins.append({"words": asked, "theirs": theirs(asked), "ours": mine(asked)})
        with open(record, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({"words": words, "answer": answer, "twins": twins}) + "\n")
    for stream, text in [(sys.stdout, answer["out"]), (sys.stderr, answer["err"])]:
        stream.buffer.write(text.encode("utf-8", "surrogateescape"))
        stream.flush()
    sys.exit(answer["status"])


def kept(words):
    """What the AWS CLI answers, through the server."""
    if "LAB_ENDPOINT" in os.environ and "--endpoint-url" not in words and os.environ.get("AWS_ENDPOINT_URL"):
        words = ["--endpoint-url", os.environ["AWS_ENDPOINT_URL"], *words]
    request = {"words": words, "directory": os.getcwd(), "environment": dict(os.environ)}
    out, err = os.memfd_create("out"), os.memfd_create("err")
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(os.environ["LAB_KEPT"])
        socket.send_fds(client, [json.dumps(request).encode()], [0, out, err])
        status = int(client.recv(64))
    out, err = content(out), content(err)
    if status in (2, 255) and os.environ.get("LAB_STATUS") == "v1":
        status = next((status for said, status in STATUS if re.search(said, err)), status)
    return {"status": status, "out": out, "err": err}


def vpce(words):
    """What vpce answers, on the state file."""
    environment = {name: value for name, value in os.environ.items() if name != "AWS_ENDPOINT_URL"}
    out, err = os.memfd_create("out"), os.memfd_create("err")
    program = subprocess.run(["aws", *words], executable=os.environ["LAB_VPCE"], env=environment, stdout=out, stderr=err)
    return {"status": program.returncode, "out": content(out), "err": content(err)}


def content(descriptor):
    with open(descriptor, "rb") as file:
        file.seek(0)
        return file.read().decode("utf-8", "surrogateescape")


main()
