"""What the sociogram calculates, compared with another implementation on random classes: a thousand in a full run, otherwise a fifth of that.

Needs networkx and numpy, in the versions that script/requirements.txt pins."""

import itertools
import random

import pytest
import sociometry_reference as reference

pytestmark = pytest.mark.slow

COUNTED = """classes => classes.map(({ size, most, least, absent }) => {
  const { sociometry } = tweeluik;
  const network = sociometry.network(size, most, absent), other = sociometry.network(size, least, absent);
  const figures = sociometry.figures(network);
  return { figures, groups: sociometry.groups(figures.received, sociometry.figures(other).received), pairs: sociometry.mutualPairs(network) };
})"""
PLACED = """classes => classes.map(({ size, most, absent }) => {
  const { sociometry, sociogramLayout: layout } = tweeluik;
  const network = sociometry.network(size, most, absent);
  const sizes = Array.from({ length: size }, (_, place) => ({ width: 60 + place * 37 % 80, height: place % 5 ? 28 : 62 })), names = Array(4).fill({ width: 120, height: 20 });
  const { received } = sociometry.figures(network);
  const placed = () => [false, true].flatMap(isTall => [layout.target(network, received, sizes, names, isTall), layout.force(network, sizes, isTall ? 340 : 1040)]);
  const moved = layout.moved(placed()[1], 0, 300, 40);
  return { once: placed(), again: placed(), moved, gap: layout.GAP };
})"""


def test_the_same_figures(browser, site, found, looked_at, one_in):
    """The script's figures, scores and groups are those of the reference, to nine digits. Labels in a picture leave room for a line between them,
    even after one was moved, and the same choices always give the same places."""
    classes = edge_cases() + [a_class(random.Random(seed)) for seed in one_in(8, range(1000))]
    looked_at("classes", len(classes))
    seen = set()
    page = browser.new_page()
    for name in ["page.js", "sociometry.js", "sociogram-layout.js"]:
        page.add_script_tag(path=next(site.rglob(name)))
    for one, counted in zip(classes, page.evaluate(COUNTED, classes), strict=True):
        figures = reference.figures(one["size"], one["most"], one["absent"])
        least = reference.figures(one["size"], one["least"], one["absent"])
        groups = reference.groups(figures["received"], least["received"])
        seen.update(groups["group"] if groups else ["none"])
        for name, expected in [("figures", figures), ("groups", groups)]:
            found += [f"{name} of {one}: {line}" for line in differences(counted[name], expected)]
        if len(counted["pairs"]) != figures["pairs"]:
            found.append(f"mutual pairs of {one}: {counted['pairs']}")
    drawn = [one for one in classes if one["size"] <= 40][: len(classes) // 5]
    for one, placed in zip(drawn, page.evaluate(PLACED, drawn), strict=True):
        found += [f"{one}: {line}" for line in misplaced(placed)]
    page.close()
    # Classes in which some groups never occur would prove little.
    missing = {"none", "popular", "rejected", "neglected", "controversial", "average"} - seen
    found += [f"no class has the group {name}" for name in sorted(missing)]


def differences(got, expected):
    if got is None or expected is None:
        return [] if got is expected else [f"{got}, not {expected}"]
    return [f"{name} is {got[name]}, not {value}" for name, value in expected.items() if not near(got[name], value)]


def near(got, expected):
    if isinstance(expected, list):
        return len(got) == len(expected) and all(map(near, got, expected))
    if isinstance(expected, float):
        return got is not None and abs(got - expected) < 1e-9
    return got == expected


def misplaced(placed):
    found = [] if placed["once"] == placed["again"] else ["the same choices stand in other places"]
    for picture in [*placed["once"], placed["moved"]]:
        for a, b in itertools.combinations(picture["boxes"] + picture["signs"], 2):
            away = [abs(a[axis] - b[axis]) - (a[size] + b[size]) / 2 for axis, size in [("x", "width"), ("y", "height")]]
            if max(away) < placed["gap"] - 0.3:
                found.append(f"no line can pass between {a} and {b}")
    return found


def a_class(chance):
    """A random class: some pupils are chosen more often than others, and there are mistakes as people make them."""
    size = chance.choice([2, 3, 9, 10, 11, *range(8, 41)])
    weights = [chance.random() ** chance.choice([0, 1, 4]) + 1e-6 for _ in range(size)]

    def choices(most):
        pairs = [[one, other] for one in range(size) for other in chance.choices(range(size), weights, k=chance.randint(0, most))]
        return pairs + chance.choices(pairs, k=2) if pairs else pairs

    absent = [place for place in range(size) if chance.random() < chance.choice([0, 0, 0.1, 0.5])]
    return {"size": size, "most": choices(chance.choice([1, 3, 3, 10])), "least": choices(chance.choice([0, 1, 3])), "absent": absent}


def edge_cases():
    """Nobody chooses, all choose all, no variance, only oneself, two pupils, a class that is just too small, everyone absent, and scores that
    differ by rounding only."""

    def ring(size, step=1):
        return [[one, (one + step) % size] for one in range(size)]

    everyone = [[one, other] for one in range(12) for other in range(12)]
    star = [[one, one % 3] for one in range(3, 12)]
    cases = [
        (2, [], []),
        (2, [[0, 1]], []),
        (2, [[0, 1], [1, 0]], []),
        (2, [[0, 0], [1, 1]], []),
        (12, [], []),
        (12, everyone, everyone),
        (12, ring(12), ring(12, 2)),
        (12, star, star),
        (12, star, everyone),
        (12, [[0, 1]] * 5, [[0, 1]] * 3),
        (9, ring(9), ring(9, 2)),
        (10, ring(10), []),
        (10, [[one, 0] for one in range(10)], [[one, 1] for one in range(10)]),
        (40, [], []),
        (40, ring(40), []),
        (40, [[one, other] for one in range(40) for other in range(3)], []),
    ]
    plain = [{"size": size, "most": most, "least": least, "absent": []} for size, most, least in cases]
    return plain + [{**one, "absent": absent} for one in plain for absent in ([0], list(range(one["size"])))]
