"""Tables in Markdown, aligned to be read as they are."""

from .running import exponent, median


def table(heads, rows):
    """The first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]

    def line(cells):
        first, *others = [cell.rjust(width) for cell, width in zip(cells, widths)]
        return "| " + " | ".join([first.strip().ljust(widths[0]), *others]) + " |"

    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join([line(heads), "| " + " | ".join(rule) + " |", *map(line, rows)]) + "\n"


def number(value, digits):
    return f"{value:,.{digits}f}"


def numbers(run):
    """The cells of what a run took."""
    return [number(run.wall, 3), number(run.cpu, 3), number(run.memory, 1)]


def powers(few, many, times):
    """The cells of how that grows between runs with little work and runs with so many times as much."""
    small, large = median(few), median(many)
    return [number(exponent(getattr(small, of), getattr(large, of), times), 2) for of in ("wall", "cpu", "memory")]
