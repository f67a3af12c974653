"""The preview among strangers: other sites can read nothing of it, and it goes on answering, whatever is sent to it."""

import contextlib
import pathlib
import shutil
import socket
import tempfile
import threading
import time

import pytest
from outputs import small_site
from previewing import PAGE, running, serving

pytestmark = pytest.mark.slow

GUARDS = {
    "cache-control": "no-store",
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Answer:
    """An answer. If nothing came back, it has no status."""

    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if raw else None
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}


def connected(address):
    host, port = address.split("/")[2].split(":")
    return socket.create_connection((host, int(port)), timeout=20)


def sent(address, data):
    """The answer to bytes that are sent as they are. What the server no longer reads is not sent."""
    with connected(address) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        raw = b""
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(65536):
                raw += part
    return Answer(raw)


def request(address, path=None, method="GET", host=None, version="HTTP/1.1", **fields):
    """The bytes of a request."""
    name = address.split("/")[2]
    lines = [f"{method} {path or '/tips/'} {version}", f"Host: {host or name}"]
    lines += [f"{field.replace('_', '-')}: {value}" for field, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def requests_of_all_kinds(address):
    """Requests of all kinds, each with the statuses that its answer may have."""
    name = address.split("/")[2]

    def to(path, **others):
        return request(address, path, **others)

    plain = to("/tips/")
    head = plain[:-2]
    own = f"http://{name}"
    yield "a page", plain, [200]
    yield "a folder without its slash", to("/tips"), [302]
    yield "what is not there", to("/tips/niets.html"), [404]
    yield "what is below another path", to("/"), [302]
    yield "another path", to("/ander/"), [404]
    # Where the request comes from.
    for site, status in [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403), ("iets", 403)]:
        yield f"from a {site}", to("/tips/", Sec_Fetch_Site=site), [status]
    yield (
        "a script of another site",
        to("/tips/zoeken/pages-0.js", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors", Sec_Fetch_Dest="script"),
        [403],
    )
    yield "a frame of another site", to("/tips/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe"), [403]
    yield "a link of another site", to("/tips/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document"), [403]
    for origin, status in [(own, 200), ("null", 403), ("https://elders.example", 403), ("http://localhost:1", 403), (own + ".elders.example", 403)]:
        yield f"of the origin {origin}", to("/tips/", Origin=origin), [status]
    for page, status in [(own + "/tips/", 200), ("https://elders.example/", 403), (own + ".elders.example/", 403)]:
        yield f"after the page {page}", to("/tips/", Referer=page), [status]
    yield "a socket for another site", to("/tips/", Upgrade="websocket", Connection="Upgrade", Origin="https://elders.example"), [403]
    yield "a socket", to("/tips/", Upgrade="websocket", Connection="Upgrade", Sec_WebSocket_Version="13"), [200]
    for host in ["elders.example", f"elders.example:{name.split(':')[1]}", "localhost", "localhost:1", f"{name}.elders.example", "", f"a@{name}"]:
        yield f"for the host “{host}”", f"GET /tips/ HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), [403]
    yield "for no host", b"GET /tips/ HTTP/1.1\r\n\r\n", [400]
    yield "for two hosts", head + b"Host: elders.example\r\n\r\n", [400]
    yield "with a whole address", to(f"{own}/tips/"), [200]
    yield "with another's address", to("http://elders.example/tips/"), [400]
    # Methods that a preview does not have.
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "GETS", "BREW"]:
        yield method, to("/tips/", method=method), [405]
    yield "a star", to("*"), [400]
    yield "a body", head + b"Content-Length: 5\r\n\r\nabcde", [413]
    yield "a body that is huge", head + b"Content-Length: 99999999999999999999\r\n\r\n" + b"a" * 300_000, [413]
    yield "a body in chunks", head + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n", [413]
    yield "both", head + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", [413]
    yield "an empty body", head + b"Content-Length: 0\r\n\r\n", [200]
    # How the request is written.
    yield "three at once", plain * 3, [200]
    yield "HTTP/1.0", to("/tips/", version="HTTP/1.0"), [200]
    yield "line ends alone", plain.replace(b"\r\n", b"\n"), [200]
    yield "empty lines first", b"\r\n\r\n" + plain, [200]
    for version in ["HTTP/2.0", "HTTP/1.1.1", "http/1.1", "ICY"]:
        yield version, to("/tips/", version=version), [505]
    yield "HTTP/0.9", b"GET /tips/\r\n\r\n", [400]
    yield "HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]
    yield "https", bytes.fromhex("16030100a5010000a10303") + bytes(200), [400]
    yield "nothing but noise", bytes(range(256)) * 400, [400]
    for line in [b" folded", b"no colon", b": no name", b"na me: x", b"name : x", b"a\x00b: x", b"a: \x00", b"a: b\rc", b"a: \x7f"]:
        yield f"a field {line}", head + line + b"\r\n\r\n", [400]
    for path in ["/tips/%", "/tips/%4", "/tips/%zz", "/tips/%00", "/tips/%0d%0aX:y", "/tips/%ff", "/tips/%c0%ae", "/tips/%7f", "tips/", "//\x01"]:
        yield path, to(path), [400]
    for path in [
        "/tips/../../etc/passwd",
        "/tips/%2e%2e/%2e%2e/etc/passwd",
        "/tips/..%2f..%2fetc%2fpasswd",
        "/tips/problemen/../../content/site.yml",
        "/tips/é",
        "/tips/.",
        "/tips//",
        "//tips/",
    ]:
        yield path, to(path), [404]
    # Sizes.
    yield "a target of a megabyte", to("/tips/?" + "a" * 1_000_000), [414]
    yield "a target that never ends", b"GET /" + b"a" * 9_000, [414]
    yield "a query", to("/tips/?" + "a" * 8_000), [200]
    yield "a field of a megabyte", to("/tips/", X="a" * 1_000_000), [431]
    yield "many fields", head + b"X: y\r\n" * 120 + b"\r\n", [431]
    yield "a hundred thousand fields", head + b"X: y\r\n" * 100_000 + b"\r\n", [431]
    yield "cookies of others", to("/tips/", Cookie="a" * 30_000), [200]


