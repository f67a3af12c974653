// Lists of children as they come from elsewhere: pasted from a spreadsheet, a class list or a letter. Pure functions. Gives:
//
// named(text)      the ways in which it can be read as names, likeliest first: [{ title, names }]; a title is that of the columns, or ""
// isHeading(row), isCounted(rows)    whether a row says what columns are; whether all rows begin with a number
tweeluik.columns = (() => {
  "use strict";
  // What columns are called, in the languages of the sites.
  const FIRST = ["voornaam", "roepnaam", "first name", "given name", "firstname", "forename", "الاسم الأول", "اسم الطفل"];
  const LAST = ["achternaam", "familienaam", "last name", "surname", "family name", "lastname", "اسم العائلة", "اللقب"];
  const INFIX = ["tussenvoegsel", "tussenvoegsels", "tv", "voorvoegsel", "prefix", "infix"];
  const WHOLE = ["naam", "namen", "leerling", "leerlingen", "kind", "kinderen", "leerlingnaam", "naam leerling", "volledige naam", "name", "names", "pupil", "student", "child", "full name", "الاسم", "التلميذ", "الطفل"];
  const OTHER = ["nr", "nr.", "no.", "#", "nummer", "number", "groep", "klas", "geboortedatum", "geslacht", "m/v", "leerlingnummer", "e-mail", "email", "class", "group", "gender", "keuze", "kiest", "choice", "chooses", "vraag", "question", "الرقم", "الصف"];
  const ALL = [...FIRST, ...LAST, ...INFIX, ...WHOLE, ...OTHER];
  const PARTICLES = /\s+(?:van|de|der|den|het|'t|’t|ten|ter|te|el|al|la|di|da|von|bin|ben|op|in|aan|d'|d’)$/i;

  const head = cell => cell.toLocaleLowerCase().replace(/[\s:*]+$/, "").replace(/^(keuze|choice|vraag|question) ?\d+$/, "$1").trim();
  const isNumber = cell => /^\(?\d{1,4}[.):]?$/.test(cell);
  // No name: a day, an address, a number. A code is one.
  const isOther = cell => !/^[A-Z]\d{2,3}$/.test(cell) && /[@\d]/.test(cell) && !/\p{L}.*\p{L}/u.test(cell.replace(/\S*@\S*/g, ""));
  const count = (values, isRight) => values.filter(isRight).length;
  const clean = value => value.replace(/\s+/g, " ").trim();
  // “3. Noor” and “• Noor”, where all lines begin so.
  const MARKED = /^(?:\(?\d{1,3}(?:[.):]|\s*[-–]|\s)\s*|[-–•*·]\s+)(?=\S)/;

  const isHeading = row => row.some(cell => ALL.includes(head(cell))) && row.every(cell => !cell || ALL.includes(head(cell)) || !/\d/.test(cell));
  const isCounted = rows => rows.length > 1 && rows.every(row => row.length > 1 && isNumber(row[0]));

  function body(rows) {
    let all = rows.filter(row => row.some(cell => cell)), heads = [];
    if (all.length > 1 && isHeading(all[0])) [heads, ...all] = all;
    if (all.length > 1 && all.every(row => MARKED.test(row[0]))) all = all.map(row => [row[0].replace(MARKED, ""), ...row.slice(1)]);
    if (isCounted(all)) [heads, all] = [heads.slice(1), all.map(row => row.slice(1))];
    return { heads: heads.map(clean), all };
  }

  // Two children of one name get the first letters of what else they are called, as many as it takes.
  function told(names, others) {
    const folded = names.map(name => name.toLocaleLowerCase());
    return names.map((name, place) => {
      const same = folded.flatMap((one, number) => (one === folded[place] && number !== place ? [others[number]] : [])), own = others[place];
      if (!name || !same.length || !own) return name;
      let length = 1;
      while (length < own.length && same.some(other => other.slice(0, length).toLocaleLowerCase() === own.slice(0, length).toLocaleLowerCase())) length++;
      return `${name} ${own.slice(0, length)}${length < own.length ? "." : ""}`;
    });
  }

  // “Jansen, Noor” on each line is one cell, not two.
  function cells(text) {
    const lines = text.replace(/\r\n?/g, "\n").split("\n").map(clean).filter(line => line);
    const isOne = !/[\t;"]/.test(text) && count(lines, line => /^[^,\d]*[^,]+,\s*[^,\d]+$/.test(line)) > lines.length * 0.6;
    return isOne ? lines.map(line => [line]) : tweeluik.file.rows(text);
  }

  function named(text) {
    const { heads, all } = body(cells(text)), width = Math.max(0, ...all.map(row => row.length)), ways = [];
    const column = number => (number < 0 ? all.map(() => "") : all.map(row => clean(row[number] || "")));
    const isHead = (number, words) => words.includes(head(heads[number] || "")), find = words => heads.findIndex((_, number) => isHead(number, words));
    const add = (title, names, worth) => { if (names.some(name => name)) ways.push({ title, names: names.filter(name => name), worth }); };
    const joined = (...parts) => parts[0].map((_, place) => clean(parts.map(part => part[place]).join(" ")));
    const isReversed = cell => /^[^,]+,\s*\S/.test(cell), first = find(FIRST), last = find(LAST);
    if (first >= 0 && last >= 0) add(`${heads[first]} + ${heads[last]}`, joined(column(first), column(find(INFIX)), column(last)), 6);
    for (let number = 0; number < width; number++) {
      const values = column(number), filled = values.filter(value => value), title = heads[number] || "";
      if (filled.length <= all.length / 2 || count(filled, isOther) > filled.length / 2 || isHead(number, INFIX)) continue;
      if (count(filled, isReversed) > filled.length * 0.6) {
        const parts = values.map(value => (isReversed(value) ? value.split(/,\s*/) : ["", value])), before = parts.map(([family]) => family);
        const given = parts.map(([, ...after]) => clean(after.join(" "))), short = given.map(name => name.replace(PARTICLES, "").replace(PARTICLES, ""));
        add(title, told(short, before), 5);
        add(title, joined(given, before), 4);
        add(title, before, 0);
      } else {
        const worth = isHead(number, FIRST) ? 7 : isHead(number, WHOLE) ? 5 : isHead(number, [...LAST, ...OTHER]) ? 0 : 3;
        add(title, first === number ? told(values, column(last)) : values, worth - number * 0.01);
      }
    }
    if (!ways.length) add("", all.map(row => clean(row.find(cell => cell) || "")), 0);
    const seen = new Set();
    return ways.sort((a, b) => b.worth - a.worth).filter(({ names }) => !seen.has(names.join("\n")) && seen.add(names.join("\n"))).slice(0, 6);
  }

  return { named, isHeading, isCounted };
})();
