"""Every page from a web server with a strict Content-Security-Policy, in a subfolder."""

from browser import chromium, on_a_server, shown_pages, watched


def at_home_on_a_strict_server(site):
    """No page breaks the policy, asks anything of another host, says anything in the console, or misses a file."""
    found = []
    with on_a_server(site) as base, chromium() as browser:
        page = watched(browser.new_context(), base, found)
        for name in shown_pages(site):
            page.goto(base + name)
    return found
