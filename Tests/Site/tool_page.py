"""How a reader uses the page of a tool: opens it, presses buttons, saves a file, prints."""

import io
import pathlib

from pypdf import PdfReader
from ways_out import KEPT, SPY


def opened(reader, name, at=None, before="", **options):
    """A reader with a tool open, in which every way to send or store something is watched. A day may be set, and a script of the test's own run
    first."""
    one = reader(accept_downloads=True, **options)
    if at:
        one.page.clock.set_fixed_time(at)
    one.page.add_init_script(SPY + "window.print = () => {};" + before)
    one.open(name)
    return one


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def still_shut_in(one):
    """Expects that no way to send or store something was even called."""
    used = one.page.evaluate("window.used") + one.page.evaluate(KEPT)
    one.expect(not used, f"in use: {used}")


def saved(page, folder, button="Bewaar als bestand", passphrase="", name=""):
    """The file that the reader saves."""
    press(page, button)
    dialog = page.get_by_role("dialog")
    if name:
        dialog.get_by_label("Naam van het bestand").fill(name)
    dialog.get_by_label("Wachtwoord (mag").fill(passphrase)
    dialog.get_by_label("Nog een keer").fill(passphrase)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Bewaar als bestand").click()
    path = pathlib.Path(folder) / download.value.suggested_filename
    download.value.save_as(path)
    dialog.wait_for(state="detached")
    return path


def forget_message(page):
    page.evaluate("document.querySelectorAll('.tool-status').forEach(one => { one.textContent = ''; })")


def choose(page, path, button="Open een bestand"):
    forget_message(page)  # An earlier message would be taken for the answer.
    with page.expect_file_chooser() as chooser:
        press(page, button)
    chooser.value.set_files(path)


def printed(page):
    """The text that is printed, and the sheets."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return "\n".join(sheet.extract_text() for sheet in sheets), sheets


def prints_its_form(one, without=None):
    """Expects that an empty tool prints its form, without anything that is pressed on a screen. Returns the form's title."""
    title = one.page.locator("#tool_paper h2").first.inner_text()
    text, _ = printed(one.page)
    one.expect(title in text and (without is None or without not in text), "an empty tool does not print the form")
    return title


def fits_a_phone(one):
    one.page.set_viewport_size({"width": 320, "height": 640})
    wide = one.page.evaluate("document.documentElement.scrollWidth")
    one.expect(wide <= 320, f"{wide} pixels wide on a screen of 320")


def has_a_form_without_a_script(reader, name):
    without = reader(java_script_enabled=False)
    without.open(name)
    is_there = without.page.locator("#tool_paper").is_visible() and not without.page.locator("#tool_app").is_visible()
    without.expect(is_there, "without a script there is no form")
    # Without one nothing is filled in: nothing says where that goes, or leads to it.
    promised = without.page.locator("main :is(button, input, textarea, select, .tool-privacy, .toc a[href='#page_tool'])").locator("visible=true")
    without.expect(promised.count() == 0, f"without a script there is {promised.all_inner_texts()}")
