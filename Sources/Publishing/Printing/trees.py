"""What all the files here do to a tree of elements."""

import hashlib
from xml.etree import ElementTree

# Attributes that hold ids.
REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby")


def classes(element):
    return set(element.get("class", "").split())


def drop(tree, unwanted):
    """Takes elements out, and keeps the text that follows them."""
    for parent in list(tree.iter()):
        for child in [child for child in parent if unwanted(child)]:
            before = list(parent)[: list(parent).index(child)]
            if child.tail and child.tail.strip():
                if before:
                    before[-1].tail = (before[-1].tail or "") + child.tail
                else:
                    parent.text = (parent.text or "") + child.tail
            parent.remove(child)


def first(tree, tag):
    return next(element for element in tree.iter(tag))


def digest(*elements):
    """Tells whether elements are as others are."""
    return hashlib.sha256(b"".join(ElementTree.tostring(element) for element in elements)).hexdigest()
