"""Looks at what is built with independent tools and in a real browser. Usage: run.py TOOL SITE"""

import pathlib
import sys
import tempfile

from aloud import read_aloud
from browser import in_a_browser, used_by_people
from handouts import good_handouts
from outputs import all_outputs, pages
from search import a_small_index, an_answer_at_once, the_same_stems
from servers import served_well
from validators import CHECKS


def main():
    tool, site = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    passed = failed = 0

    def report(name, output, found):
        nonlocal passed, failed
        passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
        print(f"{'failed' if found else 'ok'}: {name.__name__.replace('_', ' ')} ({output})", flush=True)
        for line in found[:40]:
            print(f"  {line}")

    with tempfile.TemporaryDirectory() as folder:
        outputs = all_outputs(tool, site, pathlib.Path(folder))
        for name, output in outputs.items():
            count = len(pages(output))
            if count == 0:
                sys.exit(f"error: there are no pages in {output}")
            for check in CHECKS:
                report(check, f"{name}, {count} pages", check(output))
        report(served_well, "base", served_well(outputs["base"], "/tips/"))
        report(used_by_people, "base", used_by_people(outputs["base"]))
        report(read_aloud, "site", read_aloud(site))
        report(the_same_stems, "site", the_same_stems(site))
        report(a_small_index, "site", a_small_index(site))
        report(an_answer_at_once, "1,000 views", an_answer_at_once(tool))
        report(good_handouts, "site", good_handouts(tool))
        for name in ["site", "foreign"]:
            report(in_a_browser, name, in_a_browser(outputs[name]))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
