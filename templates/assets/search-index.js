// The index of search: its files call begin, words and pages, and what they hold can be asked here. It knows nothing about the page. Gives:
//
// begin(all), words(shard, lists), pages(shard, records)    what its files call
// readBy(label, all, language)    whose reader asks, and in which language: of what is there for more readers, this one gets that
// labels()                   what pages are sorted under: the name of each, and its language, empty for the site's own
// labelOf(page)              the number of what a page is sorted under
// read(query)                what a query looks for
// wanted(query)              the files that say where that occurs
// rank(query, label)         the things in which it occurs, the heaviest first, of a label or of any: `all`, and `near` those that miss a word
// wantedOf(things), record(page)    the files that say what results show of things; what they say of a page
// stemOf(word)               what a word is found under
tweeluik.searchIndex = (() => {
  "use strict";
  const { groups, tokens, isWord, isNear } = tweeluik.searchWords;
  let index = null; // The contents of index.js.
  let known = []; // Every word, in order.
  const byStem = new Map(); // The words of each stem.
  let longest = 1; // The number of words in the longest phrase that has synonyms.
  let synonyms = new Map(); // What is also looked for, by the stems of a phrase's words.
  const lists = []; // Where the words of each shard occur, once loaded.
  const shown = []; // What results of each shard show, once loaded.
  let firstSection = []; // The number of each page's first section.
  let total = 1; // How many sections there are.
  let common = new Set(); // Words that say nothing by themselves.
  const pagesOf = new Map(); // The pages of each thing, one for each of its readers.
  let own = -1, sides = [], spoken = ""; // The label of this reader, those of all readers, and the language of the page.
  // What weighs how much: a word that a text has once; one that a part of a word may mean; one that only begins so; a common word in a
  // question; what comes after; what another reads; what is in another language. In which part of all sections a word is that
  // says little, and one that few have; and on a small site, in how many.
  const USUAL = 2, GUESS = 0.3, PART = 0.04, BESIDE = 0.15, AFTER = 0.5, OTHERS = 0.7, FOREIGN = 0.05, BROAD = 0.1, RARE = 0.015,
    MANY = 10, FEW = 2;

  // The index of the last shard that begins at or before a number.
  function shardOf(starts, number) {
    let low = 0, high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= number) low = middle; else high = middle;
    }
    return low;
  }

  function begin(given) {
    index = given;
    common = new Set(given.common);
    let last = "";
    known = given.words ? given.words.split(" ").map(line => (last = last.slice(0, parseInt(line[0], 36)) + line.slice(1))) : [];
    known.forEach((word, number) => {
      const key = stemOf(word);
      if (byStem.has(key)) byStem.get(key).push(number); else byStem.set(key, [number]);
    });
    synonyms = new Map(Object.entries(given.synonyms));
    synonyms.forEach((_, phrase) => { longest = Math.max(longest, phrase.split(" ").length); });
    let section = 0;
    firstSection = given.sections.map(count => (section += count) - count);
    total = section || 1;
    given.groups.forEach((group, page) => {
      if (pagesOf.has(group)) pagesOf.get(group).push(page); else pagesOf.set(group, [page]);
    });
  }

  function readBy(label, all, language) {
    const place = name => index.labels.findIndex((other, number) => other === name && index.languages[number] === language);
    own = place(label);
    sides = all.map(place);
    spoken = language;
  }

  // MARK: Asking

  // Whether the page's language writes a compound as one word. In others a phone is no part of a xylophone.
  const joins = /^(?:af|da|de|fi|fy|hu|is|nb|nl|nn|no|sv)\b/.test(document.documentElement.lang);

  const isTelling = word => isWord(word) && !common.has(word);
  const stemOf = word => tweeluik.searchStem.stem(word, index.stemmer);
  const sameStem = word => byStem.get(stemOf(word)) || [];

  // The first words that begin with the query.
  function beginning(query) {
    const found = [];
    let low = 0, high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known[middle] < query) low = middle + 1; else high = middle;
    }
    while (low < known.length && found.length < 40 && known[low].startsWith(query)) found.push(low++);
    return found;
  }

  // The words that a reader may mean, each with how sure that is: the same stem, the same beginning, a slip of the pen, or
  // the end of a compound or its beginning. Where the word itself is known, one that begins so comes after it, wherever each of them stands.
  function meant(query) {
    const found = {}, same = sameStem(query);
    const isOpen = () => !Object.keys(found).length;
    function add(number, weight) { if (!(found[number] >= weight)) found[number] = weight; }
    same.forEach(number => { add(number, 1); });
    beginning(query).forEach(number => { add(number, same.length ? PART : 0.7); });
    if (!isTelling(query)) return found;
    // Of a short word one slip makes another word, and nobody mistakes the first letter; in Arabic that may be a word by itself.
    const isJoined = /[\u0621-\u064A]/.test(query);
    if (isOpen() && query.length > (isJoined ? 3 : 4)) {
      for (let near = 0; near < known.length; near++) {
        if ((isJoined || known[near][0] === query[0]) && isNear(query, known[near])) add(near, 0.5);
      }
    }
    for (let cut = 2; joins && isOpen() && query.length - cut >= 5; cut++) {
      sameStem(query.slice(cut)).forEach(number => { add(number, GUESS); });
    }
    for (let end = query.length - 1; isOpen() && end >= Math.max(5, 0.4 * query.length); end--) {
      // Of half a word or less only what is a word by itself.
      const start = query.slice(0, end);
      (end >= 0.6 * query.length ? beginning(start) : sameStem(start)).forEach(number => { add(number, GUESS); });
    }
    return found;
  }

  // The words of a query, in one form however they were joined: “time-out” and “time out” are “timeout” where a text has that.
  function runsOf(query) {
    const apartly = groups(query).flatMap(group => group.length > 1 ? group : apart(group[0])), runs = [];
    for (let start = 0; start < apartly.length;) {
      const length = [3, 2].find(count => start + count <= apartly.length && apartly.slice(start, start + count).some(isTelling)
        && sameStem(apartly.slice(start, start + count).join("")).length) || 1;
      runs.push(apartly.slice(start, start + length).join(""));
      start += length;
    }
    return runs;
  }

  // An unknown word that consists of two known ones: whoever looks for “timeout” finds “time out”.
  function apart(word) {
    const isKnown = sameStem(word).length || beginning(word).length;
    for (let cut = 3; !isKnown && cut <= word.length - 3; cut++) {
      const two = [word.slice(0, cut), word.slice(cut)];
      if (two.every(half => sameStem(half).length)) return two;
    }
    return [word];
  }

  // How many words of a query are looked for, so that someone who pastes a whole text does not have to wait.
  const MOST = 30;

  // A common word, which stands in questions alone.
  const beside = word => Object.fromEntries(sameStem(word).map(number => [number, 1]));

  // What a query looks for: for each of its words the words of the index, those of synonyms too, each with how sure that is; the common
  // words beside them; and how many words were typed that tell something.
  function read(query) {
    const runs = runsOf(query), asked = runs.filter(isTelling).slice(0, MOST);
    const others = runs.filter(run => isWord(run) && !isTelling(run));
    // Where nothing else was asked, common words count; the last may not be finished.
    if (!asked.length) return { parts: others.slice(0, -1).map(beside).concat(others.slice(-1).map(meant)), beside: [], typed: 1, said: new Set() };
    const parts = asked.map(meant), keys = asked.map(stemOf);
    // What the reader typed, and not what means the same.
    const said = new Set(parts.flatMap(Object.keys));
    function add(place, found, weight) {
      Object.keys(found).forEach(number => {
        parts[place][number] = Math.max(parts[place][number] || 0, weight * found[number]);
      });
    }
    function addSynonyms(phrase, places) {
      (synonyms.get(phrase) || []).forEach(meaning => {
        tokens(meaning).filter(isTelling).forEach(word => {
          places.forEach(place => { add(place, meant(word), 0.8); });
        });
      });
    }
    for (let start = 0; start < keys.length; start++) {
      for (let end = start + 1; end <= keys.length && end <= start + longest; end++) {
        addSynonyms(keys.slice(start, end).join(" "), [start]);
      }
    }
    // A phrase of which the site has no word may be a synonym as one.
    runs.forEach((_, start) => {
      for (let end = start + 2; end <= start + 3 && end <= runs.length; end++) {
        const whole = runs.slice(start, end), places = whole.map(run => asked.indexOf(run)).filter(place => place >= 0);
        addSynonyms(stemOf(whole.join("")), places);
      }
    });
    // What was typed as one is one word to be met.
    const typed = Math.min(asked.length, groups(query).filter(group => group.some(isTelling)).length);
    return { parts, beside: others.slice(0, MOST).map(beside), typed, said };
  }

  const wanted = query => [...new Set([...query.parts, ...query.beside].flatMap(part => Object.keys(part).map(number => "words-" + shardOf(index.wordShards, +number))))];

  // MARK: Finding

  // The sections in which each word of the query occurs, with their weight.
  function weigh(part) {
    const sections = new Map();
    Object.keys(part).forEach(number => {
      const shard = shardOf(index.wordShards, +number);
      const list = lists[shard][number - index.wordShards[shard]].split(" ");
      let section = 0;
      list.forEach(entry => {
        const colon = entry.indexOf(":");
        section += parseInt(colon < 0 ? entry : entry.slice(0, colon), 36);
        const weight = (colon < 0 ? USUAL : parseInt(entry.slice(colon + 1), 36)) * part[number];
        const other = sections.get(section);
        if (!other || other.weight < weight) sections.set(section, { weight, number });
      });
    });
    // A word that occurs in few sections says more.
    const rare = Math.log(1 + total / (sections.size || 1));
    sections.forEach(hit => { hit.weight *= rare; });
    return sections;
  }

  // Whether the site has a word: what it may mean in part does not count.
  const isKnown = part => Object.keys(part).some(number => part[number] > GUESS);
  // Which of the questions of a page a section is; a number below 0 for what is none.
  const questionOf = (page, section) => section - firstSection[page] - index.sections[page] + index.questions[page].length;
  const isQuestion = (page, section) => questionOf(page, section) >= 0;
  const isShown = (page, label) => label === "" || index.pageLabels[page] === +label;

  // What is found, the heaviest first: each time one thing, in the page that its reader reads, with the section that fits best. Apart
  // stands what only comes near: where a question has more words, at least two must meet.
  function rank(query, label) {
    const things = new Map(), thingOf = page => things.get(index.groups[page]);
    const all = query.parts.map(weigh), isBroad = all.map(sections => sections.size > Math.max(MANY, BROAD * total));
    all.forEach((sections, part) => {
      sections.forEach((hit, section) => {
        const page = shardOf(firstSection, section), group = index.groups[page];
        // What is asked of a thing is asked of all its pages.
        if (!isQuestion(page, section) && !isShown(page, label)) return;
        if (!things.has(group)) things.set(group, { group, parts: {}, sections: new Map(), words: {} });
        const thing = things.get(group);
        thing.parts[part] = Math.max(thing.parts[part] || 0, hit.weight);
        const there = thing.sections.get(section) || { weight: 0, hits: 0 };
        thing.sections.set(section, { weight: there.weight + hit.weight, hits: there.hits + 1 });
        thing.words[known[hit.number]] = query.said.has(hit.number);
      });
    });
    // Common words say which of two questions is meant.
    const around = query.beside.map(weigh);
    around.forEach(sections => {
      sections.forEach((hit, section) => {
        const thing = thingOf(shardOf(firstSection, section)), there = thing && thing.sections.get(section);
        if (!there) return;
        there.weight += BESIDE * hit.weight;
        thing.isAsked = true;
      });
    });
    const words = query.parts.filter(isKnown).length || 1, enough = Math.min(2, words, query.typed);
    // Where a word is unknown, one that says little answers nothing.
    const isMissing = words < query.parts.length;
    const tells = thing => !isMissing || Object.keys(thing.parts).some(part => !isBroad[part]);
    // On a page in the site's own language the question itself tells the reader's: that in which texts have all its words, common ones too.
    const languageOf = section => index.languages[index.pageLabels[shardOf(firstSection, section)]];
    function has(language, sections, part) {
      for (const [section, hit] of sections) if (part[hit.number] > GUESS && languageOf(section) === language) return true;
      return false;
    }
    const isIn = language => [...all, ...around].every((sections, place) => {
      const part = query.parts[place] || query.beside[place - all.length];
      return !isKnown(part) || has(language, sections, part);
    });
    const asks = spoken || ["", ...index.languages].find(isIn);
    const found = [...things.values()].filter(thing => choose(thing, label));
    found.forEach(thing => {
      const hits = Object.values(thing.parts), kind = index.pageLabels[thing.page];
      // Words in one section count for more than words on one page.
      thing.weight = (thing.most + 0.3 * hits.reduce((sum, weight) => sum + weight, 0)) * Math.min(1, hits.length / words);
      if (index.after.includes(kind)) thing.weight *= AFTER;
      if (asks !== undefined && index.languages[kind] !== asks) thing.weight *= FOREIGN;
      if (own >= 0 && sides.includes(kind) && kind !== own) thing.weight *= OTHERS;
      thing.meets = (hits.length >= enough && tells(thing)) || thing.isAsked;
    });
    found.sort((a, b) => b.weight - a.weight || a.page - b.page);
    // What comes near is asked so, or has a word that few have.
    const isRare = all.map(sections => sections.size <= Math.max(FEW, RARE * total));
    const isNearby = thing => thing.question || Object.keys(thing.parts).some(part => isRare[part]);
    return { all: found.filter(thing => thing.meets), near: found.filter(thing => !thing.meets && isNearby(thing)) };
  }

  // Chooses the page in which a thing is shown, and the section; none where the reader asked for others.
  function choose(thing, label) {
    const pages = pagesOf.get(thing.group).filter(page => isShown(page, label));
    if (!pages.length) return false;
    thing.page = pages.find(page => index.pageLabels[page] === own) ?? pages[0];
    thing.others = pages.filter(page => page !== thing.page);
    let best = -1, here = -1;
    thing.most = 0;
    thing.sections.forEach((there, section) => {
      const page = shardOf(firstSection, section), question = questionOf(page, section);
      if (question >= 0) {
        // A question that is asked as a whole is meant; one of which a word is missing may be another.
        const share = Math.min(1, there.hits / index.questions[page][question]);
        there.weight *= 0.5 + 0.5 * share;
        if (share === 1) thing.isAsked = true;
      }
      if (there.weight > thing.most) [thing.most, best] = [there.weight, section];
      if (page === thing.page && question < 0 && (here < 0 || there.weight > thing.sections.get(here).weight)) here = section;
    });
    const asked = shardOf(firstSection, best);
    thing.question = isQuestion(asked, best) ? { page: asked, place: best - firstSection[asked] } : null;
    thing.section = thing.question || here < 0 ? 0 : here - firstSection[thing.page];
    return true;
  }

  const wantedOf = things => [...new Set(things.flatMap(thing => [thing.page, ...thing.others, ...(thing.question ? [thing.question.page] : [])])
    .map(page => "pages-" + shardOf(index.pageShards, page)))];

  function record(page) {
    const shard = shardOf(index.pageShards, page), [address, title, sections, language] = shown[shard][page - index.pageShards[shard]];
    return { address, title, sections, language, label: index.labels[index.pageLabels[page]] };
  }

  return {
    begin, words: (shard, given) => { lists[shard] = given; }, pages: (shard, given) => { shown[shard] = given; },
    readBy, labels: () => index.labels.map((name, number) => ({ name, language: index.languages[number] })), labelOf: page => index.pageLabels[page],
    read, wanted, rank, wantedOf, record, stemOf,
  };
})();
