"""The tests themselves are shut in: what a page, a browser or a tool asks of the world cannot leave unseen."""

import json
import subprocess


def test_no_way_out():
    """Only the loopback interface is up here. `script/test` sees to that."""
    result = subprocess.run(["ip", "-json", "link", "show", "up"], capture_output=True, text=True, check=True)
    # What is left out is there as an empty object.
    assert {link["ifname"] for link in json.loads(result.stdout) if link} == {"lo"}, "run these tests with script/test"
