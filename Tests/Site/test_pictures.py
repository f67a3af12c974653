"""How the pages look, against pictures that someone has looked at. `TWEELUIK_RECORD=1` makes them anew."""

import io
import os
import pathlib
import tempfile

import pytest
from browser import CHROMIUM, watched
from PIL import Image, ImageChops, ImageStat

GOLDEN = pathlib.Path(__file__).parent / "golden"
# Each picture's name, its page, how wide and high it is at most, light or dark, screen or print.
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
# Letters are smoothed a little otherwise by another version of the browser; a box that moves changes much more.
MEAN, SHARE, FAR = 1.0, 0.0015, 40
# Nothing but these fonts, however many a machine has.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/noto</dir>
  <cachedir>{folder}</cachedir>
</fontconfig>
"""


@pytest.fixture(scope="module")
def plain(browser_type):
    """A browser that knows the project's fonts alone."""
    with tempfile.TemporaryDirectory() as fonts:
        (pathlib.Path(fonts) / "fonts.conf").write_text(FONTS.format(folder=fonts))
        browser = browser_type.launch(executable_path=CHROMIUM, env={**os.environ, "FONTCONFIG_FILE": f"{fonts}/fonts.conf"})
        yield browser
        browser.close()


@pytest.mark.parametrize(("name", "address", "width", "height", "scheme", "medium"), PICTURES, ids=[picture[0] for picture in PICTURES])
def test_as_it_should_look(plain, in_folder, found, name, address, width, height, scheme, medium):
    """Every picture is as it was, but for the smoothing of letters. What differs is kept in a folder that is named."""
    actual = picture(plain, in_folder, found, address, width, height, scheme, medium)
    if os.environ.get("TWEELUIK_RECORD") == "1":
        GOLDEN.mkdir(exist_ok=True)
        actual.quantize(64, kmeans=3, dither=Image.Dither.NONE).save(GOLDEN / f"{name}.png", optimize=True)
    else:
        found += differences(name, actual)


def picture(browser, base, found, address, width, height, scheme, medium):
    """The top of a page at half its size."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page = watched(context, base, found)
    page.emulate_media(media=medium)
    page.goto(base + address)
    if "?q=" in address:
        page.locator(".search-results li").first.wait_for()
    height = min(height, page.evaluate("document.documentElement.scrollHeight"))
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}, animations="disabled")
    context.close()
    return Image.open(io.BytesIO(shot)).convert("RGB").resize((width // 2, height // 2), Image.Resampling.BOX)


def differences(name, actual):
    path = GOLDEN / f"{name}.png"
    if not path.exists():
        return [f"{name}: there is no picture to compare with"]
    golden = Image.open(path).convert("RGB")
    what = f"{actual.size} instead of {golden.size}"
    difference = ImageChops.difference(*(fitted(image, golden, actual) for image in [golden, actual]))
    if actual.size == golden.size:
        mean = sum(ImageStat.Stat(difference).mean) / 3
        # The largest of the three channels at each point.
        most = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
        share = sum(most.histogram()[FAR + 1 :]) / (actual.width * actual.height)
        if mean <= MEAN and share <= SHARE:
            return []
        what = f"{mean:.2f} levels on average, {share:.2%} of the points by more than {FAR}"
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tweeluik-pictures-"))
    actual.save(folder / f"{name}.png")
    difference.point(lambda level: min(255, level * 4)).save(folder / f"{name}-difference.png")
    return [f"{name} looks different: {what}; see {folder}"]


def fitted(image, *all_images):
    """An image on a canvas that holds them all."""
    canvas = Image.new("RGB", tuple(max(one.size[side] for one in all_images) for side in (0, 1)))
    canvas.paste(image)
    return canvas
