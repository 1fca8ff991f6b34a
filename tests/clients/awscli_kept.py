"""Keeps an AWS CLI loaded, and forks it for each command that `aws.py` hands over: awscli_kept.py SOCKET OPERATION...

A start of AWS CLI takes a second, most of it spent on imports and on reading models. A fork has them; all else it does as a
start of its own would. Each OPERATION (`ec2.describe-vpcs`) is one of a service whose model is to be read beforehand.
"""

import functools
import json
import os
import socket
import sys
import time


def main():
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(sys.argv[1])
    load(sys.argv[2:])
    listener.listen(64)
    print("ready", flush=True)
    while True:
        client, _ = listener.accept()
        if os.fork() == 0:
            os._exit(relay(client))
        client.close()
        reap()


def load(operations):
    """Runs commands that need no network, which import and read what others need."""
    from awscli import clidriver

    (loader,) = {module for name, module in sys.modules.items() if name.endswith("botocore.loaders")}
    read = functools.cache(functools.partial(loader.JSONFileLoader.load_file, loader.JSONFileLoader()))
    loader.JSONFileLoader.load_file = lambda _, path: read(path)
    # This would start a thread, which a fork does not have.
    disable_crt_logging = getattr(clidriver, "disable_crt_logging", None)
    clidriver.disable_crt_logging = lambda: None
    kept = [os.dup(1), os.dup(2)]
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.environ["AWS_DEFAULT_REGION"] = "us-east-1"
    for operation in operations:
        clidriver.create_clidriver().main([*operation.split("."), "--generate-cli-skeleton", "output"])
    sys.stdout.flush()
    sys.stderr.flush()
    for number, descriptor in enumerate(kept, 1):
        os.dup2(descriptor, number)
        os.close(descriptor)
    clidriver.disable_crt_logging = disable_crt_logging


def relay(client):
    """Forks the command, and tells its status when it has ended."""
    request, descriptors, _, _ = socket.recv_fds(client, 1 << 20, 3)
    child = os.fork()
    if child == 0:
        client.close()
        os._exit(run(json.loads(request), descriptors))
    for descriptor in descriptors:
        os.close(descriptor)
    _, status = os.waitpid(child, 0)
    client.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    return 0


def run(request, descriptors):
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(request["directory"])
    # The paths of data are read, and added to, when AWS CLI is imported.
    data_path = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(request["environment"], AWS_DATA_PATH=data_path)
    time.tzset()
    sys.argv = ["aws", *request["words"]]
    from awscli import clidriver

    try:
        status = clidriver.main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    return status or 0


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


main()
