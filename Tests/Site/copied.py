"""A school's copy is as good a site as the one it is a copy of: for validators, and on a strict web server."""

import pathlib
import subprocess
import tempfile
import zipfile

from outputs import REPOSITORY
from policy import at_home_on_a_strict_server
from validators import valid_html, working_links


def as_good_as_the_site(tool):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [tool, "pack", "--school", "de-linde", "--content", REPOSITORY / "content", "--output", folder, "--quiet"],
            check=True, capture_output=True, cwd=folder,
        )
        with zipfile.ZipFile(pathlib.Path(folder) / "de-linde.zip") as copy:
            copy.extractall(folder)
        site = pathlib.Path(folder) / "de-linde"
        return [complaint for check in (valid_html, working_links, at_home_on_a_strict_server) for complaint in check(site)]
