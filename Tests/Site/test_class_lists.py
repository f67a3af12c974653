"""Lists of children as they come from elsewhere: pupil administrations, spreadsheets, letters. The names that a teacher means are read first."""

import pytest
from sociogram import teacher
from tool_page import press, still_shut_in

pytestmark = pytest.mark.slow

SANNE, MO, LISA = ALL = ["Sanne", "Mo", "Lisa"]
LISTS = [
    ("Achternaam, Voornaam\nde Vries, Sanne\nJansen, Mo", [SANNE, MO]),
    ("Groep 5b\nVoornaam\tAchternaam\nSanne\tde Vries\nMo\tJansen", [SANNE, MO]),
    ("Leerlingen groep 5\nNaam\nSanne\nMo\nLisa", ALL),
    ('"Vries, de",Sanne\nJansen,Mo\n"Berg, van den",Lisa', ALL),
    ('"Vries, de",Sanne\n"Boer, de",Mo', [SANNE, MO]),
    ("Voornaam;Roepnaam;Achternaam\nSusanna Maria;Sanne;de Vries\nMohamed;Mo;Jansen", [SANNE, MO]),
    ("Voornamen\tRoepnaam\nSusanna Maria\tSanne\nMohamed\tMo", [SANNE, MO]),
    ("Sanne;Mo;Lisa", ALL),
    ("Sanne, Mo, Lisa", ALL),
    ("Sanne\tMo\tLisa", ALL),
    ("Sanne, Mo en Lisa", ALL),
    ("Groep 5: Sanne, Mo en Lisa", ALL),
    ("Sanne\r\nMo\r\n\r\nLisa\r\n", ALL),
    ("\u00a0Sanne\u00a0\n\u00a0\nMo\nLisa", ALL),
    ("1. Sanne\n2. Mo\n3. Lisa", ALL),
    ("1) Sanne\n2) Mo\n10) Lisa", ALL),
    ("• Sanne\n• Mo\n• Lisa", ALL),
    ("•\tSanne\n•\tMo\n•\tLisa", ALL),
    ("o Sanne\no Mo\no Lisa", ALL),
    ("☐ Sanne\n☐ Mo\n☐ Lisa", ALL),
    ("1.\tSanne\n2.\tMo\n3.\tLisa", ALL),
    ("Stamnr.;Roepnaam;Tussenv.;Achternaam;Klas\n12345;Sanne;de;Vries;1B\n12346;Mo;;Jansen;1B\n12347;Lisa;van den;Berg;1B", ALL),
    ("Leerlingnummer;Achternaam;Tussenvoegsel;Roepnaam;Stamgroep\n301;Vries;de;Sanne;H1a\n302;Jansen;;Mo;H1a\n303;Berg;van den;Lisa;H1a", ALL),
    (
        "Leerling\tGeslacht\tGeboortedatum\tGroep\nVries, Sanne de\tV\t12-03-2016\t5\nJansen, Mo\tM\t01-04-2016\t5\nBerg, Lisa van den\tV\t3-5-2016\t5",
        ALL,
    ),
    (
        "Achternaam\tTussenvoegsel\tVoorletters\tRoepnaam\tGeboortedatum\tBSN\nVries\tde\tS.M.\tSanne\t12-03-2016\t123456782\nJansen\t\tM.\tMo\t1-4-2016\t111222333\nBerg\tvan den\tL.\tLisa\t3-5-2016\t999888777",
        ALL,
    ),
    ("Klassenlijst groep 5b\nSchooljaar 2026-2027\n\nNr\tNaam\n1\tSanne\n2\tMo\n3\tLisa", ALL),
    ("Groep 5b\nSanne\nMo\nLisa", ALL),
    ("Groep 5b, juf Anneke\nSanne\nMo\nLisa", ALL),
    ("Juf Anneke\nSanne\nMo\nLisa", ALL),
    ("Groep 5b\t\t\nSanne\tde Vries\t12-3-2016\nMo\tJansen\t1-4-2016\nLisa\tvan den Berg\t3-5-2016", ALL),
    ("Sanne\nMo\nLisa\nTotaal: 3", ALL),
    ("Naam\nSanne\nMo\nLisa\nAantal leerlingen: 3", ALL),
    ("Sanne (bril)\nMo\nLisa (nieuw sinds mei)", ALL),
    ("Sanne - bril\nMo - allergie\nLisa", ALL),
    ("Sanne*\nMo\nLisa*", ALL),
    ("Sanne 12-03-2016\nMo 01-04-2016\nLisa 3-5-2016", ALL),
    ("Sanne 123456782\nMo 111222333\nLisa 999888777", ALL),
    ("Sanne,\nMo,\nLisa", ALL),
    ("Sanne;\nMo;\nLisa;", ALL),
    ('"Sanne"\n"Mo"\n"Lisa"', ALL),
    ("“Sanne”\n“Mo”\n“Lisa”", ALL),
    ("| Voornaam | Achternaam |\n|---|---|\n| Sanne | de Vries |\n| Mo | Jansen |\n| Lisa | Bakker |", ALL),
    ("1   Sanne    de Vries\n2   Mo    Jansen\n3   Lisa    Bakker", ALL),
    ("Voornaam,Achternaam\nSanne,de Vries\nMo,Jansen\nLisa,Bakker", ALL),
    ("Sanne,de Vries\nMo,Jansen\nLisa,Bakker", ALL),
    ("Vries, de, Sanne\nJansen, Mo\nBakker, Lisa", ALL),
    ("de Vries, Sanne\nJansen, Mo\nBakker, Lisa", ALL),
    ("Vries, Sanne de\nJansen, Mo\nBakker, Lisa", ALL),
    ("Vries, S.M. de (Sanne)\nJansen, M. (Mo)\nBakker, L. (Lisa)", ALL),
    ("de Vries\tSanne\nJansen\tMo\nvan den Berg\tLisa", ALL),
    ("Naam;Groep\nSanne;5\nMo;5\nLisa;5", ALL),
    ("Groep;Leerling\n6a;Sanne\n6a;Mo", [SANNE, MO]),
    ("Naam\tVoornaam\nde Vries\tSanne\nJansen\tMo\nBakker\tLisa", ALL),
    ("Leerling (roepnaam)\nSanne\nMo\nLisa", ALL),
    ("Roepnaam leerling\tKlas\nSanne\t1b\nMo\t1b\nLisa\t1b", ALL),
    ("Sanne <sanne@school.nl>; Mo <mo@school.nl>; Lisa <lisa@school.nl>", ALL),
    ("Sanne\tsanne@school.nl\nMo\tmo@school.nl\nLisa\tlisa@school.nl", ALL),
    ("Sanne;Dorpsstraat 12;1234 AB\nMo;Kerkweg 3;1234 AC\nLisa;Laan 5;1234 AD", ALL),
    ("Sanne;v;5b\nMo;m;5b\nLisa;v;5b\nNoor;v;5b", ["Sanne", "Mo", "Lisa", "Noor"]),
    ("Sanne\tmeisje\nMo\tjongen\nLisa\tmeisje", ALL),
    ("\ufeffRoepnaam;Achternaam\r\nSanne;de Vries\r\nMo;Jansen\r\nLisa;Bakker\r\n", ALL),
    ("Roepnaam\tAchternaam\nNoor\tde Vries\nNoor\tvan Bakel\nMo\tJansen", ["Noor V.", "Noor B.", "Mo"]),
    ("L01\nL02\nL03", ["L01", "L02", "L03"]),
    ("Code\tNaam\nL01\tSanne\nL02\tMo", [SANNE, MO]),
    ("Sanne de Vries\nMo Jansen\nLisa van den Berg", ["Sanne de Vries", "Mo Jansen", "Lisa van den Berg"]),
    ("Kind 1\nKind 2\nKind 3", ["Kind 1", "Kind 2", "Kind 3"]),
    ("O'Neill\nÉloïse\nمحمد", ["O'Neill", "Éloïse", "محمد"]),
    ("الاسم\nمحمد\nسارة", ["محمد", "سارة"]),
    ("First name,Last name\nSanne,Smith\nMo,Jones", [SANNE, MO]),
    ("Overzicht leerlingen\nDatum: 30-11-2026\n\nLeerling;Groep\nVries, Sanne de;5b\nJansen, Mo;5b\n\nPagina 1 van 1", [SANNE, MO]),
    ("Voornaam\tAchternaam\nSanne\tde Vries\nVoornaam\tAchternaam\nMo\tJansen", [SANNE, MO]),
    ("Roepnaam\tOpmerking\nSanne\tdraagt een bril\nMo\t\nLisa\t", ALL),
    ("Noor (B.)\nNoor (V.)\nMo", ["Noor (B.)", "Noor (V.)", "Mo"]),
    ("Sanne | Mo | Lisa", ALL),
    ("- Sanne\n- Mo\n- Lisa", ALL),
    ("a. Sanne\nb. Mo\nc. Lisa", ALL),
    ("Naam leerling\tGeb. datum\tM/V\nSanne de Vries\t12-03-2016\tV\nMo Jansen\t01-04-2016\tM", ["Sanne de Vries", "Mo Jansen"]),
    ("Groep: 5b\nLeerkracht: Anneke de Boer\nRoepnaam;Tussenvoegsel;Achternaam\nSanne;de;Vries\nMo;;Jansen\nLisa;;Bakker", ALL),
    ("KLASSENLIJST\n\n1 Sanne\n2 Mo\n3 Lisa", ALL),
    ("OBS De Regenboog\nGroep 5b\n\nAchternaam\tRoepnaam\nde Vries\tSanne\nJansen\tMo\nBakker\tLisa", ALL),
    ("Sanne;de;Vries\nMo;;Jansen\nLisa;van den;Berg", ALL),
    ("\tRoepnaam\tAchternaam\n1\tSanne\tde Vries\n2\tMo\tJansen\n3\tLisa\tBakker", ALL),
    ("Leerlingen:\nSanne\nMo\nLisa", ALL),
    ("Namen van de kinderen\nSanne\nMo\nLisa", ALL),
    ('"Roepnaam","Achternaam","Groep"\n"Sanne","Vries, de","5b"\n"Mo","Jansen","5b"\n"Lisa","Berg, van den","5b"', ALL),
    (
        "Nr.;Leerling;Niveau;Opmerking\n1;Sanne de Vries;A;\n2;Mo Jansen;B;leest graag, dyslexie\n3;Lisa Bakker;A;",
        ["Sanne de Vries", "Mo Jansen", "Lisa Bakker"],
    ),
    ("Jongens:\nMo\nDaan\nMeisjes:\nSanne\nLisa", ["Mo", "Daan", "Sanne", "Lisa"]),
    ("Sanne  \nMo  \n  Lisa", ALL),
    ("Sanne\n\n\nMo\n\nLisa\n", ALL),
    ("1 - Sanne\n2 - Mo\n3 - Lisa", ALL),
    ("01 Sanne de Vries\n02 Mo Jansen\n03 Lisa Bakker", ["Sanne de Vries", "Mo Jansen", "Lisa Bakker"]),
    ("Sanne (5b)\nMo (5b)\nLisa (5b)", ALL),
    ("Sanne, groep 5\nMo, groep 5\nLisa, groep 5", ALL),
    ("Sanne, 8 jaar\nMo, 9 jaar\nLisa, 8 jaar", ALL),
    ("Sanne 5b\nMo 5b\nLisa 5b", ALL),
    ("Stamklas\tRoepnaam\tVoorvoegsel\tAchternaam\tE-mailadres\n1b\tSanne\tde\tVries\tx@y.nl\n1b\tMo\t\tJansen\tz@y.nl", [SANNE, MO]),
    ("Leerling-ID;Voornaam;Achternaam\n1;Sanne;de Vries\n2;Mo;Jansen", [SANNE, MO]),
    ("Volgnr.\tLeerling\n1\tSanne\n2\tMo", [SANNE, MO]),
    ("Sanne\tMo\tLisa\nNoor\tSem\tFinn", ["Sanne", "Noor"]),
    ("Sanne en Mo\nLisa", ["Sanne en Mo", "Lisa"]),
    ("Voornaam Achternaam\nSanne de Vries\nMo Jansen", ["Sanne de Vries", "Mo Jansen"]),
    ("Achternaam Voornaam\nVries Sanne\nJansen Mo", ["Vries Sanne", "Jansen Mo"]),
    ("Roepnaam;;Achternaam\nSanne;de;Vries\nMo;;Jansen", [SANNE, MO]),
    ("Ben\nSanne\nAl", ["Ben", "Sanne", "Al"]),
    ("Jo\nNo\nBo", ["Jo", "No", "Bo"]),
    ("Sanne\nV\nMo", ["Sanne", "V", "Mo"]),
    ("Noor\nNoor\nMo", ["Noor", "Noor", "Mo"]),
    ("Jansen, Noor\nBakker, Noor\nVries, Mo de", ["Noor J.", "Noor B.", "Mo"]),
    ("De Vries; Sanne\nJansen; Mo\nDe Boer; Lisa", ALL),
    ("Ouder 1;Leerling\nAnna;Sanne\nBert;Mo", [SANNE, MO]),
    ("Anne-Fleur\nJean-Luc\nMo", ["Anne-Fleur", "Jean-Luc", "Mo"]),
]


