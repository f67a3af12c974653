"""The rules of accessibility, and checks of what these rules cannot decide."""

import html

from axe_playwright_python.base import AXE_SCRIPT

# WCAG 2.2 AA and axe's best practices. Without `ignorePseudo`, axe says of most texts that a mark beside them may be behind them; OUTSIDE_AXE looks
# at such marks instead.
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "checks": {"color-contrast": {"options": {"ignorePseudo": True}}},
    "preload": False,
    # Describing and sending what passes would take as long as the rules themselves.
    "resultTypes": ["violations", "incomplete"],
}
# Dark pages differ in colours only.
IN_THE_DARK = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCHEMES = {"light": OPTIONS, "dark": IN_THE_DARK}
# What axe leaves undecided, by rule and element, and why each is settled. Anything else that axe leaves undecided is reported.
SETTLED = {
    ("color-contrast", "<text"): "a drawing's words lie on rectangles, which axe does not see; OUTSIDE_AXE measures them",
    (
        "color-contrast",
        '<span class="tool-sign"',
    ): "one sign is too short for axe to be text; it has the colour of a side's name, and words beside it",
    ("color-contrast", '<li id="agreement_'): "the same, where a line of the other direction comes near them",
    ("color-contrast", '<p class="side-name">'): "the hinges between panels come near the name, and are never behind it",
    ("link-in-text-block", '<a href="tel:'): "on a phone slides lie behind the one that is shown; a number is alone before its name there",
}

# Finds marks added by CSS that are large or hard to see, and words of a drawing that are hard to read on their rectangle.
OUTSIDE_AXE = """() => {
  const found = [];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = colour => channels(colour).slice(0, 3).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  for (const element of document.body.querySelectorAll("*")) for (const pseudo of ["::before", "::after"]) {
    const style = getComputedStyle(element, pseudo);
    if (style.content === "none" || style.display === "none") continue;
    const isFilled = channels(style.backgroundColor)[3] > 0 || style.backgroundImage !== "none";
    if (!isFilled) continue;
    const name = (element.className || element.tagName) + pseudo;
    if (!(parseFloat(style.width) <= 48 && parseFloat(style.height) <= 48)) found.push(`${name} may lie behind text`);
    const ratio = contrast(style.color, style.backgroundColor);
    if (!/^""/.test(style.content) && ratio < 4.5) found.push(`${name} has a contrast of ${ratio.toFixed(2)}`);
  }
  for (const text of document.querySelectorAll("svg text")) {
    const box = text.getBoundingClientRect();
    const below = [...text.ownerSVGElement.querySelectorAll("rect")].map(rect => [rect, rect.getBoundingClientRect()])
      .filter(([, rect]) => rect.left <= box.left && rect.right >= box.right && rect.top <= box.top && rect.bottom >= box.bottom);
    const ratio = below.length ? contrast(getComputedStyle(text).fill, getComputedStyle(below.at(-1)[0]).fill) : 0;
    if (ratio < 4.5) found.push(`“${text.textContent}” in a drawing has a contrast of ${ratio.toFixed(2)}`);
  }
  return [...new Set(found)];
}"""


# Colours that would change slowly change at once.
TURNED = "document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())"


def against_the_rules(page, schemes=SCHEMES):
    """The rules that the page breaks as it is now, in light and in dark."""
    found = [f"{scheme}: {line}" for scheme in schemes for line in against_the_rules_in(scheme, page)]
    page.emulate_media(color_scheme="light")
    return found


def against_the_rules_in(scheme, page):
    """What axe finds, what it leaves undecided, and what it cannot see."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(TURNED)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    results = page.evaluate("options => axe.run(document, options)", SCHEMES[scheme])
    found = []
    for result in results["violations"]:
        nodes = "; ".join(node["html"][:120] for node in result["nodes"][:3])
        found.append(f"{result['id']}: {html.unescape(nodes)}")
    for result in results["incomplete"]:
        for node in result["nodes"]:
            if not any(result["id"] == rule and node["html"].startswith(start) for rule, start in SETTLED):
                found.append(f"{result['id']} is open: {html.unescape(node['html'][:120])}")
    return found + page.evaluate(OUTSIDE_AXE)
