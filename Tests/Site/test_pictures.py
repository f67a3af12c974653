"""How the pages look, compared with pictures that a person has looked at. `TWEELUIK_RECORD=1` makes them anew."""

import io
import os
import pathlib
import tempfile

import picture_report
import pytest
from browser import CHROMIUM, watched
from expected import GOLDEN, IS_RECORDING
from outputs import REPOSITORY
from PIL import Image, ImageChops, ImageStat

# For each picture its name, its page, its greatest width and height, light or dark, and screen or print.
PICTURES = [
    ("home-phone", "index.html", 390, 1600, "light", "screen"),
    ("home-wide-dark", "index.html", 1280, 1600, "dark", "screen"),
    ("view-phone", "problemen/faalangst/ouder.html", 390, 1600, "light", "screen"),
    ("view-wide", "problemen/faalangst/ouder.html", 1280, 1600, "light", "screen"),
    ("view-arabic-phone", "problemen/faalangst/ouder.ar.html", 390, 1600, "light", "screen"),
    ("problem-wide", "problemen/faalangst/index.html", 1280, 1600, "light", "screen"),
    ("search-phone", "zoeken.html?q=angst", 390, 1600, "light", "screen"),
    ("overview-wide", "overzicht.html", 1280, 1600, "light", "screen"),
    ("plan-printed", "problemen/faalangst/plan.html", 794, 1123, "light", "print"),
    ("handout-printed", "problemen/faalangst/handout-ouder.html", 794, 1123, "light", "print"),
]
# Another version of the browser smooths letters a little differently; a box that moves changes far more.
MEAN, SHARE, FAR = 1.0, 0.0015, 40
TYPE = REPOSITORY / "templates" / "assets" / "type.css"
# Only these fonts, however many the machine has.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <cachedir>{folder}</cachedir>
</fontconfig>
"""


@pytest.fixture(scope="module")
def plain(browser_type):
    """A browser that knows only the project's fonts."""
    with tempfile.TemporaryDirectory() as fonts:
        (pathlib.Path(fonts) / "fonts.conf").write_text(FONTS.format(folder=fonts))
        browser = browser_type.launch(executable_path=CHROMIUM, env={**os.environ, "FONTCONFIG_FILE": f"{fonts}/fonts.conf"})
        yield browser
        browser.close()


@pytest.mark.parametrize(("name", "address", "width", "height", "scheme", "medium"), PICTURES, ids=[picture[0] for picture in PICTURES])
def test_as_it_should_look(plain, in_folder, found, name, address, width, height, scheme, medium):
    """Every picture is as it was, except for the smoothing of letters. The message names a report that shows what differs."""
    actual = picture(plain, in_folder, found, address, width, height, scheme, medium)
    if IS_RECORDING:
        GOLDEN.mkdir(exist_ok=True)
        actual.quantize(64, kmeans=3, dither=Image.Dither.NONE).save(GOLDEN / f"{name}.png", optimize=True)
    else:
        found += differences(name, actual)


def picture(browser, base, found, address, width, height, scheme, medium):
    """The top of a page, at half its size."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page = watched(context, base, found)
    page.emulate_media(media=medium)
    # The typeface is waited for: a reader for whom it comes late has that of the machine until the next page.
    page.route("**/type.css", lambda route: route.fulfill(body=TYPE.read_text().replace("optional", "block"), content_type="text/css"))
    page.goto(base + address)
    page.evaluate("document.fonts.ready")
    if "?q=" in address:
        page.locator(".search-results li").first.wait_for()
    height = min(height, page.evaluate("document.documentElement.scrollHeight"))
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}, animations="disabled")
    context.close()
    return Image.open(io.BytesIO(shot)).convert("RGB").resize((width // 2, height // 2), Image.Resampling.BOX)


def differences(name, actual, golden=GOLDEN, report=picture_report.FOLDER):
    """An empty list if the picture is as it was; otherwise how much it differs. The difference is kept for the report."""
    path = golden / f"{name}.png"
    old = Image.open(path).convert("RGB") if path.exists() else Image.new("RGB", actual.size)
    what = f"{actual.size} instead of {old.size}" if path.exists() else "there is no picture to compare with"
    size = tuple(max(sides) for sides in zip(old.size, actual.size))
    difference = ImageChops.difference(fitted(old, size), fitted(actual, size))
    if path.exists() and actual.size == old.size:
        mean = sum(ImageStat.Stat(difference).mean) / 3
        # The greatest difference of the three channels at each point.
        most = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
        share = sum(most.histogram()[FAR + 1 :]) / (actual.width * actual.height)
        if mean <= MEAN and share <= SHARE:
            return []
        what = f"{mean:.2f} levels on average, {share:.2%} of the points by more than {FAR}"
    picture_report.keep(name, what, fitted(old, size), fitted(actual, size), difference, report)
    return [f"{name} looks different: {what}; see {report / picture_report.REPORT.name}"]


def fitted(image, size):
    """An image on a canvas of the given size, in a colour that no page has."""
    canvas = Image.new("RGB", size, "magenta")
    canvas.paste(image)
    return canvas


def test_what_differs_is_shown(folder):
    """The report, which needs no other file, shows a box that moved by four pixels and a page that became longer, but not letters that are smoothed
    a little differently."""
    page = Image.new("RGB", (200, 300), "white")
    page.paste("black", (20, 20, 120, 80))
    page.save(folder / "page.png")
    moved, longer, smoothed = Image.new("RGB", page.size, "white"), Image.new("RGB", (200, 340), "white"), page.copy()
    moved.paste("black", (24, 20, 124, 80))
    longer.paste(page)
    smoothed.paste((30, 30, 30), (20, 20, 120, 21))
    assert differences("page", smoothed, folder, folder / "report") == []
    assert picture_report.write(folder / "report") is None
    for actual in [moved, longer]:
        [line] = differences("page", actual, folder, folder / "report")
        text = picture_report.write(folder / "report").read_text()
        assert line.endswith("report.html") and text.count("<h2>page</h2>") == 1 and text.count("data:image/png") == 5
    with Image.open(folder / "report" / "page" / "difference.png") as shown:
        assert shown.size == (200, 340)
        # Only what was added is marked.
        assert [shown.getpixel(point) for point in [(100, 320), (60, 50)]] == [(220, 0, 60), (178, 178, 178)]
