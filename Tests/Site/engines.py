"""The three engines of readers' browsers, all driven in the same way: that of Chromium, that of Safari and every iPhone, and that of Firefox."""

import base64
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

from browser import CHROMIUM
from marionette_driver.by import By as MarionetteBy
from marionette_driver.marionette import Marionette
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from servers import free_port

DRIVER = "/usr/bin/WebKitWebDriver"
FIREFOX = "/usr/bin/firefox-esr"
# Firefox asks nothing of its maker's servers, and opens no windows of its own.
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "layout.css.devPixelsPerPx": "1.0",
}


class Engine:
    """What a journey asks of a browser."""

    # Whether the browser's driver can print.
    prints = True

    def open(self, address):
        raise NotImplementedError

    def run(self, script, *values):
        """Runs the body of a function in the page, with `arguments` as given, and returns its result."""
        raise NotImplementedError

    def type(self, selector, text):
        raise NotImplementedError

    def click(self, selector):
        raise NotImplementedError

    def resize(self, width, height):
        raise NotImplementedError

    def printed(self):
        """The page as PDF."""
        raise NotImplementedError

    def until(self, truth):
        """Waits until an expression is true in the page, and returns its value."""
        for _ in range(400):
            if value := self.run(f"return {truth}"):
                return value
            time.sleep(0.05)
        raise AssertionError(f"this does not become true: {truth}")


class Chromium(Engine):
    def __init__(self, page):
        self.page = page

    def open(self, address):
        self.page.goto(address)

    def run(self, script, *values):
        # The driver calls this in the page, so that the page's policy does not forbid it.
        return self.page.evaluate(f"values => (function () {{ {script} }}).apply(null, values)", list(values))

    def type(self, selector, text):
        self.page.locator(selector).first.press_sequentially(text)

    def click(self, selector):
        self.page.locator(selector).first.click()

    def resize(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})

    def printed(self):
        return self.page.pdf(prefer_css_page_size=True)


class Driven(Engine):
    """An engine behind WebDriver, or behind something that works like it."""

    by = By.CSS_SELECTOR

    def __init__(self, driver):
        self.driver = driver

    def one(self, selector):
        """The first such element, scrolled into view at once: the driver does not wait for smooth scrolling."""
        element = self.driver.find_element(self.by, selector)
        self.run("arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })", element)
        return element

    def type(self, selector, text):
        self.one(selector).send_keys(text)

    def click(self, selector):
        self.one(selector).click()


class WebKit(Driven):
    prints = False

    def open(self, address):
        self.driver.get(address)

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def resize(self, width, height):
        self.driver.set_window_size(width, height)


class Firefox(Driven):
    by = MarionetteBy.CSS_SELECTOR

    def open(self, address):
        self.driver.navigate(address)

    def run(self, script, *values):
        return self.driver.execute_script(script, list(values), sandbox=None)

    def resize(self, width, height):
        self.driver.set_window_rect(width=width, height=height)

    def printed(self):
        return base64.b64decode(self.driver._send_message("WebDriver:Print", {"background": True}, key="value"))


@contextlib.contextmanager
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM)
    yield Chromium(browser.new_page())
    browser.close()


@contextlib.contextmanager
def screen():
    """The number of a screen that exists in memory only."""
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        try:
            with os.fdopen(read) as number:
                yield number.readline().strip()
        finally:
            server.terminate()


@contextlib.contextmanager
def webkit(_):
    """The small browser that comes with WebKitGTK."""
    with screen() as display:
        options = Options()
        options.binary_location = str(next(pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
        options.add_argument("--automation")
        # Without a desktop there is no bus for a screen reader.
        service = Service(DRIVER, env={**os.environ, "DISPLAY": f":{display}", "NO_AT_BRIDGE": "1"})
        # An engine that hangs must not hang the tests.
        socket.setdefaulttimeout(60)
        try:
            driver = webdriver.WebKitGTK(options=options, service=service)
        finally:
            socket.setdefaulttimeout(None)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@contextlib.contextmanager
def firefox(_):
    """Firefox ESR, driven by its own protocol."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        # It must not find the settings of whoever runs the tests.
        profile = pathlib.Path(home) / "profile"
        profile.mkdir()
        wanted = {**QUIET, "marionette.port": port}
        (profile / "user.js").write_text("".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()))
        command = [FIREFOX, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile]
        with subprocess.Popen(command, env={**os.environ, "HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                driver = Marionette(host="127.0.0.1", port=port, socket_timeout=60, startup_timeout=60)
                driver.raise_for_port()
                driver.start_session()
                yield Firefox(driver)
                driver.delete_session()
            finally:
                process.terminate()
                process.wait()


ENGINES = {"chromium": chromium, "webkit": webkit, "firefox": firefox}
