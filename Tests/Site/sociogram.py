"""A sociogram as a teacher begins one."""

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
        page.locator("summary", has_text="Keuzes plakken").click()
        page.get_by_label("Regels, zoals").fill(choices)
        press(page, "Neem de keuzes over")
