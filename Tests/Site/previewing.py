"""A running preview, and its answers."""

import contextlib
import http.client
import re
import subprocess
import tempfile

PAGE = "problemen/slapen/ouder.html"


@contextlib.contextmanager
def serving(tool, content, port):
    """Runs a preview. Yields its address."""
    with running(tool, content, port) as (_, address, _):
        yield address


@contextlib.contextmanager
def running(tool, content, port, within=()):
    """Runs a preview, within another command if one is given. Yields what it prints (a line for each change), its address and its complaints, which
    are complete once it has ended."""
    command = [*within, tool, "serve", "--content", content, "--port", str(port), "--today", "2026-12-01"]
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            line = process.stdout.readline()
            yield process.stdout, re.search(r"at (http://\S+)", line)[1], errors
        finally:
            process.terminate()
            process.communicate()


def asked(address, path, host=None, method="GET"):
    """The status and the body of the answer to a path, which is sent as it is."""
    name = address.split("/")[2]
    connection = http.client.HTTPConnection(name, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or name)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")
