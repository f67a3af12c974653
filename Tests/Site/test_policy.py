"""Every page works on a web server with a strict Content-Security-Policy, in a subfolder."""

import pytest
from browser import shown_pages, walked


# test_light.py opens the pages that together show all there is to see on such a server.
@pytest.mark.full
def test_at_home_on_a_strict_server(browser, site, on_server, found, looked_at):
    """No page breaks the policy, asks anything of another host, writes to the console, or misses a file."""
    looked_at("pages", walked(browser, on_server, shown_pages(site), found))
