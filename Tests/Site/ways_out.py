"""Every way in which a page could send or keep what a reader fills in: looked for in the scripts, and tried in the page."""

import contextlib
import http.server
import re
import threading

# What a script may not hold, and what it could do with it. The browser's policy refuses a part of it too (see ATTEMPTS); what it cannot
# refuse is kept out by this list alone.
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
# What the scanner must find, or it proves nothing; and what it must let pass.
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
    """What a script holds that could send or keep anything, but in its comments."""
    script = re.sub(r"^\s*//.*", "", script, flags=re.M)
    return [f"“{match[0]}” {why}" for pattern, why in FORBIDDEN.items() for match in re.finditer(pattern, script)]


def the_scanner_sees():
    return [f"the scanner does not see {bad}" for bad in BAD if not scanned(bad)] + [
        f"the scanner takes {good} for {scanned(good)[0]}" for good in GOOD if scanned(good)
    ]


# Each tries to tell `url`, in the page. A promise, as some are refused at once and some a moment later.
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
# What no policy refuses in Chromium: to go elsewhere, to open a window, to look up or greet a host (preconnect), and to call another
# computer (WebRTC, which asks a STUN server over UDP; the directive `webrtc` is not known). That no script holds them, and that none
# is called while the tool is used, is all there is. What is loaded from the site's own host could tell that host something: the same.
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
# What is left in the browser after all.
KEPT = """async () => [localStorage.length + sessionStorage.length, document.cookie, (await indexedDB.databases()).length].join() === "0,,0"
  ? [] : ["something is kept in the browser"]"""


class Witness:
    """Another host, which knows what reached it."""

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
    """The attempts of which the other host heard."""
    other.asked.clear()
    for number, attempt in enumerate(attempts.values()):
        page.evaluate(
            f"async url => {{ try {{ const done = ({attempt})(url); if (done instanceof Promise) done.catch(() => 0); }} catch (error) {{}} }}",
            f"{other.address}told-{number}",
        )
    page.wait_for_timeout(1000)
    return [name for number, name in enumerate(attempts) if f"/told-{number}" in other.asked]


def tool_pages(site, has_all_plans=False):
    """The pages that hold a tool; of the plans of approach, which differ in words alone, one or all."""
    pages = [path for path in sorted(site.rglob("*.html")) if 'id="tool_data"' in path.read_text()]
    plans = [path for path in pages if '"kind":"plan"' in path.read_text()]
    return [path for path in pages if has_all_plans or path not in plans[1:]]
