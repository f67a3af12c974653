"""Pictures of pages that changed, side by side: the old one, the new one, and the difference."""

import base64
import html
import json
import shutil

from outputs import REPOSITORY
from PIL import Image

# Git ignores this folder.
FOLDER = REPOSITORY / ".build" / "pictures"
REPORT = FOLDER / "report.html"
HEAD = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictures that differ</title>
<style>
:root { color-scheme: light dark; font-family: sans-serif; }
.three { display: flex; gap: 1rem; align-items: start; }
figure { margin: 2px; min-width: 0; }
figcaption { padding-block: 0.5rem; font-weight: bold; }
img { display: block; max-width: 100%; outline: 1px solid gray; }
.both { position: relative; width: fit-content; }
.both img + img { position: absolute; inset: 0; opacity: 0; }
.both:hover img + img, .both:focus img + img { opacity: 1; }
</style>
<h1>Pictures that differ</h1>
<p>Point at the last of each to see old and new by turns. If what is new is right: <code>TWEELUIK_RECORD=1 script/test site -k as_it_should_look</code></p>
"""


def keep(name, what, old, new, difference, folder=FOLDER):
    """Keeps a difference for the report. Several processes may do so at the same time."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    # What differs is red, on a faded picture of the page.
    mask = difference.convert("L").point(lambda level: 255 if level > 8 else 0)
    faded = Image.blend(new.convert("L").convert("RGB"), Image.new("RGB", new.size, "white"), 0.7)
    faded.paste((220, 0, 60), mask=mask)
    for image, kind in [(old, "old"), (new, "new"), (faded, "difference")]:
        image.save(place / f"{kind}.png")
    (place / "what.json").write_text(json.dumps(what))


def begin(folder=FOLDER):
    """Removes earlier differences."""
    shutil.rmtree(folder, ignore_errors=True)


def write(folder=FOLDER):
    """Makes the report, one file that needs no other, and returns its path; `None` if nothing differs."""
    names = sorted(path.parent.name for path in folder.glob("*/what.json"))
    if not names:
        return None
    report = folder / REPORT.name
    report.write_text(HEAD + "".join(section(folder / name) for name in names))
    return report


def section(place):
    what = html.escape(json.loads((place / "what.json").read_text()))
    old, new, difference = (data(place / f"{kind}.png") for kind in ["old", "new", "difference"])
    return f"""<h2>{place.name}</h2>
<p>{what}</p>
<div class="three">
<figure><figcaption>old</figcaption><img src="{old}" alt="how it looked"></figure>
<figure><figcaption>new</figcaption><img src="{new}" alt="how it looks"></figure>
<figure><figcaption>difference</figcaption><img src="{difference}" alt="where they differ, in red"></figure>
</div>
<figure><figcaption>by turns</figcaption><div class="both" tabindex="0"><img src="{old}" alt=""><img src="{new}" alt=""></div></figure>
"""


def data(path):
    return "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
