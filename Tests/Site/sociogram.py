"""How a teacher begins a sociogram."""

from tool_page import opened, press

NAME = "hulpmiddelen/sociogram.html"
WIDE = {"width": 1280, "height": 900}
PUPILS = ["Noor", "Sem", "Éloïse", "محمد", "Daan", "Yusuf", "O'Neill", "Saar", "Thijs", "Mila", "Finn", "Zoë"]
CHOICES = "Noor;Sem;Éloïse\nSem;noor\nÉloïse;محمد;Noor\nمحمد;Éloïse\nDaan;Yusuf\nYusuf;Daan;Noor\nSaar;Noor"


def teacher(reader, **options):
    return opened(reader, NAME, viewport=WIDE, **options)


def enter(page, pupils=PUPILS, choices=CHOICES):
    page.get_by_label("Of plak hier een lijst").fill("\n".join(pupils))
    press(page, "Neem deze lijst over")
    if choices:
        paste(page, choices)


def paste(page, choices):
    field = page.get_by_label("Regels, zoals")
    if field.is_hidden():
        page.locator("summary", has_text="Keuzes plakken").click()
    field.fill(choices)
    press(page, "Neem de keuzes over")


def ask_negatives(page):
    """Opens the part with the reason not to ask this."""
    box = page.get_by_label("Vraag toch ook")
    if box.is_hidden():
        page.get_by_text("Ook vragen met wie kinderen").click()
    page.locator(".tool-negative #tool_notice", has_text="Stel deze vragen liever niet.").wait_for()
    box.check()
