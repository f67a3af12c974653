"""Prints pages and binds volumes. Reads a list of jobs from standard input, a JSON object a line: the `page` as a file, its `address` on the
site, the `output` (a PDF, an EPUB, slides or a letter), and whether it is for a `booklet` or printed on both sides (`duplex`); with the address of the
`site`, boxes are left for schools to fill. A job with `volumes` fills them for one school. Answers each job with a line: `done` and what was made as JSON
(a list for a school), or `failed` and the reason. A process makes many, so that fonts are read once."""

import json
import logging
import os
import pathlib
import sys

from binding import bind, ids_of, repair_references
from ebook import make_epub
from pdf import make_pdf
from stamping import reason, stamp
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def maker(name):
    """What makes a file, by the end of its name. What few files need is read when one of these is made."""
    if name.endswith(".epub"):
        return make_epub
    if name.endswith(".pptx"):
        from slides import make_pptx

        return make_pptx
    if name.endswith(".docx"):
        from letter import make_docx

        return make_docx
    return lambda tree, _, job, fonts: make_pdf(tree, job, fonts)


def make(job, fonts):
    tree, folder = HTML(filename=job["page"], media_type="print").etree_element, pathlib.Path(job["page"]).parent
    bind(tree, job["address"], folder, job.get("own", {}))
    repair_references(tree, ids_of(tree))
    # Whole or not at all.
    made = maker(job["output"])(tree, folder, job, fonts)
    os.replace(job["output"] + ".tweeluik-tmp", job["output"])
    return made


def main():
    fonts = FontConfiguration()
    for line in sys.stdin:
        try:
            job = json.loads(line)
            made = stamp(job, fonts, make) if "volumes" in job else make(job, fonts)
            print("done " + json.dumps(made), flush=True)
        except Exception as error:
            print("failed " + reason(error), flush=True)


main()