@pytest.fixture(scope="module")
def preview(tool):
    """Runs a preview of a small site. Yields its address."""
    with tempfile.TemporaryDirectory() as name, serving(tool, small_site("base", pathlib.Path(name) / "content"), 4340) as address:
        yield address
        assert soon(address)[0], "after all that there is no preview"


def test_whatever_is_asked_is_answered_with_all_guards(preview, found, looked_at):
    """Every answer has all guards, whatever the request; HEAD gives the same as GET, without a body."""
    requests = list(requests_of_all_kinds(preview))
    looked_at("requests", len(requests))
    for what, data, statuses in requests:
        answer = sent(preview, data)
        if answer.status not in statuses:
            found.append(f"{what}: answered with {answer.status}, not {statuses}")
            continue
        missing = [name for name, value in GUARDS.items() if answer.headers.get(name) != value]
        if missing:
            found.append(f"{what}: the answer lacks {missing}")
        if answer.headers.get("content-length") != str(len(answer.body)):
            found.append(f"{what}: Content-Length is {answer.headers.get('content-length')} for {len(answer.body)} bytes")
        if answer.status == 403 and b"slapen" in answer.body.lower():
            found.append(f"{what}: a stranger is told of the content")
        if data.startswith(b"GET /"):
            bare = sent(preview, b"HEAD" + data[3:])
            if (bare.status, bare.body, bare.headers) != (answer.status, b"", answer.headers):
                found.append(f"{what}: HEAD is answered with {bare.status}, {bare.headers} and {len(bare.body)} bytes")


def soon(address):
    """Whether a page is answered, and how long that takes."""
    start = time.monotonic()
    return sent(address, request(address)).status == 200, time.monotonic() - start


def test_it_goes_on_while_requests_hang(preview, found):
    """While there are requests that are never finished, pages are answered; and the connection of whoever takes too long is closed."""
    for what, beginning, count in [
        ("say nothing", b"", 100),
        ("are not finished", request(preview)[:-2], 300),
        ("wait for changes", request(preview, "/tips/__tweeluik/changes?seen=0.0"), 100),
    ]:
        with contextlib.ExitStack() as stack:
            hanging = [stack.enter_context(connected(preview)) for _ in range(count)]
            for connection in hanging:
                # Connections that had to make room for others may be closed already.
                with contextlib.suppress(ConnectionError):
                    connection.sendall(beginning)
            answered, time_taken = soon(preview)
            if not answered or time_taken > 5:
                found.append(f"while {count} connections {what}, a page takes {time_taken:.1f} s ({answered})")
    # Sending a byte now and then does not keep a connection open.
    with connected(preview) as slow:
        start = time.monotonic()
        with contextlib.suppress(ConnectionError):
            slow.sendall(b"GET /tips/ HTTP/1.1\r\nHost: x\r\nX: ")
            while time.monotonic() - start < 30:
                slow.sendall(b"a")
                time.sleep(0.2)
        if time.monotonic() - start > 20:
            found.append("a request that comes byte by byte is waited for")
    # Those who do not read their answers do not hold others up.
    with contextlib.ExitStack() as stack:
        for _ in range(50):
            stack.enter_context(connected(preview)).sendall(request(preview))
        if not soon(preview)[0]:
            found.append("while others do not read their answers, there is none")


