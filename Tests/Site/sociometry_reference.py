"""What sociometry.js calculates, written independently from the formulas, with networkx and numpy."""

import networkx as nx
import numpy as np

# A smaller class has no scores.
FEWEST = 10


def figures(size, choices, absent):
    """The figures of a class of `size` pupils. `choices` are pairs of indices, as they were entered."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from((one, other) for one, other in choices if one != other and one not in absent)
    present = graph.subgraph(set(range(size)) - set(absent))
    mutual = graph.to_undirected(reciprocal=True)
    possible = present.number_of_nodes() * (size - 1)
    return {
        "given": [graph.out_degree(place) for place in range(size)],
        "received": [graph.in_degree(place) for place in range(size)],
        "mutual": [mutual.degree(place) for place in range(size)],
        "choices": graph.number_of_edges(),
        "pairs": mutual.number_of_edges(),
        "voters": present.number_of_nodes(),
        "unreciprocated": sum(not graph.has_edge(other, one) for one, other in present.edges),
        "unchosen": [place for place in range(size) if graph.in_degree(place) == 0],
        "isolates": sorted(set(nx.isolates(graph)) & set(present)),
        "density": graph.number_of_edges() / possible if possible else None,
        "reciprocity": nx.overall_reciprocity(present) if present.number_of_edges() else None,
        "cohesion": nx.density(mutual.subgraph(present.nodes)) if present.number_of_nodes() > 1 else None,
    }


def scores(values):
    values = np.asarray(values, dtype=float)
    deviation = values.std(ddof=1)
    return np.zeros_like(values) if deviation < 1e-9 else (values - values.mean()) / deviation


def groups(most, least):
    """The groups of Coie, Dodge and Coppotelli (1982), from how often each pupil is liked most and liked least."""
    if len(most) < FEWEST:
        return None
    liked, disliked = scores(most), scores(least)
    preference, impact = scores(liked - disliked), scores(liked + disliked)
    # A score that equals a limit in all digits is not beyond it.
    liked_sign, disliked_sign = (np.sign(np.round(values, 9)) for values in (liked, disliked))
    conditions = {
        "popular": (preference > 1 + 1e-9) & (liked_sign > 0) & (disliked_sign < 0),
        "rejected": (preference < -1 - 1e-9) & (liked_sign < 0) & (disliked_sign > 0),
        "neglected": (impact < -1 - 1e-9) & (liked_sign < 0) & (disliked_sign < 0),
        "controversial": (impact > 1 + 1e-9) & (liked_sign > 0) & (disliked_sign > 0),
    }
    group = np.select(list(conditions.values()), list(conditions), default="average")
    named = {"most": liked, "least": disliked, "preference": preference, "impact": impact}
    return {**{name: values.tolist() for name, values in named.items()}, "group": group.tolist()}
