"""What the tests of built sites share: the tool, what it built, the places where readers find it, browsers, and how much was looked at."""

import collections
import os
import pathlib
import re
import shutil
import tempfile

import picture_report
import pytest
from browser import CHROMIUM, in_a_folder, on_a_server, shown_pages, telling_pages, watched
from engines import ENGINES
from expected import IS_RECORDING
from found import Found
from outputs import REPOSITORY, build, build_all, made_once, output_folder, small_site
from paper import OWN_TEXTS, SMALL_TEXTS, Printed
from reader import Reader

TOOL = REPOSITORY / ".build" / "debug" / "tweeluik"
# How much each test must look at, at least; `TWEELUIK_RECORD=1` writes this anew.
LEAST = pathlib.Path(__file__).parent / "looked-at.txt"


def pytest_addoption(parser):
    group = parser.getgroup("tweeluik")
    group.addoption("--tool", default=TOOL, type=pathlib.Path, help="the built tool")
    group.addoption("--manual", default=REPOSITORY / ".build" / "manual", type=pathlib.Path, help="what script/manual made")
    group.addoption("--full", action="store_true", help="every page, instead of those that show all that there is to see")
    group.addoption("--share", default=0, type=int, help="which share of what is alike is tried; script/test gives each commit another")


def pytest_configure(config):
    # The main process builds for all others, before they collect their tests.
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="tweeluik-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["TWEELUIK_OUTPUTS"] = folder
        picture_report.begin()
        build_all(config.getoption("--tool").resolve(), pathlib.Path(folder))


# MARK: What is tested


@pytest.fixture(scope="session")
def tool(pytestconfig):
    return pytestconfig.getoption("--tool").resolve()


@pytest.fixture(scope="session")
def site():
    """The site that is built of the project's own content."""
    return output_folder("site")


@pytest.fixture(scope="session")
def one_in(pytestconfig):
    """Takes all elements in a full run; otherwise every so many, of which the share says where to begin."""

    def take(count, everything):
        everything = list(everything)
        if pytestconfig.getoption("--full") or not everything:
            return everything
        return everything[pytestconfig.getoption("--share") % min(count, len(everything)) :: count]

    return take


@pytest.fixture
def folder():
    """A folder for one test."""
    with tempfile.TemporaryDirectory() as name:
        yield pathlib.Path(name)


PLACES = ["in_folder", "on_server"]
SIZES = [pytest.param((390, 800), id="phone"), pytest.param((1280, 900), id="wide")]
# Fixtures with several values, which the tests of a file take in turn: the first test the first value, the second test the second, and so on.
TURNS = {"base": PLACES, "size": [size.values[0] for size in SIZES]}


def not_in_turn(items):
    """The cases to leave out, so that each test runs and each file uses every value of every fixture, without trying every combination."""
    left_out, order = set(), collections.defaultdict(list)
    for item in items:
        params = dict(item.callspec.params) if hasattr(item, "callspec") and not item.get_closest_marker("everywhere") else {}
        for name in TURNS:
            if name not in params:
                continue
            number = TURNS[name].index(params[name])
            test = (item.originalname, *(str(value) for key, value in params.items() if key not in TURNS))
            tests = order[item.path]
            if test not in tests:
                tests.append(test)
            if number != tests.index(test) % 2:
                left_out.add(item)
    return left_out


def pytest_collection_modifyitems(config, items):
    is_full = config.getoption("--full")
    passed_over = set() if is_full else {"full"}
    if "release" not in config.getoption("--tool").resolve().parts:
        passed_over.add("release")
    dropped = {item for item in items if passed_over & {mark.name for mark in item.iter_markers()}}
    if not is_full:
        dropped |= not_in_turn(items)
    config.hook.pytest_deselected(items=list(dropped))
    items[:] = sorted((item for item in items if item not in dropped), key=lambda item: item.get_closest_marker("long") is None)


def pytest_generate_tests(metafunc):
    if "size" in metafunc.fixturenames:
        metafunc.parametrize("size", SIZES)
    # A test of single pages has a case for each page. One process has all tests of a page, which stays open.
    if "shown" in metafunc.fixturenames:
        sites = {output: output_folder(output) for output in ["site", "foreign"]}
        every = [(output, name) for output, folder in sites.items() for name in shown_pages(folder)]
        pages = every if metafunc.config.getoption("--full") else telling_pages(sites)
        metafunc.parametrize("shown", [pytest.param(page, marks=pytest.mark.xdist_group("/".join(page)), id="/".join(page)) for page in pages])


@pytest.fixture(scope="session")
def small_printed(tool):
    """Every volume of a small site."""
    with Printed.all_of(SMALL_TEXTS, tool) as printed:
        yield printed


@pytest.fixture(scope="session")
def printed(request, pytestconfig, tool):
    """Every volume: in a full run those of the project's own content, which take minutes; otherwise those of the small site, which has one of
    everything."""
    if not pytestconfig.getoption("--full"):
        yield request.getfixturevalue("small_printed")
        return
    with Printed.all_of(OWN_TEXTS, tool) as printed:
        yield printed


