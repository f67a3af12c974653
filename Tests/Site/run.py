"""Looks at what is built with independent tools and in real browsers. Usage: run.py TOOL SITE MANUAL"""

import pathlib
import sys
import tempfile
import time

from accessibility import accessible_to_all
from aloud import read_aloud
from asked import every_word_is_found, joined_words_are_found
from copied import as_good_as_the_site
from deploying import ready_to_be_copied, served_with_care
from guarded import a_preview_among_strangers, a_preview_with_little
from handouts import good_handouts
from journeys import old_addresses_lead_on, used_by_people
from keyboard import usable_with_a_keyboard
from light import light
from manual import a_manual_of_every_command
from mending import mended_by_a_patch_too
from network import no_way_out
from outputs import all_outputs, pages
from pictures import as_it_should_look
from policy import at_home_on_a_strict_server
from preferences import as_readers_set_it
from preview import a_large_preview, a_living_preview
from schools import a_copy_in_a_browser, copies_for_schools, disk_full, packing_again, verified_and_updated
from search import a_small_index, an_answer_at_once, the_same_stems
from second_engine import works_in_webkit
from servers import served_well
from sociometry import the_same_figures
from speed import no_slower
from table import what_one_side_must_not_see
from tools import nothing_leaves_a_tool, tools_are_used
from validators import CHECKS
from volumes import good_volumes, odd_content

# What each check looks at, after the validators have read every output.
LOOKED_AT = [
    (served_well, "base"), (served_with_care, "base"), (old_addresses_lead_on, "base"), (at_home_on_a_strict_server, "site"), (light, "site"),
    (used_by_people, "site"), (read_aloud, "site"), (the_same_stems, "site"), (a_small_index, "site"), (every_word_is_found, "site"), (works_in_webkit, "site"),
    (nothing_leaves_a_tool, "site"), (tools_are_used, "site"), (the_same_figures, "site"), (as_it_should_look, "site"), (usable_with_a_keyboard, "site"), (as_readers_set_it, "site"), (as_readers_set_it, "foreign"),
    (accessible_to_all, "site"), (accessible_to_all, "foreign"),
]


def main():
    tool, site, manual = (pathlib.Path(name).resolve() for name in sys.argv[1:])
    passed = failed = 0

    def report(check, output, *what):
        nonlocal passed, failed
        start = time.monotonic()
        found = check(*what)
        passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
        name = check.__name__.replace("_", " ")
        print(f"{'failed' if found else 'ok'}: {name} ({output}, {time.monotonic() - start:.1f} s)", flush=True)
        for line in found[:40]:
            print(f"  {line}")

    report(no_way_out, "here")
    report(ready_to_be_copied, "deploy/")
    with tempfile.TemporaryDirectory() as folder:
        outputs = all_outputs(tool, site, pathlib.Path(folder))
        for name, output in outputs.items():
            count = len(pages(output))
            if count == 0:
                sys.exit(f"error: there are no pages in {output}")
            for check in CHECKS:
                report(check, f"{name}, {count} pages", output)
        report(an_answer_at_once, "1,000 views", tool)
        report(joined_words_are_found, "a small site", tool)
        report(no_slower, "400 views", tool)
        report(a_manual_of_every_command, "script/manual", tool, manual)
        report(mended_by_a_patch_too, "slips of the pen", tool)
        report(good_handouts, "the real content", tool)
        report(good_volumes, "the real content", tool)
        report(what_one_side_must_not_see, "planted words", tool)
        report(odd_content, "odd content", tool)
        report(a_living_preview, "a small site", tool)
        report(a_preview_among_strangers, "a small site", tool)
        report(a_preview_with_little, "a small site", tool)
        report(a_large_preview, "a site of 1,000 views", tool)
        for check in [as_good_as_the_site, copies_for_schools, a_copy_in_a_browser, packing_again, disk_full, verified_and_updated]:
            report(check, "schools", tool)
        for check, name in LOOKED_AT:
            report(check, name, outputs[name])
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
