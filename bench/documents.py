"""Made-up texts for parents and teachers, two for each problem, which are the same on every machine."""

import random
import re
from dataclasses import dataclass

AUDIENCES = ("ouder", "leerkracht")
READERS = {"ouder": "ouders", "leerkracht": "leerkrachten"}

PROBLEMS = """
faalangst agressie pesten slaapproblemen scheiding rouw hoogbegaafdheid dyslexie druk-gedrag verlegenheid liegen stelen
bedplassen eetproblemen gameverslaving woedeaanvallen perfectionisme scheidingsangst schoolweigering uitstelgedrag jaloezie
brutaal-gedrag concentratieproblemen onzekerheid somberheid motivatieproblemen buikpijn zindelijkheid huilbuien ruzie-maken
buitensluiten schermtijd huiswerk luisteren grenzen-stellen tics stotteren overgewicht hechting prikkelgevoeligheid
""".split()

TERMS = """
zelfbeeld weerbaarheid executieve-functies hechtingsstijl zelfregulatie coping mindset intrinsieke-motivatie
sociale-vaardigheden emotieregulatie psycho-educatie positieve-bekrachtiging
""".split()

TAGS = "angst gedrag emotie school thuis slaap sociaal leren gezin lichaam media ontwikkeling".split()

SMALL_WORDS = """
de het een en van in op te dat die is met voor niet aan er als zijn maar ook om bij nog uit dan naar over door je jouw wat wel
kan heeft wordt meer hoe geen hem haar ze hij we zo hier daar waar vaak soms altijd samen eerst daarna want omdat terwijl
""".split()

LARGE_WORDS = """
kind kinderen ouder ouders leerkracht klas school gesprek gevoel gevoelens angst boosheid rust ritme regel regels afspraak
afspraken beloning compliment aandacht vertrouwen steun hulp situatie moment dag week ochtend avond thuis oefening stap doel
fout fouten succes probleem oplossing gedrag gedachte gedachten lichaam adem spanning ontspanning spel vriend vriendin groep
juf meester schrift toets huiswerk opdracht taak keuze grens grenzen band relatie luisteren praten vragen uitleggen benoemen
oefenen helpen steunen merken zien horen voelen denken proberen leren groeien spelen slapen eten bewegen troosten belonen
begrijpen accepteren rustig duidelijk vriendelijk veilig moeilijk makkelijk klein groot nieuw eigen samenhangend belangrijk
regelmatig voorspelbaar concreet haalbaar positief kort dagelijks gezamenlijk ontwikkeling begeleiding ondersteuning
verwachting verwachtingen verantwoordelijkheid zelfvertrouwen doorzettingsvermogen omgeving thuissituatie klassenregels
oudergesprek beloningskaart stappenplan dagboek signaal signalen oorzaak oorzaken gevolg gevolgen
""".split()


@dataclass
class View:
    """A text for one audience. Its links are ids, such as `problem:faalangst-00000` and `term:zelfbeeld`."""

    audience: str
    title: str
    summary: str
    body: str


@dataclass
class Problem:
    """A problem with its views. `related` has the numbers of other problems."""

    number: int
    slug: str
    title: str
    summary: str
    introduction: str
    tags: list
    related: list
    views: list


def slug(number):
    return f"{PROBLEMS[number % len(PROBLEMS)]}-{number:05}"


def spoken(name):
    """The words of a slug."""
    return name.replace("-", " ")


def problems(count):
    """Yields `count` problems. Each depends only on this count and on its own number."""
    for number in range(count):
        yield problem(number, count)


def title(number, audience=None):
    """The title of a problem, or of its view for an audience."""
    name = f"{spoken(PROBLEMS[number % len(PROBLEMS)]).capitalize()} ({number})"
    return f"{name}: tips voor {READERS[audience]}" if audience else name


