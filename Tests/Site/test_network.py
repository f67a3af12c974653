"""The tests are shut in: no page, browser or tool can ask anything of the outside world unseen."""

import json
import subprocess


def test_no_way_out():
    """Only the loopback interface is up; `script/test` sees to that."""
    result = subprocess.run(["ip", "-json", "link", "show", "up"], capture_output=True, text=True, check=True)
    # `ip` lists an interface that is not up as an empty object.
    assert {link["ifname"] for link in json.loads(result.stdout) if link} == {"lo"}, "run these tests with script/test"