def test_lists_from_elsewhere(reader, looked_at):
    """Titles, headings, numbers, bullets, totals, remarks and what else stands beside names is left out; call names come before other given
    names."""
    one = teacher(reader)
    looked_at("lists", len(LISTS))
    read = one.page.evaluate("lists => lists.map(list => tweeluik.columns.named(list).map(way => way.names))", [pasted for pasted, _ in LISTS])
    for (pasted, names), ways in zip(LISTS, read, strict=True):
        one.expect(ways[0] == names, f"{pasted!r} is read as {ways[0]}")
    still_shut_in(one)


def test_what_is_wrong_is_said_before(reader):
    """A list that cannot be taken is not asked to be right: what is wrong with it is said while it is filled in."""
    one = teacher(reader)
    page = one.page
    said = page.locator("#roster_found")
    for pasted, message in [("Noor\nSem\nNoor", "meer dan één keer in: Noor."), ("Noor", "dit zijn er 1."), ("Sem\n" + "b" * 99, "te lang")]:
        page.get_by_label("Of plak hier een lijst").fill(pasted)
        one.expect(message in said.inner_text() and "Klopt het" not in said.inner_text(), f"{pasted[:20]!r}: {said.inner_text()}")
        press(page, "Neem deze lijst over")
        one.expect(page.evaluate("document.activeElement.id") == "roster_list" and page.locator("svg.pic").is_hidden(), "it is taken")
    page.get_by_label("Of plak hier een lijst").fill("Noor\nSem")
    one.expect(said.inner_text() == "Gevonden kinderen: 2. Klopt het? Neem de lijst dan over.", f"said: {said.inner_text()}")
    still_shut_in(one)
