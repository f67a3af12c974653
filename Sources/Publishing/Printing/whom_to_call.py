"""Whom to call stands once in what is bound. Wherever a text shows it again there are only the numbers, and a link to it. A sheet that is handed out
keeps its own."""

from xml.etree import ElementTree

from trees import classes, first


def panel_in(element):
    """The panel that says whom to call, and its heading; `None` without one. A page has one at most."""
    panel = next((each for each in element.iter("section") if "help" in classes(each)), None)
    return panel if panel is None else (panel, next(each for each in panel if "help-title" in classes(each)))


def is_handed_out(chapter):
    return "chapter-sheet" in classes(chapter)


def home_of_help(body, main_of):
    """The id of the first panel in what is bound, as it will be there. `main_of` has the text of the page that a chapter names."""
    for chapter in (section for section in body if section.tag == "section" and not is_handed_out(section)):
        if found := panel_in(main_of(chapter) if chapter.get("data-page") else chapter):
            target = found[1].get("id")
            return f"{chapter.get('id')}_{target}" if chapter.get("data-page") else target
    return None


def show_help_once(chapter, home):
    """Leaves no more of the panel of a chapter than its numbers, with a link to the first one."""
    found = None if is_handed_out(chapter) else panel_in(chapter)
    if not found or found[1].get("id") == home:
        return
    panel, heading = found
    line = ElementTree.Element("p", {"class": "help-again"})
    link = ElementTree.SubElement(line, "a", href=f"#{home}")
    link.text, link.tail = "".join(heading.itertext()), " "
    for number in first(panel, "ul"):
        call = ElementTree.SubElement(line, "span", {"class": "help-call"})
        call.tail = " "
        call.extend(each for phone in number if "help-phone" in classes(phone) for each in phone)
        name = next(each for each in number.iter("p") if "help-name" in classes(each))
        call[-1].tail = " "
        call.extend(name)
    line.tail = panel.tail
    parent = next(each for each in chapter.iter() if panel in list(each))
    parent[list(parent).index(panel)] = line
    for link in chapter.iter("a"):
        if link.get("href") == f"#{heading.get('id')}":
            link.set("href", f"#{home}")
