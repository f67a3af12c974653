// Search, in the page where readers search. The index is loaded by script elements, so it works from a folder as it does from a
// web server; the page is whole without this script.
var tweeluikSearch = (function () {
  "use strict";
  var root = document.querySelector(".search");
  var form = document.querySelector(".search-form");
  if (!root || !form) return {};
  var field = form.querySelector("input");
  var status = root.querySelector(".search-status");
  var results = root.querySelector(".search-results");
  var more = root.querySelector(".search-more");
  var everything = root.querySelector(".search-all");
  var filter = root.querySelector(".search-labels");
  var folder = root.getAttribute("data-index");
  var policy = window.trustedTypes
    ? window.trustedTypes.createPolicy("tweeluik-search", { createScriptURL: function (url) { return url; } }) : null;
  var STEP = 10; // How many results are shown at a time.

  var index = null; // What index.js says.
  var words = []; // Every word, in order.
  var byStem = new Map(); // The words of each stem.
  var longest = 1; // How many words the longest phrase has that stands for another.
  var synonyms = new Map(); // What is looked for as well, by the stems of a phrase's words.
  var lists = []; // Where the words of each shard occur, once loaded.
  var shown = []; // What results of each shard show, once loaded.
  var firstSection = []; // The number of each page's first section.
  var waiting = {}; // Who waits for a file.
  var asked = 0; // Which question is the latest.
  var rest = []; // What it found that is not shown yet.

  // MARK: Loading

  function load(name, then) {
    if (waiting[name]) return waiting[name] === true ? then() : void waiting[name].push(then);
    waiting[name] = [then];
    var script = document.createElement("script");
    var url = folder + name + ".js";
    script.onerror = function () { status.textContent = root.getAttribute("data-failed"); };
    script.onload = function () {
      var all = waiting[name];
      waiting[name] = true;
      all.forEach(function (one) { one(); });
    };
    script.src = policy ? policy.createScriptURL(url) : url;
    document.head.appendChild(script);
  }

  function loadAll(names, then) {
    var left = names.length;
    if (!left) return then();
    names.forEach(function (name) { load(name, function () { if (--left === 0) then(); }); });
  }

  // The number of the last shard that begins at or before a number.
  function shardOf(starts, number) {
    var low = 0, high = starts.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= number) low = middle; else high = middle;
    }
    return low;
  }

  function begin(given) {
    index = given;
    var last = "";
    words = given.words ? given.words.split(" ").map(function (line) {
      return (last = last.slice(0, parseInt(line[0], 36)) + line.slice(1));
    }) : [];
    words.forEach(function (word, number) {
      var key = stemOf(word);
      if (byStem.has(key)) byStem.get(key).push(number); else byStem.set(key, [number]);
    });
    synonyms = new Map(Object.entries(given.synonyms));
    synonyms.forEach(function (_, phrase) { longest = Math.max(longest, phrase.split(" ").length); });
    var section = 0;
    firstSection = given.sections.map(function (count) { return (section += count) - count; });
    given.labels.forEach(function (label, number) {
      var box = document.createElement("label"), radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "label";
      radio.value = String(number);
      box.append(radio, " " + label);
      filter.append(box);
    });
  }

  // MARK: Words

  // The same as Words in Swift, which makes the index.
  var LETTERS = "[\\p{L}\\p{N}]+", JOINT = "[-/'`\u00B4\u2010\u2011\u2013\u2018\u2019\u2044]";
  var GROUPS = new RegExp(LETTERS + "(?:" + JOINT + LETTERS + ")*", "gu"), JOINTS = new RegExp(JOINT, "u");

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\p{M}\p{Cf}]/gu, "").replace(/\u0133/g, "ij").replace(/\u03C2/g, "\u03C3")
      .replace(/\u02BC/g, "'");
  }

  function isWord(run) { return run.length > 1; }
  function isTelling(word) { return isWord(word) && index.common.indexOf(word) < 0; }

  // Runs of letters, those together that something joins: “e-mail” is “e” and “mail”.
  function groups(text) { return (fold(text).match(GROUPS) || []).map(function (group) { return group.split(JOINTS); }); }

  function tokens(text) { return [].concat.apply([], groups(text)).filter(isWord); }
  function stemOf(word) { return index.stemmer === "dutch" ? stem(word) : word; }

  // Whether one insertion, deletion, substitution or swap of neighbours makes one word the other.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    var endA = a.length, endB = b.length;
    while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA--; endB--; }
    var leftA = endA - start, leftB = endB - start;
    if (leftA <= 1 && leftB <= 1) return true;
    return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  }

  function sameStem(word) { return byStem.get(stemOf(word)) || []; }

  // The first words that begin so.
  function beginning(query) {
    var low = 0, high = words.length, found = [];
    while (low < high) {
      var middle = (low + high) >> 1;
      if (words[middle] < query) low = middle + 1; else high = middle;
    }
    while (low < words.length && found.length < 40 && words[low].startsWith(query)) found.push(low++);
    return found;
  }

  // The words that a reader may mean, each with how sure that is: the same stem, the same beginning, a slip of the pen, or
  // the end of a compound. A common word stands in no index: it can only be the beginning of one.
  function meant(query) {
    var found = {};
    function add(number, weight) { if (!(found[number] >= weight)) found[number] = weight; }
    sameStem(query).forEach(function (number) { add(number, 1); });
    beginning(query).forEach(function (number) { add(number, 0.7); });
    if (!isTelling(query)) return found;
    if (!Object.keys(found).length && query.length > 3) {
      for (var near = 0; near < words.length; near++) if (isNear(query, words[near])) add(near, 0.5);
    }
    for (var cut = 3; !Object.keys(found).length && query.length - cut >= 5; cut++) {
      sameStem(query.slice(cut)).forEach(function (number) { add(number, 0.3); });
    }
    return found;
  }

  // A word that is not known, and is two that are: who looks for “timeout” finds “time out”.
  function apart(word) {
    var isKnown = sameStem(word).length || beginning(word).length;
    for (var cut = 3; !isKnown && cut <= word.length - 3; cut++) {
      var two = [word.slice(0, cut), word.slice(cut)];
      if (two.every(function (half) { return sameStem(half).length; })) return two;
    }
    return [word];
  }

  // How many words of a query are looked for: who pastes a whole text does not wait.
  var MOST = 30;

  // What a query looks for: for each of its words the words of the index, those of synonyms too.
  function read(query) {
    var runs = [];
    groups(query).forEach(function (group) {
      (group.length > 1 ? group : apart(group[0])).forEach(function (run) { runs.push(run); });
    });
    // What says nothing is left out; where nothing else was asked, only the last word counts, which may not be finished.
    var asked = runs.filter(isTelling).slice(0, MOST);
    if (!asked.length) return runs.filter(isWord).slice(-1).map(meant);
    var parts = asked.map(meant), keys = asked.map(stemOf);
    function add(place, found, weight) {
      Object.keys(found).forEach(function (number) {
        parts[place][number] = Math.max(parts[place][number] || 0, weight * found[number]);
      });
    }
    function addSynonyms(phrase, places) {
      (synonyms.get(phrase) || []).forEach(function (meaning) {
        tokens(meaning).filter(isTelling).forEach(function (word) {
          places.forEach(function (place) { add(place, meant(word), 0.8); });
        });
      });
    }
    for (var start = 0; start < keys.length; start++) {
      for (var end = start + 1; end <= keys.length && end <= start + longest; end++) {
        addSynonyms(keys.slice(start, end).join(" "), [start]);
      }
    }
    // Words that stand beside each other or are joined may be written as one: “e-mail”, “time out”.
    runs.forEach(function (_, start) {
      for (var end = start + 2; end <= start + 3 && end <= runs.length; end++) {
        var places = [], whole = runs.slice(start, end);
        whole.forEach(function (run) { if (asked.indexOf(run) >= 0) places.push(asked.indexOf(run)); });
        if (!places.length) continue;
        var found = {};
        sameStem(whole.join("")).forEach(function (number) { found[number] = 1; });
        places.forEach(function (place) { add(place, found, 1); });
        addSynonyms(stemOf(whole.join("")), places);
      }
    });
    return parts;
  }

  // MARK: Finding

  // The sections in which each word of the query occurs, by their weight.
  function weigh(part) {
    var sections = new Map(), total = firstSection.length ? firstSection[firstSection.length - 1] + index.sections[index.sections.length - 1] : 1;
    Object.keys(part).forEach(function (number) {
      var shard = shardOf(index.wordShards, +number);
      var list = lists[shard][number - index.wordShards[shard]].split(" ");
      var section = 0;
      list.forEach(function (entry) {
        var colon = entry.indexOf(":");
        section += parseInt(colon < 0 ? entry : entry.slice(0, colon), 36);
        var weight = (colon < 0 ? 1 : parseInt(entry.slice(colon + 1), 36)) * part[number];
        var known = sections.get(section);
        if (!known || known.weight < weight) sections.set(section, { weight: weight, word: words[number] });
      });
    });
    // What is said in few places says more.
    var rare = Math.log(1 + total / (sections.size || 1));
    sections.forEach(function (hit) { hit.weight *= rare; });
    return sections;
  }

  // The pages that hold the most of the query's words, the heaviest first, each with the section that fits best.
  function rank(parts, label) {
    var pages = new Map();
    parts.map(weigh).forEach(function (sections, part) {
      sections.forEach(function (hit, section) {
        var number = shardOf(firstSection, section);
        if (label !== "" && index.pageLabels[number] !== +label) return;
        var page = pages.get(number);
        if (!page) pages.set(number, (page = { number: number, parts: {}, sections: new Map(), words: {} }));
        page.parts[part] = Math.max(page.parts[part] || 0, hit.weight);
        page.sections.set(section, (page.sections.get(section) || 0) + hit.weight);
        page.words[hit.word] = true;
      });
    });
    return Array.from(pages.values()).map(function (page) {
      var best = -1;
      page.sections.forEach(function (weight, section) {
        if (best < 0 || weight > page.sections.get(best)) best = section;
      });
      page.section = best - firstSection[page.number];
      page.count = Object.keys(page.parts).length;
      // Words that stand together count for more than words that stand on one page.
      page.weight = page.sections.get(best)
        + 0.3 * Object.keys(page.parts).reduce(function (sum, part) { return sum + page.parts[part]; }, 0);
      return page;
    }).sort(function (a, b) { return b.count - a.count || b.weight - a.weight || a.number - b.number; });
  }

  function ask() {
    var query = field.value.trim(), question = ++asked;
    try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : "?"); } catch (error) { /* from a folder */ }
    if (!tokens(query).length) return show(null, [], question);
    load("index", function () {
      var parts = read(query), needed = {};
      parts.forEach(function (part) {
        Object.keys(part).forEach(function (number) { needed["words-" + shardOf(index.wordShards, +number)] = true; });
      });
      loadAll(Object.keys(needed), function () {
        if (question !== asked) return;
        var label = filter.querySelector("input:checked").value;
        show(query, rank(parts, label), question);
      });
    });
  }

  // MARK: Showing

  function show(query, found, question) {
    var name = query === null ? "" : found.length === 0 ? "none" : found.length === 1 ? "one" : "many";
    status.textContent = name && root.getAttribute("data-" + name).replace("#", found.length).replace("@", function () { return query; });
    everything.hidden = found.length > 0;
    // Only with a question there is something to choose from; what appears before would move what a reader sees.
    filter.hidden = query === null || index.labels.length < 2;
    rest = found;
    showMore(question, true);
  }

  // The next results; the first in place of those of an earlier question.
  function showMore(question, isFirst) {
    var next = rest.slice(0, STEP), pages = {};
    next.forEach(function (page) { pages["pages-" + shardOf(index.pageShards, page.number)] = true; });
    loadAll(Object.keys(pages), function () {
      if (question !== asked) return;
      if (isFirst) results.textContent = "";
      rest = rest.slice(STEP);
      more.hidden = !rest.length;
      next.forEach(function (page, place) {
        var line = item(page);
        results.append(line);
        if (!isFirst && !place) line.querySelector("a").focus();
      });
    });
  }

  function item(page) {
    var shard = shardOf(index.pageShards, page.number);
    var record = shown[shard][page.number - index.pageShards[shard]];
    var section = record[2][page.section];
    var line = document.createElement("li"), link = document.createElement("a");
    var label = element("p", "search-label", index.labels[index.pageLabels[page.number]]);
    link.href = record[0] + (section[0] ? "#" + section[0] : "");
    var seen = marked(link, record[1] + (section[1] ? ": " + section[1] : ""), page.words);
    var text = element("p", "search-text", "");
    seen = seen.concat(marked(text, section[2], page.words));
    // A word that stands further on in the text is named.
    var further = Object.keys(page.words).filter(function (word) { return seen.indexOf(stemOf(word)) < 0; }).slice(0, 5);
    if (further.length) {
      var also = element("span", "search-found", " " + root.getAttribute("data-found") + " ");
      marked(also, further.join(", "), page.words);
      text.append(also);
    }
    line.append(label, link, text);
    return line;
  }

  function element(name, kind, text) {
    var made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }

  // As they stand in a text, which is not folded.
  var RUN = "[\\p{L}\\p{N}\\p{M}\\p{Cf}]+";
  var WHOLE = new RegExp("(" + RUN + "(?:" + JOINT + RUN + ")*)", "u"), PARTS = new RegExp("(" + RUN + ")", "u");

  // Adds a text with the found words marked, and says which stems it held.
  function marked(parent, text, found) {
    var stems = Object.keys(found).map(stemOf), seen = [];
    function add(piece) {
      var runs = groups(piece), key = runs.length === 1 && stemOf(runs[0].join("")), inside = piece.split(PARTS);
      var isFound = key && (stems.indexOf(key) >= 0
        || (runs[0].length === 1 && stems.some(function (stem) { return stem.length > 4 && key.endsWith(stem); })));
      if (isFound) {
        seen.push(key);
        var mark = document.createElement("mark");
        mark.textContent = piece;
        parent.append(mark);
      } else if (inside.length > 3) {
        inside.forEach(add);
      } else {
        parent.append(piece);
      }
    }
    text.split(WHOLE).forEach(add);
    return seen;
  }

  // MARK: Keys

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask();
  });
  field.addEventListener("input", ask);
  filter.addEventListener("change", ask);
  more.addEventListener("click", function () { showMore(asked, false); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Escape") return;
    var links = Array.prototype.slice.call(results.querySelectorAll("a")), place = links.indexOf(document.activeElement);
    if (document.activeElement !== field && place < 0) return;
    if (event.key === "Escape" && place < 0) return;
    event.preventDefault();
    var next = event.key === "Escape" ? -1 : place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) field.focus(); else if (links[next]) links[next].focus();
  });

  field.value = new URL(document.URL).searchParams.get("q") || "";
  // The index is loaded by who begins to search: a first view of the page goes without.
  field.addEventListener("focus", function () { load("index", function () {}); });
  // What answers must be known before it is asked.
  setTimeout(function () {
    if (new URL(document.URL).hash === "#search_words" || field.value) field.focus();
    if (field.value) ask();
  });

  return {
    begin: begin,
    words: function (shard, given) { lists[shard] = given; },
    pages: function (shard, given) { shown[shard] = given; },
    stem: stem,
    tokens: tokens
  };

  // Dutch stems, written from the description of Snowball's "Dutch Porter"
  // algorithm: https://snowballstem.org/algorithms/dutch_porter/stemmer.html
  // Takes one lower-case word in composed form (NFC). The ligature U+0133 is an
  // unknown letter here: the caller must first do replace(/\u0133/g, 'ij').
  function stem(word) {
    const vowels = 'aeiouyè'; // è keeps its accent: it is a vowel of its own
    const plain = { ä: 'a', á: 'a', ë: 'e', é: 'e', ï: 'i', í: 'i', ö: 'o', ó: 'o', ü: 'u', ú: 'u' };

    // Upper case marks an i or y that acts as a non-vowel. Each is found from
    // left to right, so that one just marked no longer counts as a vowel.
    word = word.replace(/[äáëéïíöóüú]/g, (c) => plain[c])
      .replace(/^y/, 'Y')
      .replace(/([aeiouyè])(i(?=[aeiouyè])|y)/g, (m, v, c) => v + c.toUpperCase());

    // R1 begins after the first non-vowel that follows a vowel; R2 is the same
    // within R1. R2 is found before R1 is moved to leave three letters before it.
    const m = /^([^aeiouyè]*[aeiouyè]+[^aeiouyè])([^aeiouyè]*[aeiouyè]+[^aeiouyè])?/.exec(word);
    const r2 = m && m[2] ? m[0].length : word.length;
    let r1 = m ? m[1].length : word.length;
    // The library counts bytes here, so a letter outside ASCII is enough.
    if (m && /^[ -~]{2}$/.test(m[1])) r1 = 3;

    let eFound = false; // did step 2 remove an e?
    const ends = (suffix) => word.endsWith(suffix);
    const cut = (n) => { word = word.slice(0, word.length - n); };
    // Is what is left of a suffix of n letters a non-vowel (and not in `also`)?
    const nonVowel = (n, also) => {
      const c = word.charAt(word.length - n - 1);
      return c !== '' && !vowels.includes(c) && c !== also;
    };
    // Does a suffix of n letters lie wholly in the region?
    const inR1 = (n) => word.length - n >= r1;
    const inR2 = (n) => word.length - n >= r2;
    const undouble = () => { if (ends('kk') || ends('dd') || ends('tt')) cut(1); };
    const e_ending = () => {
      eFound = ends('e') && inR1(1) && nonVowel(1);
      if (eFound) { cut(1); undouble(); }
    };
    const en_ending = (n) => {
      if (inR1(n) && nonVowel(n) && !word.endsWith('gem', word.length - n)) { cut(n); undouble(); }
    };

    // Step 1: only the longest suffix counts, also when it may not be removed.
    if (ends('heden')) {
      if (inR1(5)) word = word.slice(0, -5) + 'heid';
    } else if (ends('ene')) en_ending(3);
    else if (ends('en')) en_ending(2);
    else if (ends('se')) { if (inR1(2) && nonVowel(2, 'j')) cut(2); }
    else if (ends('s') && inR1(1) && nonVowel(1, 'j')) cut(1);

    // Step 2
    e_ending();

    // Step 3a
    if (ends('heid') && inR2(4) && !ends('cheid')) {
      cut(4);
      if (ends('en')) en_ending(2);
    }

    // Step 3b
    if (ends('end') || ends('ing')) {
      if (inR2(3)) {
        cut(3);
        if (ends('ig') && inR2(2) && !ends('eig')) cut(2);
        else undouble();
      }
    } else if (ends('ig')) {
      if (inR2(2) && !ends('eig')) cut(2);
    } else if (ends('lijk')) {
      if (inR2(4)) { cut(4); e_ending(); }
    } else if (ends('baar')) {
      if (inR2(4)) cut(4);
    } else if (ends('bar') && inR2(3) && eFound) cut(3);

    // Step 4: maan -> man, brood -> brod. Y may end the word, I may not.
    const n = word.length;
    if (nonVowel(0, 'I') && /^(aa|ee|oo|uu)$/.test(word.slice(-3, -1)) && nonVowel(3)) {
      word = word.slice(0, n - 2) + word.charAt(n - 1);
    }

    return word.replace(/[IY]/g, (c) => c.toLowerCase());
  }
})();
