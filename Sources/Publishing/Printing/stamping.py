"""Fills finished files with what is a school's own (`molds.py`)."""

import functools
import os
import pathlib

from drawing import Drawn
from ebook import BookMold
from fitting import DoesNotFit
from molds import SlidesMold
from parts import VolumeMold

# What waits for a school, by the end of its name.
MOLDS = {"pdf": VolumeMold, "pptx": SlidesMold, "epub": BookMold}


# A process fills the same molds for one school after the other.
@functools.cache
def mold(path):
    return MOLDS[path.rpartition(".")[2]](path)


def reason(error):
    return " ".join(str(error).split()) or type(error).__name__


def stamp(job, fonts, make):
    """Makes all volumes of one school: those whose texts are its own are laid out first. Returns what became of each, or for which box it says too much."""
    try:
        drawn = Drawn(job["boxes"], fonts)
    except DoesNotFit as error:
        return {"tooLongFor": error.box}
    except Exception as error:
        return [{"failed": reason(error)} for _ in job["volumes"]]
    results = []
    for volume in job["volumes"]:
        made = {}
        try:
            layout = volume.get("layout")
            # An e-book and a letter are made for each school.
            shared = mold(volume["mold"]) if "mold" in volume else None
            filled = shared.filled(drawn, job["own"], layout, fonts) if shared else None
            if filled is None:
                made = make(layout, fonts)
            if filled is None and shared:
                filled = MOLDS[layout["output"].rpartition(".")[2]](layout["output"]).filled(drawn, job["own"], None, fonts)
                for file in [layout["output"], layout["output"] + ".boxes"]:
                    pathlib.Path(file).unlink(missing_ok=True)
            if filled is not None:
                temporary = volume["output"] + ".tweeluik-tmp"
                pathlib.Path(temporary).write_bytes(filled)
                os.replace(temporary, volume["output"])
        except Exception as error:
            made = {"failed": reason(error)}
        results.append(made)
    return results
