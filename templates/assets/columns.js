// Lists of children as they come from elsewhere: pasted from a pupil administration, a spreadsheet, a class list or a letter. What is a
// table, a title, a heading, a number in front and a name is decided here, and only here. Pure functions. Gives:
//
// named(text)      the ways in which it can be read as names, likeliest first: [{ title, names }]; a title is that of the columns, or ""
// rows(text)       all rows, as cells
// isHeading(row), isCounted(rows)    whether a row says what columns are; whether all rows begin with a number
tweeluik.columns = (() => {
  "use strict";
  // What columns are called, in the languages of the sites; a heading has no other words. The first kind that is in it counts.
  const KINDS = Object.entries({
    other: "nr no. nummer number leerlingnummer leerlingnr stamnummer stamnr bsn code groep klas stamgroep stamklas lesgroep basisgroep leerjaar jaarlaag geboortedatum geboren geboorte geb datum geslacht sekse gender email mail adres straat huisnummer postcode plaats woonplaats telefoon tel mobiel ouder ouders verzorger mentor leerkracht opmerking opmerkingen bijzonderheden class group year birth date keuze kiest choice chooses vraag question voorletters initialen initials الرقم الصف",
    called: "roepnaam roepnamen",
    first: "voornaam voornamen first given firstname forename الأول",
    infix: "tussenvoegsel tussenvoegsels tussenv tv tsv voorvoegsel voorvoegsels voorv prefix infix",
    last: "achternaam achternamen familienaam last family surname lastname العائلة اللقب",
    whole: "naam namen leerling leerlingen kind kinderen leerlingnaam volledige name names pupil pupils student students child full الاسم اسم التلميذ الطفل",
  }).map(([kind, words]) => [kind, words.split(" ")]);
  const JOINING = ["of", "en", "and", "van", "de", "het", "incl", "inclusief"];
  // What stands above a list, and below it.
  const TITLE = /^(?:juf|meester)\s|(?:^|\s)(?:groep|klas|class|group|leerlingen|kinderen|pupils|students|school|schooljaar|\S*lijst|list|overzicht|leerkracht|mentor|teacher|datum|date)(?=$|[\s:,\d])/i;
  const TOTAL = /^(?:totaal|total|aantal|pagina|page|afgedrukt|gemaakt|bron|\d+ (?:leerlingen|kinderen|pupils|students)|(?:jongens|meisjes|boys|girls)\s*:)/i;
  const PARTICLE = "(?:van|de|der|den|het|'t|’t|ten|ter|te|el|al|la|di|da|von|bin|ben|op|in|aan|d'|d’)", PARTICLES = `${PARTICLE}(?: ${PARTICLE})*`;
  const ENDS = new RegExp(` ${PARTICLES}$`, "i"), ONLY = new RegExp(`^${PARTICLES}$`, "i"), BEGINS = new RegExp(`^(?!ben |al )${PARTICLE} \\S`, "i");
  // “3. Noor” and “• Noor”.
  const MARKED = /^(?:\(?\d{1,3}(?:[.):]|\s*[-–]|\s)\s*|[a-z][.)]\s+|[-–•*·▪◦○●‣☐□o]\s+)(?=\S)/, MARK = /^(?:\(?\d{1,4}[.):]?|[-–•*·▪◦○●‣☐□o])$/;

  const count = (values, isRight) => values.filter(isRight).length;
  const filled = row => row.filter(cell => cell);
  const clean = value => value.replace(/\s+/g, " ").trim().replace(/^["“”„«»]+|["“”„«»]+$/g, "").trim();
  const hasWord = row => row.some(cell => /[\p{L}\p{N}]/u.test(cell));
  const isCode = cell => /^[A-Z]\d{2,3}$/.test(cell);
  // No name: a day, an address, a number; the letters of names, a boy or a girl.
  const isOther = cell => (/[@\d]/.test(cell) && !isCode(cell)) || /^(?:\p{Lu}\.?\s?){1,5}$/u.test(cell) || /^(?:jongen|meisje|man|vrouw|boy|girl)$/i.test(cell);

  // MARK: Cells

  const readable = text => text.replace(/\p{Cf}/gu, "").replace(/\r\n?|[\v\p{Zl}]/gu, "\n").replace(/<[^<>\n]*@[^<>\n]*>/g, "");

  // A quoted cell may contain what separates cells.
  function split(content, mark) {
    const all = [[""]];
    let isQuoted = false;
    for (let place = 0; place < content.length; place++) {
      const one = content[place], row = all[all.length - 1], last = row.length - 1;
      if (isQuoted && one === '"' && content[place + 1] === '"') { row[last] += one; place++; }
      else if (one === '"' && (isQuoted || !row[last].trim())) isQuoted = !isQuoted;
      else if (isQuoted || (one !== mark && one !== "\n")) row[last] += one;
      else if (one === mark) row.push("");
      else all.push([""]);
    }
    return all.map(row => row.map(clean));
  }
  function rows(text) {
    const content = readable(text);
    return split(content, ["\t", ";"].find(mark => content.includes(mark)) || ",");
  }

  // Cells are separated by what separates them on at least half of the lines. “Jansen, Noor” on each line is one cell, unless a heading says
  // that it is two.
  function cells(text) {
    const content = readable(text), lines = content.split("\n").filter(line => hasWord([line])), half = isRight => count(lines, isRight) >= lines.length / 2;
    const mark = ["\t", ";", "|", ","].find(one => half(line => filled(split(line, one)[0]).length > 1));
    if (!mark && half(line => /\S {2,}\S/.test(line.trim()))) return split(content.replace(/ {2,}/g, "\t"), "\t");
    if (mark !== "," || lines.length === 1) return split(content, mark);
    const joined = content.replace(new RegExp(`^([^,\\n]+),\\s*(${PARTICLES}),\\s*([^,\\n]+)$`, "gim"), "$2 $1, $3"), all = split(joined, ",");
    if (all.slice(0, 10).some(row => row.length > 1 && isHeading(row))) return all;
    const pairs = all.filter(row => row.length === 2 && filled(row).length === 2 && !row.some(cell => /\d/.test(cell)));
    const isTurned = pairs.length > 1 && pairs.length > lines.length * 0.6 && (pairs.some(([one]) => BEGINS.test(one)) || !pairs.some(([, other]) => BEGINS.test(other)));
    return isTurned && !content.includes('"') ? joined.split("\n").map(line => [clean(line)]) : all;
  }

  // MARK: The table

  function kindOf(cell = "") {
    const folded = cell.toLocaleLowerCase();
    if (/^(?:#|no\.|e-?mail.*|[mvj]\s?\/\s?[mvj])$/.test(folded)) return "other";
    const words = folded.replace(/^(keuze|choice|vraag|question|ouder|tel|telefoon|verzorger) ?\d$/, "$1").split(/[^\p{L}\p{M}\p{N}]+/u).filter(word => word);
    const known = words.filter(word => !JOINING.includes(word)).map(word => (KINDS.find(([, own]) => own.includes(word)) || [null])[0]);
    if (known.includes(null)) return null;
    if (known.includes("last") && (known.includes("first") || known.includes("called"))) return "whole";
    return (KINDS.find(([kind]) => known.includes(kind)) || [null])[0];
  }
  function isHeading(row) {
    const all = filled(row), known = count(all, kindOf);
    return known > 0 && known >= all.length / 2 && all.every(cell => kindOf(cell) || !/\d/.test(cell));
  }
  const isCounted = all => all.length > 1 && all.every(row => row.length > 1 && MARK.test(row[0]));

  // Only what is about children: without titles, headings, totals, and numbers in front.
  function table(text) {
    let all = cells(text).filter(hasWord).filter(row => filled(row).length > 1 || !TOTAL.test(filled(row)[0])), heads = [];
    const top = all.slice(0, 10), first = top.findIndex(isHeading), last = first + (first < 0 ? 0 : top.slice(first).findIndex(row => !isHeading(row)));
    if (first >= 0 && last > first) {
      heads = all[last - 1];
      all = all.slice(last).filter(row => row.join("\n") !== heads.join("\n"));
    } else {
      const isTitle = (row, others) => (filled(row).some(cell => TITLE.test(cell)) && filled(row).every(cell => TITLE.test(cell) || /\d/.test(cell)))
        || (filled(row).length === 1 && /[\s\d]/.test(filled(row)[0]) && others.every(other => filled(other).length > 1));
      while (all.length > 1 && isTitle(all[0], all.slice(1))) all = all.slice(1);
    }
    // All children on one line.
    if (all.length === 1 && filled(all[0]).length > Math.max(heads.length, 1)) {
      all = filled(all[0]).flatMap((cell, place, line) => (place === 0 ? cell.replace(/^[^:]*:\s*/, "") : cell).split(place === line.length - 1 ? /\s(?:en|and)\s/ : "\n")).map(cell => [cell]);
      heads = [];
    }
    if (count(all, row => MARKED.test(row[0])) > all.length / 2) all = all.map(row => [row[0].replace(MARKED, ""), ...row.slice(1)]);
    if (isCounted(all)) {
      if (heads.length === all[0].length) heads = heads.slice(1);
      all = all.map(row => row.slice(1));
    }
    return { heads, all };
  }

  // MARK: Names

  // Without what was written behind it: a remark, a day, a mark.
  const tidy = name => clean(name.replace(/^(?:\p{Lu}\.\s?)+(.*?)\(([^()]+)\)/u, "$2 $1").replace(/\s*\((?:[^()]*\p{L}{3}[^()]*|[^()]*\d[^()]*)\)/gu, "")
    .replace(/\s[-–—]\s.*$/, "").replace(/\s(?:\d[a-z]|(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{5,}).*)$/i, "").replace(/[\s,;:*†]+$/, "")) || name;
  // “Vries, Sanne de” and “Vries, de”: what comes before the comma, and the given name.
  function turned(name) {
    const [before, ...after] = name.split(/,\s*/), rest = tidy(after.join(" ")), infix = ONLY.test(rest) ? rest : (ENDS.exec(rest) || [""])[0];
    return { family: before, infix: clean(infix), given: infix === rest ? "" : rest.slice(0, rest.length - infix.length) };
  }
  const isTurned = name => /^[^,]+,\s*\S/.test(name);
  const isFamily = name => BEGINS.test(name) || (isTurned(name) && !turned(name).given);

  // Two children of one name get the first letters of what else they are called, as many as it takes.
  function told(names, others) {
    const folded = names.map(name => name.toLocaleLowerCase()), family = others.map(other => other.replace(new RegExp(`^${PARTICLES} `, "i"), ""));
    return names.map((name, place) => {
      const same = folded.flatMap((one, number) => (one === folded[place] && number !== place ? [family[number]] : [])), own = family[place];
      if (!name || !same.length || !own) return name;
      let length = 1;
      while (length < own.length && same.some(other => other.slice(0, length).toLocaleLowerCase() === own.slice(0, length).toLocaleLowerCase())) length++;
      return `${name} ${own.slice(0, length)}${length < own.length ? "." : ""}`;
    });
  }

  function named(text) {
    const { heads, all } = table(text), width = Math.max(0, ...all.map(row => row.length)), ways = [];
    const kinds = Array.from({ length: width }, (_, number) => kindOf(heads[number])), columns = kinds.map((_, number) => all.map(row => row[number] || ""));
    const find = (...wanted) => wanted.map(kind => kinds.indexOf(kind)).find(number => number >= 0) ?? -1;
    const column = number => columns[number] || all.map(() => "");
    const add = (title, names, worth) => {
      const own = names.map(clean).filter(name => name), doubles = own.length - new Set(own.map(name => name.toLocaleLowerCase())).size;
      if (own.length) ways.push({ title: title || "", names: own, worth: worth - (doubles ? 10 : 0) });
    };
    const joined = (...parts) => parts[0].map((_, place) => clean(parts.map(part => part[place]).join(" ")));
    const isNames = ({ length }, values) => values.length > all.length / 2 && count(values, isOther) <= values.length / 2 && !(length > 3 && new Set(values).size <= Math.max(1, length / 8));
    const first = find("called", "first");
    let last = find("last");
    if (last < 0 && first >= 0) last = find("whole");
    if (last < 0) last = columns.findIndex((values, number) => width > 1 && !kinds[number] && values.some(isFamily) && count(values.filter(isTurned), name => turned(name).given) === 0);
    const family = joined(column(find("infix")), column(last).map(name => (isFamily(name) && isTurned(name) ? `${turned(name).infix} ${turned(name).family}` : name)));
    if (first >= 0 && last >= 0) add(`${heads[first]} + ${heads[last]}`, joined(column(first).map(name => tidy(name).replace(ENDS, "")), family), 6);
    columns.forEach((values, number) => {
      const kind = kinds[number], title = heads[number], some = filled(values);
      if (width > 1 && (kind === "infix" || kind === "other" || !isNames(values, some))) return;
      if (number === last) return add(title, family, 0);
      if (count(some, name => isTurned(name) && turned(name).given) > some.length * 0.6) {
        const parts = values.map(name => (isTurned(name) ? turned(name) : { family: "", infix: "", given: tidy(name) })), before = parts.map(part => part.family);
        add(title, told(parts.map(part => part.given), before), 5);
        add(title, joined(parts.map(part => part.given), parts.map(part => part.infix), before), 4);
        return add(title, before, 0);
      }
      const isGiven = kind === "called" || kind === "first", worth = kind === "called" ? 8 : kind === "first" ? 7 : kind === "whole" ? 5 : count(some, isCode) > some.length / 2 ? 1 : 3;
      const names = values.map(name => (isGiven ? tidy(name).replace(ENDS, "") : tidy(name)));
      add(title, last >= 0 && (isGiven || !kind) ? told(names, family) : names, worth - number * 0.01);
      if (last >= 0 && !kind) add("", joined(names, family), 2);
    });
    if (!ways.length) add("", all.map(row => filled(row)[0]), 0);
    const seen = new Set();
    return ways.sort((a, b) => b.worth - a.worth).filter(({ names }) => !seen.has(names.join("\n")) && seen.add(names.join("\n"))).slice(0, 6);
  }

  return { named, rows, isHeading, isCounted };
})();
