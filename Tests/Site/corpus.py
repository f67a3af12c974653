"""A large site of made-up text, the same every time."""

import itertools
import pathlib
import random

DICTIONARY = pathlib.Path("/usr/share/dict/dutch")

SETTINGS = """title: Groot
tagline: Veel tekst
description: Veel tekst.
language: nl
base_url: https://example.org/groot/
publisher: {name: De Uitgever}
audiences:
  - {id: ouder, name: Ouder, title: Voor ouders, summary: X., agreements: {ouder: Dit doet u, leerkracht: Dit doet de leerkracht}}
  - {id: leerkracht, name: Leerkracht, title: Voor leerkrachten, summary: X., agreements: {ouder: Dit doen ouders, leerkracht: Dit doe je}}
"""


def dutch_words():
    """The dictionary's words in lower case, without those that contain anything but letters."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    return sorted({line.lower() for line in lines if line.isalpha() and len(line) > 1})


def large_site(folder, problems):
    """Writes a site with so many problems of two views each. Words are as frequent as in real text (Zipf's law)."""
    chance = random.Random(1)
    words = dutch_words()
    chance.shuffle(words)
    words = words[:15_000]
    # Added up once, because `choices` would do it for every sentence.
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))

    def sentence(count):
        return " ".join(chance.choices(words, cum_weights=weights, k=count)).capitalize() + "."

    def view():
        parts = [f"---\nsummary: {sentence(10)}\n---\n"]
        for part in range(6):
            parts.append(
                f"\n## {sentence(4)[:-1]} {{#deel-{part}}}\n\n" + "\n\n".join(" ".join(sentence(11) for _ in range(5)) for _ in range(2)) + "\n"
            )
        return "".join(parts)

    folder.mkdir(parents=True)
    (folder / "site.yml").write_text(SETTINGS)
    for number in range(problems):
        problem = folder / "problems" / f"p{number:05}"
        problem.mkdir(parents=True)
        (problem / "index.md").write_text(
            f"---\ntitle: {sentence(2)[:-1]}\nsummary: {sentence(10)}\nages: 4-12\nagreements:\n"
            "  - {id: a, by: ouder, ouder: A., leerkracht: B.}\n  - {id: b, by: leerkracht, ouder: A., leerkracht: B.}\n"
            f"---\n{sentence(15)}\n"
        )
        (problem / "ouder.md").write_text(view())
        (problem / "leerkracht.md").write_text(view())
    return words
