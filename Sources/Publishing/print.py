"""Makes PDFs of pages. Reads a list of jobs from standard input, a JSON object a line with `page`, `address`, `pdf` and `limit`; answers
each with a line: `done PAGES` or `failed REASON`. One process makes them all, so that fonts and style sheets are read once."""

import json
import logging
import os
import sys
from urllib.parse import urljoin

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)

# What only paper needs; the rest is the page's own style sheet.
SHEET = """
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Noto Sans", sans-serif; color: #555; } }
html { font-family: "Noto Sans", sans-serif; --serif: "Noto Serif"; --sans: "Noto Sans"; }
body { hyphens: auto; hyphenate-limit-chars: 12 5 5; }
h1, h2, h3, .brand { hyphens: none; }
.brand { white-space: nowrap; }
.panel > .side-name { display: inline-block !important; width: auto !important; }
.page-head > div { flex: 1 1 0; min-width: 0; }
"""


def decorate(tree):
    """A picture without words is decoration: as a background it is no figure, which would need words (PDF/UA-1, 7.3)."""
    for image in tree.iter("img"):
        if image.get("alt") != "":
            continue
        source = image.attrib.pop("src")
        width = "20mm" if "tile" in image.get("class", "") else "6mm"
        image.tag = "span"
        image.set(
            "style",
            f'display: inline-block; width: {width}; height: {width}; flex: none; vertical-align: middle; '
            f'background: url("{source}") center / contain no-repeat',
        )


def lead_to_the_site(tree, address):
    """On paper and in a PDF a link leads to the published page, wherever the PDF is."""
    for link in tree.iter("a"):
        href = link.get("href", "")
        if href and not href.startswith("#"):
            link.set("href", urljoin(address, href))


def main():
    fonts = FontConfiguration()
    sheet = CSS(string=SHEET, font_config=fonts)
    for line in sys.stdin:
        job = json.loads(line)
        try:
            page = HTML(filename=job["page"], media_type="print")
            decorate(page.etree_element)
            lead_to_the_site(page.etree_element, job["address"])
            document = page.render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", custom_metadata=False)
            count = len(document.pages)
            if count > job["limit"]:
                print(f"failed it takes {count} pages of A4, and may take {job['limit']}", flush=True)
                continue
            # Whole or not at all.
            document.write_pdf(job["pdf"] + ".tweeluik-tmp", pdf_variant="pdf/ua-1", pdf_identifier=b"tweeluik")
            os.replace(job["pdf"] + ".tweeluik-tmp", job["pdf"])
            print(f"done {count}", flush=True)
        except Exception as error:
            print("failed " + " ".join(str(error).split()), flush=True)


main()
