"""Tables in Markdown, aligned so that they can be read as they are."""

from .running import exponent, median


def table(heads, rows):
    """The first column is aligned left, the others right."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]

    def line(cells):
        first, *others = [cell.rjust(width) for cell, width in zip(cells, widths)]
        return "| " + " | ".join([first.strip().ljust(widths[0]), *others]) + " |"

    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join([line(heads), "| " + " | ".join(rule) + " |", *map(line, rows)]) + "\n"


def number(value, digits):
    return f"{value:,.{digits}f}"


def numbers(run):
    """The cells for what a run took."""
    return [number(run.wall, 3), number(run.cpu, 3), number(run.memory, 1)]


def powers(few, many, times):
    """The cells with the exponents of growth from runs with little work to runs with `times` as much."""
    small, large = median(few), median(many)
    return [number(exponent(getattr(small, of), getattr(large, of), times), 2) for of in ("wall", "cpu", "memory")]