def test_many_at_once(preview):
    """Many ask at the same time, and half of them leave before they are answered."""
    wrong = []

    def ask(number):
        for turn in range(40):
            if (number + turn) % 2:
                with connected(preview) as connection:
                    connection.sendall(request(preview))
            elif (status := sent(preview, request(preview)).status) != 200:
                wrong.append(f"one of many at once is answered with {status}")

    threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_another_site_reads_nothing(browser, preview, found):
    """A page of another site can load nothing from the preview."""
    page = browser.new_page()
    page.route("http://elders.example/**", lambda route: route.fulfill(content_type="text/html", body="<!DOCTYPE html><title>x</title>"))
    page.goto("http://elders.example/")
    loaded = page.evaluate(
        """address => Promise.all(
      [["script", "src", "zoeken/index.js"], ["script", "src", "__tweeluik/preview.js"], ["link", "href", "style.css"], ["img", "src", "problemen/slapen/icon.png"]]
        .map(([name, attribute, file]) => new Promise(done => {
          const element = document.createElement(name);
          element.rel = "stylesheet";
          element.onload = () => done(file);
          element.onerror = () => done(null);
          element[attribute] = address + file;
          document.head.append(element);
        })).concat(fetch(address, {mode: "no-cors"}).then(() => "a page", () => null)))""",
        preview,
    )
    if any(loaded):
        found.append(f"another site loads {[name for name in loaded if name]}")
    page.evaluate("address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame); }", preview)
    page.wait_for_timeout(500)
    if any("slapen" in frame.content().lower() for frame in page.frames[1:]):
        found.append("another site shows the preview in a frame")
    # A reader who follows a link from another site is told how to come in, and comes in.
    page.evaluate("address => { document.body.innerHTML = `<a href='${address}'>Hier</a>`; }", preview + PAGE)
    page.get_by_text("Hier").click()
    page.get_by_role("link", name="Open the preview").click()
    page.wait_for_url(preview)
    if not page.locator("main").count():
        found.append("a link of another site does not lead to the preview")
    page.close()


def test_tabs_that_nobody_sees_leave_it_to_the_one_that_is_seen(browser, preview):
    """Pages that nobody sees leave the few connections to the one that somebody sees, and catch up when they are seen."""
    context = browser.new_context()
    context.add_init_script("window.isHidden = true; Object.defineProperty(document, 'hidden', {get: () => window.isHidden});")
    pages = [context.new_page() for _ in range(8)]
    for page in pages:
        page.goto(preview + PAGE, timeout=10_000)
    with pages[0].expect_response("**/changes?*", timeout=10_000):
        pages[0].evaluate("window.isHidden = false; document.dispatchEvent(new Event('visibilitychange'))")
    context.close()


def follows(address, view, word):
    """Whether a page shows what was written, within the time that a test waits."""
    view.write_text(view.read_text() + f"\n{word}\n")
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if word.encode() in sent(address, request(address, "/tips/" + PAGE)).body:
            return True
        time.sleep(0.05)
    return False


# What the system gives too little of, and the command that limits it.
LIMITS = {
    "restraint": [],
    "files": ["sh", "-c", 'ulimit -n 32; exec "$0" "$@"'],
    "files at all": ["sh", "-c", 'ulimit -n 12; exec "$0" "$@"'],
    "watches": ["unshare", "-Ur", "sh", "-c", 'echo 3 > /proc/sys/user/max_inotify_watches; exec "$0" "$@"'],
    "instances": ["unshare", "-Ur", "sh", "-c", 'echo 0 > /proc/sys/user/max_inotify_instances; exec "$0" "$@"'],
}


@pytest.mark.parametrize("what", LIMITS)
def test_a_preview_with_little(tool, folder, found, what):
    """The preview says once what it lacks, and goes on, even if the folder is made anew."""
    content = small_site("base", folder / "content")
    view = content / "problems" / "slapen" / "ouder.md"
    with running(tool, content, 4350 + list(LIMITS).index(what), LIMITS[what]) as (_, address, errors):
        with contextlib.ExitStack() as stack:
            for _ in range(40 if "files" in what else 0):
                stack.enter_context(connected(address))
            if not soon(address)[0]:
                found.append(f"with few {what} there are no pages while others hang")
        if not all(follows(address, view, f"Met weinig {what} {turn}.") for turn in range(3)):
            found.append(f"with few {what} pages do not follow")
        # The folder is removed and made anew: while it is gone the last good site stays, and then the page follows again.
        copy = content.with_name("copy")
        shutil.copytree(content, copy)
        shutil.rmtree(content)
        if not soon(address)[0]:
            found.append(f"with few {what} the last good site is gone with its content")
        copy.rename(content)
        if not follows(address, view, f"Met weinig {what} opnieuw."):
            found.append(f"with few {what} a folder that is made anew is not followed")
        errors.seek(0)
        said = [line for line in errors.read().splitlines() if line.startswith("note: ")]
    wanted = [] if what in ["restraint", "files"] else ["open no more files"] if what == "files at all" else ["looks by itself"]
    # Without a file left, the content may happen to be watched anew just then.
    rest = [line for line in said if what != "files at all" or "looks by itself" not in line]
    if len(rest) != len(wanted) or any(words not in line for words, line in zip(wanted, rest)):
        found.append(f"with few {what} it says {said}")
