"""The small site on real web servers: old addresses lead on, and at any depth there is a page for what does not exist."""

import re
import urllib.error
import urllib.request

import pytest
from outputs import output_folder, pages
from servers import apache, nginx


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def ask(address):
    """The status of the answer, where it leads, and its text."""
    try:
        with urllib.request.build_opener(NoRedirect).open(address) as answer:
            return answer.status, None, answer.read().decode()
    except urllib.error.HTTPError as error:
        place = error.headers.get("Location")
        return error.code, place and re.sub(r"^http://[^/]*", "", place), error.read().decode()


@pytest.mark.parametrize("server", [nginx, apache])
def test_served_well(server, found, looked_at, path="/tips/"):
    """Every page is there, old addresses lead on, and everything else has the page for what does not exist."""
    site = output_folder("base")
    rules = (site / "redirects-apache.conf").read_text()
    old = re.findall(r'RedirectMatch 301 "\^(\S+)/\?\$" "(\S+)"', rules)
    looked_at("old addresses", len(old))
    looked_at("pages", len(pages(site)))
    with server(site, path) as host:
        for page in pages(site):
            if ask(f"{host}{path}{page}")[0] not in [200, 301]:
                found.append(f"{page} is not served")
        for pattern, target in old:
            address = pattern.replace("\\.", ".")
            for ending in ["", "/"] if "." not in address.rsplit("/", 1)[1] else [""]:
                answer = ask(f"{host}{address}{ending}")
                if answer[:2] != (301, target):
                    found.append(f"{address}{ending} gives {answer[:2]}")
        status, _, text = ask(f"{host}{path}diep/in/niets.html")
        if status != 404 or "<h1>" not in text:
            found.append(f"what is not there gives {status}")
        for way in re.findall(r'(?:href|src)="(/[^"]*)"', text):
            if ask(host + way)[0] != 200:
                found.append(f"the page for what is not there leads to {way}")
