"""Prints pages and binds volumes. Reads a list of jobs from standard input, a JSON object a line: the `page` as a file, its `address` on the
site, the `output` (a PDF or an EPUB), and whether it is for a `booklet` or printed on both sides (`duplex`). Answers each with a line:
`done` and what was made as JSON, or `failed` and the reason. A process makes many, so that fonts are read once."""

import json
import logging
import os
import pathlib
import sys

from binding import bind, repair_references
from ebook import make_epub
from pdf import make_pdf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def make(job, fonts):
    tree, folder = HTML(filename=job["page"], media_type="print").etree_element, pathlib.Path(job["page"]).parent
    bind(tree, job["address"], folder)
    repair_references(tree)
    # Whole or not at all.
    made = make_epub(tree, folder, job, fonts) if job["output"].endswith(".epub") else make_pdf(tree, job, fonts)
    os.replace(job["output"] + ".tweeluik-tmp", job["output"])
    return made


def main():
    fonts = FontConfiguration()
    for line in sys.stdin:
        try:
            print("done " + json.dumps(make(json.loads(line), fonts)), flush=True)
        except Exception as error:
            print("failed " + (" ".join(str(error).split()) or type(error).__name__), flush=True)


main()
