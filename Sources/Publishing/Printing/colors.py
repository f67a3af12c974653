"""The colours of the site on light paper, for files that do not read its style sheets."""

import re
from urllib.parse import unquote

from binding import style_sheet


class Colors:
    """Each is the first of its name in the style sheets."""

    def __init__(self, tree, folder):
        self.sheets = [(folder / unquote(style_sheet(tree, name))).read_text(encoding="utf-8") for name in ["style.css", "more.css"]]

    def of(self, name, selector=r":root[^{}]*"):
        """A colour of the whole page, or of one class, as six digits."""
        found = next(filter(None, (re.search(rf"{selector}\{{[^}}]*--{name}:\s*#([0-9a-fA-F]{{3,6}})\b", sheet) for sheet in self.sheets)))[1]
        return (found if len(found) == 6 else "".join(2 * digit for digit in found)).upper()

    def of_side(self, name, side):
        return self.of(name, rf"\.{side}\b[^{{}}]*")