def problem(number, count):
    related = related_to(number, count)
    own = Writer(f"{count}/{number}/index")
    views = []
    for audience in AUDIENCES:
        writer = Writer(f"{count}/{number}/{audience}")
        summary = writer.summary()
        body = writer.body(audience, related)
        views.append(View(audience, title(number, audience), summary, body))
    tags = sorted(random.Random(f"{number}/tags").sample(TAGS, 3))
    return Problem(number, slug(number), title(number), own.summary(), own.sentence(), tags, related, views)


def related_to(number, count):
    """The numbers of three to five other problems, if there are as many."""
    chance = random.Random(f"{count}/{number}/rel")
    most = chance.randint(3, 5)
    return sorted(other for other in chance.sample(range(count), min(most + 1, count)) if other != number)[:most]


class Writer:
    """Writes random text, which is the same for the same seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def words(self, count):
        chance = self.chance
        return [chance.choice(SMALL_WORDS if place % 2 == 0 or chance.random() < 0.25 else LARGE_WORDS) for place in range(count)]

    def summary(self):
        return " ".join(self.words(22)).capitalize()

    def heading(self):
        return capital(self.words(self.chance.randint(3, 6)))

    def sentence(self, least=8, most=18):
        """A sentence. Some have emphasis, a term or a comma."""
        chance = self.chance
        words = self.words(chance.randint(least, most))
        if chance.random() < 0.25:
            place = chance.randrange(1, len(words))
            words[place] = f"*{words[place]}*"
        if chance.random() < 0.12:
            place = chance.randrange(1, len(words) - 1)
            first, second = (word.strip("*") for word in words[place : place + 2])
            words[place : place + 2] = [f"**{first} {second}**"]
        if chance.random() < 0.10:
            term = chance.choice(TERMS)
            words.insert(chance.randrange(1, len(words)), f"[{spoken(term)}](term:{term})")
        if chance.random() < 0.2:
            words[chance.randrange(2, len(words)) - 1] += ","
        return capital(words) + chance.choice("....?!")

    def linking(self, other):
        """A sentence with a link to another problem."""
        words = self.words(self.chance.randint(6, 12))
        link = f"[{spoken(PROBLEMS[other % len(PROBLEMS)])}](problem:{slug(other)})"
        words.insert(self.chance.randrange(1, len(words)), link)
        return capital(words) + "."

    def paragraph(self, sentences=None):
        return " ".join(self.sentence() for _ in range(sentences or self.chance.randint(4, 6)))

    def items(self, numbered):
        count = self.chance.randint(3, 6)
        return "\n".join((f"{item + 1}. " if numbered else "- ") + self.sentence(6, 12) for item in range(count))

    def quote(self, audience):
        return f"> {self.paragraph(2)}\n> — *{self.chance.choice(['Anna', 'Mo', 'Sanne', 'Daan'])}*, {audience}"

    def section(self, part, audience, link):
        """The blocks of one of the five parts: a heading, a paragraph, and what only this part has."""
        blocks = [f"## {self.heading()}", self.paragraph()]
        if link is not None:
            blocks[1] += f" {self.linking(link)}"
        if part in (0, 3):
            blocks.append(self.items(numbered=False))
        elif part == 1:
            blocks += [self.items(numbered=True), f"### {self.heading()}", self.paragraph(3)]
        elif part == 2:
            blocks.append(self.quote(audience))
        else:
            blocks.append(self.paragraph(4))
        return blocks

    def body(self, audience, related):
        """600 to 900 words of Markdown."""
        blocks = [self.paragraph(4)]
        for part in range(5):
            blocks += self.section(part, audience, related[part] if part < len(related) else None)
        return "\n\n".join(blocks) + "\n"


def capital(words):
    text = " ".join(words)
    return text[0].upper() + text[1:]


def with_paths(body, audience):
    """The text with paths in place of ids, for programs that do not know ids."""
    body = re.sub(r"\(problem:([^)]+)\)", rf"(/problemen/\1/{audience}/)", body)
    return re.sub(r"\(term:([^)]+)\)", r"(/begrippen/#\1)", body)
