// The index of search: its files call begin, words and pages; what they hold is asked here, and nothing of the page is known. Gives:
//
// begin(all), words(shard, lists), pages(shard, records)    what its files call
// labels()                   what pages are sorted under
// read(query)                what a query looks for: for each of its words those of the index, each with how sure that is
// wanted(parts)              the files that say where these occur
// rank(parts, label)         the pages on which they occur, the heaviest first, each with the section that fits best; only those of a label
// wantedOf(pages), record(page)    the files that say what results show of pages; what they say of one
// stemOf(word)               what a word is found under
tweeluik.searchIndex = (() => {
  "use strict";
  const { groups, tokens, isWord, isNear } = tweeluik.searchWords;
  let index = null; // What index.js says.
  let known = []; // Every word, in order.
  const byStem = new Map(); // The words of each stem.
  let longest = 1; // How many words the longest phrase has that stands for another.
  let synonyms = new Map(); // What is looked for as well, by the stems of a phrase's words.
  const lists = []; // Where the words of each shard occur, once loaded.
  const shown = []; // What results of each shard show, once loaded.
  let firstSection = []; // The number of each page's first section.

  // The number of the last shard that begins at or before a number.
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

  // The first words that begin so.
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
  // the end of a compound. A common word stands in no index: it can only be the beginning of one.
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

  // A word that is not known, and is two that are: who looks for “timeout” finds “time out”.
  function apart(word) {
    const isKnown = sameStem(word).length || beginning(word).length;
    for (let cut = 3; !isKnown && cut <= word.length - 3; cut++) {
      const two = [word.slice(0, cut), word.slice(cut)];
      if (two.every(half => sameStem(half).length)) return two;
    }
    return [word];
  }

  // How many words of a query are looked for: who pastes a whole text does not wait.
  const MOST = 30;

  // What a query looks for: for each of its words the words of the index, those of synonyms too.
  function read(query) {
    const runs = [];
    groups(query).forEach(group => {
      (group.length > 1 ? group : apart(group[0])).forEach(run => { runs.push(run); });
    });
    // What says nothing is left out; where nothing else was asked, only the last word counts, which may not be finished.
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
    // Words that stand beside each other or are joined may be written as one: “e-mail”, “time out”.
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

  // The sections in which each word of the query occurs, by their weight.
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
    // What is said in few places says more.
    const rare = Math.log(1 + total / (sections.size || 1));
    sections.forEach(hit => { hit.weight *= rare; });
    return sections;
  }

  // The pages that hold the most of the query's words, the heaviest first, each with the section that fits best.
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
      // Words that stand together count for more than words that stand on one page.
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
