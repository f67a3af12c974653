"""The engine of Safari and of every browser on an iPhone: the site works there too, from a folder and from a server."""

import contextlib
import os
import pathlib
import socket
import subprocess

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from browser import in_a_folder, on_a_server

DRIVER = "/usr/bin/WebKitWebDriver"


def works_in_webkit(site):
    """The first page and a view open, search understands a slip of the pen, a plan holds what is typed, a sociogram is drawn and locked in
    a file, nothing is too wide."""
    found = []
    for place in [in_a_folder, on_a_server]:
        wrong, opened = [], []
        try:
            with place(site) as base, webkit() as browser:
                walk(browser, base, wrong, opened)
        except (WebDriverException, HTTPError) as error:
            wrong.append(f"after {opened[-1:]}: {type(error).__name__}: {error}".splitlines()[0])
        found += [f"{place.__name__.replace('_', ' ')}: {line}" for line in wrong]
    return found


@contextlib.contextmanager
def webkit():
    """WebKitGTK's small browser on a screen of its own that nobody sees."""
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(write)
        try:
            with os.fdopen(read) as number:
                display = number.readline().strip()
            options = Options()
            options.binary_location = str(next(pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
            options.add_argument("--automation")
            # There is no desktop, so no bus for what reads its screen.
            service = Service(DRIVER, env={**os.environ, "DISPLAY": f":{display}", "NO_AT_BRIDGE": "1"})
            # An engine that hangs is not waited for.
            socket.setdefaulttimeout(60)
            try:
                browser = webdriver.WebKitGTK(options=options, service=service)
            finally:
                socket.setdefaulttimeout(None)
            try:
                yield browser
            finally:
                browser.quit()
        finally:
            screen.terminate()


def walk(browser, base, found, opened):
    def one(selector):
        """The first such element, on the screen at once: the driver does not wait for a page that scrolls smoothly."""
        element = browser.find_element(By.CSS_SELECTOR, selector)
        browser.execute_script("arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })", element)
        return element

    def expect(truth, what):
        if not truth:
            found.append(f"{browser.current_url}: {what}")

    def wait(truth):
        return WebDriverWait(browser, 10).until(lambda _: truth())

    def open(name):
        opened.append(name)
        browser.get(base + name)
        wide, most = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        expect(wide <= most, f"{wide} pixels wide on a screen of {most}")

    for width in [400, 1200]:
        browser.set_window_size(width, 900)
        open("index.html")
        expect("samen om het kind heen" in one("h1").text, "the first page has another heading")
        open("problemen/faalangst/ouder.html")
        expect(one("h1").text == "Faalangst", "the view has another heading")
        expect(len(browser.find_elements(By.CSS_SELECTOR, ".agreements .panel")) == 2, "there are not two panels")
    open("zoeken.html")
    one("#search_words").send_keys("faalangts")
    wait(lambda: browser.find_elements(By.CSS_SELECTOR, ".search-results a"))
    expect("resultaten voor ‘faalangts’" in one("[role=status]").text, "the number of results is not announced")
    expect("Faalangst" in one(".search-results a").text, "a slip of the pen is not understood")
    one(".search-results a").click()
    wait(lambda: "/problemen/faalangst/" in browser.current_url)
    open("problemen/faalangst/plan.html")
    one("#plan_child").send_keys("N. é")
    one("#plan_goal_text").send_keys("Eén doel")
    one(".plan [type=checkbox]").click()
    kept = browser.execute_script(
        "return [plan_child.value, plan_goal_text.value, document.querySelector('.plan [type=checkbox]').checked]"
    )
    expect(kept == ["N. é", "Eén doel", True], f"the plan holds {kept}")
    browser.execute_script("window.confirm = () => true")
    one("[data-do=clear]").click()
    expect(one("#plan_child").get_property("value") == "", "the plan is not emptied")
    open("hulpmiddelen/sociogram.html")
    one("#roster_count").send_keys("8")
    one("#roster_count ~ button").click()
    wait(lambda: browser.find_elements(By.CSS_SELECTOR, ".pic-pupil"))
    one("[data-from=L01][data-to=L02]").click()
    one("[data-from=L02][data-to=L01]").click()
    expect(len(browser.find_elements(By.CSS_SELECTOR, ".pic path.pic-mutual[stroke]")) == 1, "two who choose each other are not drawn so")
    # The file itself is not saved on this machine.
    browser.execute_script("URL.createObjectURL = blob => { blob.text().then(text => { window.kept = text; }); return '#'; }; HTMLAnchorElement.prototype.click = () => {};")
    one(".tool-bar button:nth-of-type(2)").click()
    for field in ["#tool_passphrase", "#tool_again"]:
        one(field).send_keys("een lange zin")
    one("dialog .actions button").click()
    wait(lambda: browser.execute_script("return window.kept"))
    kept = browser.execute_script("return window.kept")
    expect('"PBKDF2"' in kept and "L01" not in kept, f"the file holds {kept[:200]}")
