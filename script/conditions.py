"""Finds the conditions of Swift source: what stands between `if` or `guard` and its braces, taken apart at commas, `&&` and `||`."""

import re
from typing import NamedTuple

OPENING, CLOSING = "([{", ")]}"
# What has no value of its own, or may not stand within an expression.
NO_EXPRESSION = re.compile(r"\b(case|await|try|inout)\b|#|&\w")
BINDING = re.compile(r"(?:let|var) (\w+)(?:: [^=]+)?(?: = (.+))?", re.S)


class Condition(NamedTuple):
    start: int
    end: int
    text: str
    # What is bound, where it is a binding: turned around it finds nothing.
    bound: str | None = None


def string_end(text, start):
    """Where a string literal that begins here ends. What is interpolated is part of it."""
    hashes = len(re.match("#*", text[start:])[0])
    quote = '"""' if text.startswith('"""', start + hashes) else '"'
    ending, interpolation = quote + "#" * hashes, "\\" + "#" * hashes + "("
    place = start + hashes + len(quote)
    while not text.startswith(ending, place):
        if text.startswith(interpolation, place):
            place = group_end(text, place + len(interpolation) - 1)
        elif text[place] == "\\" and not hashes:
            place += 2
        else:
            place += 1
    return place + len(ending)


def group_end(text, start):
    """Where what opens here is closed again."""
    depth = 0
    for place, character in code(text, start):
        depth += (character in OPENING) - (character in CLOSING)
        if depth == 0:
            return place + 1
    return len(text)


def code(text, start):
    """Every character that is neither within a string nor within a comment, with its place."""
    place = start
    while place < len(text):
        if text.startswith("//", place):
            place = text.find("\n", place) % (len(text) + 1)
        elif text.startswith("/*", place):
            place = text.index("*/", place) + 2
        elif text[place] == '"' or re.match('#+"', text[place : place + 4]):
            place = string_end(text, place)
        else:
            yield place, text[place]
            place += 1


def pieces(text, start, end, separators):
    """What stands between separators that no bracket holds."""
    depth, from_here, skip = 0, start, start
    for place, character in code(text, start):
        if place >= end:
            break
        depth += (character in OPENING) - (character in CLOSING)
        separator = next((one for one in separators if text.startswith(one, place)), None)
        if separator and depth == 0 and place >= skip:
            yield from_here, place
            from_here = skip = place + len(separator)
    yield from_here, end


def trimmed(text, start, end):
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def conditions(text):
    """All conditions of a file, in order."""
    outside = dict(code(text, 0))
    for match in re.finditer(r"(?<![\w#.`])(if|guard)\s", text):
        if match.start() not in outside:
            continue
        depth, end = 0, len(text)
        for place, character in code(text, match.end()):
            if depth == 0 and (character == "{" or text.startswith("else", place) and text[place - 1].isspace()):
                end = place
                break
            depth += (character in OPENING) - (character in CLOSING)
        for piece in pieces(text, match.end(), end, [","]):
            yield from clause(text, *trimmed(text, *piece))


def clause(text, start, end):
    words = text[start:end]
    if NO_EXPRESSION.search(words) or "//" in words:
        return
    if binding := BINDING.fullmatch(words):
        value = binding[2] or binding[1]
        yield Condition(end - len(value) if binding[2] else end, end, words, value)
    elif not re.match("let|var", words):
        parts = [(start, end)] if " ? " in words else pieces(text, start, end, [" && ", " || "])
        for part in parts:
            part = trimmed(text, *part)
            yield Condition(*part, text[slice(*part)])


def turned(condition, number):
    """What stands in the place of a condition so that a number turns it around."""
    if condition.bound is None:
        return f"(Mutant.turns({number}) != ({condition.text}))"
    equals = " = " if condition.start == condition.end else ""
    return f"{equals}Mutant.turns({number}) ? nil : ({condition.bound})"
