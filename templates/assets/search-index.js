// The index of search: its files call begin, words and pages, and what they hold can be asked here. It knows nothing about the page. Gives:
//
// begin(all), words(shard, lists), pages(shard, records)    what the index's files call
// labels()                   the labels of pages, by which results can be filtered
// read(query)                what a query looks for: for each of its words the words in the index, each with how certain that is
// wanted(parts)              the files that say where these words occur
// rank(parts, label)         the pages on which they occur, the heaviest first, each with the section that fits best; only pages with that label
// wantedOf(pages), record(page)    the files with what results show of these pages; what they have about one page
// stemOf(word)               the stem under which a word is found
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
  }

  // MARK: Asking

  const isTelling = word => isWord(word) && !index.common.includes(word);
  const stemOf = word => (index.stemmer === "dutch" ? tweeluik.searchStem.dutch(word) : word);
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

  // The words that a reader may mean, each with how certain that is: the same stem, the same beginning, a slip of the pen, or the end
  // of a compound. A common word is in no index: it can only be the beginning of another.
  function meant(query) {
    const found = {};
    function add(number, weight) { if (!(found[number] >= weight)) found[number] = weight; }
    sameStem(query).forEach(number => { add(number, 1); });
    beginning(query).forEach(number => { add(number, 0.7); });
    if (!isTelling(query)) return found;
    if (!Object.keys(found).length && query.length > 3) {
      for (let near = 0; near < known.length; near++) if (isNear(query, known[near])) add(near, 0.5);
    }
    for (let cut = 3; !Object.keys(found).length && query.length - cut >= 5; cut++) {
      sameStem(query.slice(cut)).forEach(number => { add(number, 0.3); });
    }
    return found;
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

  // What a query looks for: for each of its words the words in the index, including those of synonyms.
  function read(query) {
    const runs = [];
    groups(query).forEach(group => {
      (group.length > 1 ? group : apart(group[0])).forEach(run => { runs.push(run); });
    });
    // Common words are left out. If the query has no others, only its last word counts, which may not be finished.
    const asked = runs.filter(isTelling).slice(0, MOST);
    if (!asked.length) return runs.filter(isWord).slice(-1).map(meant);
    const parts = asked.map(meant), keys = asked.map(stemOf);
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
    // Adjacent or joined words may be written as one in the text: “e-mail”, “time out”.
    runs.forEach((_, start) => {
      for (let end = start + 2; end <= start + 3 && end <= runs.length; end++) {
        const places = [], whole = runs.slice(start, end);
        whole.forEach(run => { if (asked.indexOf(run) >= 0) places.push(asked.indexOf(run)); });
        if (!places.length) continue;
        const found = {};
        sameStem(whole.join("")).forEach(number => { found[number] = 1; });
        places.forEach(place => { add(place, found, 1); });
        addSynonyms(stemOf(whole.join("")), places);
      }
    });
    return parts;
  }

  const wanted = parts => [...new Set(parts.flatMap(part => Object.keys(part).map(number => "words-" + shardOf(index.wordShards, +number))))];

  // MARK: Finding

  // The sections in which each word of the query occurs, with their weight.
  function weigh(part) {
    const sections = new Map(), total = firstSection.length ? firstSection[firstSection.length - 1] + index.sections[index.sections.length - 1] : 1;
    Object.keys(part).forEach(number => {
      const shard = shardOf(index.wordShards, +number);
      const list = lists[shard][number - index.wordShards[shard]].split(" ");
      let section = 0;
      list.forEach(entry => {
        const colon = entry.indexOf(":");
        section += parseInt(colon < 0 ? entry : entry.slice(0, colon), 36);
        const weight = (colon < 0 ? 1 : parseInt(entry.slice(colon + 1), 36)) * part[number];
        const other = sections.get(section);
        if (!other || other.weight < weight) sections.set(section, { weight, word: known[number] });
      });
    });
    // A word that occurs in few sections says more.
    const rare = Math.log(1 + total / (sections.size || 1));
    sections.forEach(hit => { hit.weight *= rare; });
    return sections;
  }

  // The pages with the most of the query's words, the heaviest first, each with the section that fits best.
  function rank(parts, label) {
    const pages = new Map();
    parts.map(weigh).forEach((sections, part) => {
      sections.forEach((hit, section) => {
        const number = shardOf(firstSection, section);
        if (label !== "" && index.pageLabels[number] !== +label) return;
        let page = pages.get(number);
        if (!page) pages.set(number, (page = { number, parts: {}, sections: new Map(), words: {} }));
        page.parts[part] = Math.max(page.parts[part] || 0, hit.weight);
        page.sections.set(section, (page.sections.get(section) || 0) + hit.weight);
        page.words[hit.word] = true;
      });
    });
    return Array.from(pages.values()).map(page => {
      let best = -1;
      page.sections.forEach((weight, section) => {
        if (best < 0 || weight > page.sections.get(best)) best = section;
      });
      page.section = best - firstSection[page.number];
      page.count = Object.keys(page.parts).length;
      // Words in one section count for more than words on one page.
      page.weight = page.sections.get(best)
        + 0.3 * Object.keys(page.parts).reduce((sum, part) => sum + page.parts[part], 0);
      return page;
    }).sort((a, b) => b.count - a.count || b.weight - a.weight || a.number - b.number);
  }

  const wantedOf = pages => [...new Set(pages.map(page => "pages-" + shardOf(index.pageShards, page.number)))];

  function record(page) {
    const shard = shardOf(index.pageShards, page.number), [address, title, sections] = shown[shard][page.number - index.pageShards[shard]];
    return { address, title, label: index.labels[index.pageLabels[page.number]], section: sections[page.section] };
  }

  return {
    begin, words: (shard, given) => { lists[shard] = given; }, pages: (shard, given) => { shown[shard] = given; },
    labels: () => index.labels, read, wanted, rank, wantedOf, record, stemOf,
  };
})();
