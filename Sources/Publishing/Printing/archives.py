"""Zips that are the same each time."""

import zipfile


def put_file(archive, name, data, method=zipfile.ZIP_DEFLATED):
    """Adds a file with the first time that a zip can name."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, compress_type=method)