# MARK: Places and readers


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM}


@pytest.fixture(scope="session")
def folders():
    """The folder of each output whose pages are looked at."""
    with in_a_folder(output_folder("site")) as site, in_a_folder(output_folder("foreign")) as foreign:
        yield {"site": site, "foreign": foreign}


@pytest.fixture(scope="session")
def in_folder(folders):
    return folders["site"]


@pytest.fixture(scope="session")
def demonstration(tool):
    """The site as a demonstration, with partners that do not exist."""

    def make(folder):
        content = folder / "content"
        shutil.copytree(REPOSITORY / "content", content)
        small_site("demonstration", content)
        with (content / "site.yml").open("a") as settings:
            settings.write("\ndemonstration: true\n")
        build(tool, content, folder / "site")

    with in_a_folder(made_once("demonstration", make) / "site") as base:
        yield base


# One process has all tests of an engine, which starts once.
@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ENGINES])
def engine(request, playwright):
    with ENGINES[request.param](playwright) as engine:
        engine.name = request.param
        yield engine


class LastOpened:
    """The page that was opened last: the next test of the same page goes on there."""

    def __init__(self):
        self.key, self.page, self.found = None, None, None

    def append(self, line):
        """Reports a line to the test that is looking at the page."""
        self.found.append(line)

    def at(self, context, base, name):
        if self.key != (context, base, name):
            self.close()
            self.page = watched(context, base, self)
            self.page.goto(base + name)
            self.key = (context, base, name)
        return self.page

    def close(self):
        if self.page:
            self.page.close()
        self.key, self.page = None, None


@pytest.fixture(scope="module")
def last_opened():
    last = LastOpened()
    yield last
    last.close()


@pytest.fixture
def page_of(folders, found, shown, last_opened):
    """Opens the page that is looked at in a browser's context, and reports what goes wrong."""
    output, name = shown
    last_opened.found = found
    return lambda context: last_opened.at(context, folders[output], name)


@pytest.fixture(scope="session")
def on_server(site):
    with on_a_server(site) as base:
        yield base


@pytest.fixture(params=PLACES)
def base(request):
    """The address of the site in a folder, or on a strict server."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def reader(request, browser, base, found):
    """Makes a reader with a browser of their own, on a phone unless the test says otherwise, and reports what goes wrong."""
    readers = []

    def somebody(**options):
        readers.append(Reader(browser, base, found, **{"viewport": {"width": 390, "height": 800}, **options}))
        return readers[-1]

    yield somebody
    for one in readers:
        one.context.close()


# MARK: What is found


@pytest.fixture
def found():
    """A list of what is wrong. A test that uses it fails if anything is in it at the end, and prints all of it."""
    return Found()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    found = pyfuncitem.funcargs.get("found", [])
    try:
        result = yield
    except Exception as error:
        # What was reported before the test stopped may say why it did.
        for line in found[:40]:
            error.add_note(line)
        raise
    if found:
        pytest.fail("\n".join([*found[:40], *([f"and {len(found) - 40} more"] if len(found) > 40 else [])]), pytrace=False)
    return result


# MARK: What was looked at


def least():
    """How many of each kind of thing were looked at when this was last recorded."""
    lines = LEAST.read_text().splitlines() if LEAST.exists() else []
    return {name: int(count) for name, _, count in (line.rpartition(" ") for line in lines if line)}


@pytest.fixture
def looked_at(request, record_property):
    """Records how many things a test looked at. It fails if there were none, or far fewer than recorded: a check that looks at nothing finds
    nothing."""

    def tell(what, count):
        # Where a test finds the site is taken in turn: another test in its file must not change the name of what was recorded.
        test = re.sub(rf"\b(?:{'|'.join(PLACES)})-", "", request.node.name)
        name = f"{test}: {what}"
        record_property("looked at", (what, name, count))
        if not IS_RECORDING:
            expected = least().get(name, 1)
            assert count >= max(1, expected * 0.8), f"{count} {what} were looked at, but {expected} when this was recorded"

    return tell


def pytest_terminal_summary(terminalreporter, config):
    if report := picture_report.write():
        terminalreporter.section("pictures that differ")
        terminalreporter.write_line(f"old, new and the difference: {report}")
    reports = [report for kind in ["passed", "failed"] for report in terminalreporter.stats.get(kind, []) if report.when == "call"]
    seen = [value for report in reports for name, value in report.user_properties if name == "looked at"]
    totals = collections.Counter()
    for what, _, count in seen:
        totals[what] += count
    if totals:
        terminalreporter.section("looked at")
        terminalreporter.write_line(", ".join(f"{count:,} {what}" for what, count in sorted(totals.items())))
    if IS_RECORDING and seen:
        recorded = {**least(), **{name: count for _, name, count in seen}}
        LEAST.write_text("".join(f"{name} {count}\n" for name, count in sorted(recorded.items())))
