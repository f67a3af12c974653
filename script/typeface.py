"""Makes the site's typeface from fonts of the system: only the letters that European languages in Latin script use, in the form in which
browsers take them. The same font gives the same bytes.

Usage: typeface.py FOLDER NAME=FONT…   for each font, FOLDER/NAME.woff2"""

import pathlib
import sys

from fontTools import subset

# Latin with the accents of European languages, and the marks, arrows and signs that texts and tools show. What is not there is shown in a font of
# the reader's.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2BC, *range(0x1E80, 0x1E86), 0x1E9E, 0x1EF2, 0x1EF3]
MARKS = [*range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122]
SIGNS = [*range(0x2190, 0x2196), 0x2212, 0x2260, 0x2264, 0x2265, 0x202F, 0x2009]


def main(folder, *fonts):
    options = subset.Options(
        flavor="woff2",
        # Its copyright and licence stay with it; what moves points on old screens does not.
        name_IDs=[0, 1, 2, 5, 13, 14],
        hinting=False,
        layout_features=["kern", "liga", "mark", "mkmk", "locl", "ccmp", "tnum"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    for font in fonts:
        name, path = font.split("=", 1)
        with subset.load_font(path, options) as whole:
            chosen = subset.Subsetter(options)
            chosen.populate(unicodes=LETTERS + MARKS + SIGNS)
            chosen.subset(whole)
            subset.save_font(whole, str(pathlib.Path(folder) / f"{name}.woff2"), options)


main(*sys.argv[1:])
