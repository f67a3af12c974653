// Whom to call, above whatever is found: one help for each language of the page, with the words that ask for it. Gives:
//
// read(lists)                how each is asked for; the file with these words calls it
// isReady()                  whether that has been read
// asked(text)                whether a text asks for one
// show(text)                 shows above all else the one that it asks for, or puts it back where it was
// stand(nothing, hasResults)    where the page's own stands while nobody asks for it: below what says that nothing was found
tweeluik.searchHelp = (() => {
  "use strict";
  const { fold, isNear } = tweeluik.searchWords;
  // How many other words may stand among those of a phrase; how near to it stands what it is not about; how much of a text is read.
  const BETWEEN = 5, BESIDE = 2, MOST = 200;
  // What Arabic writes before and after a word as part of it.
  const BEFORE = /^[\u0648\u0641]?(?:[\u0628\u0643\u0639\u0647]?\u0627\u0644|\u0644\u0644|[\u0628\u0644\u0643\u0647\u062D\u063A\u0633])?(?=[\u0621-\u064A]{3})/;
  const AFTER = /^(?:\u062A|\u0648\u0627?)?(?:\u0646\u064A|\u0646\u0627|\u0647[\u0627\u0645]?|\u0643\u0645?|\u064A)?$/;

  // As it sounds: who is in need, or writes a language by ear, does not spell. Letters that stand twice are one; 112 is not 12.
  const ALIKE = [[/ij|ie|y/g, "i"], [/ph/g, "f"], [/th/g, "t"], [/dt?$/, "t"], [/sch/g, "sg"], [/c(?=[eik])/g, "s"], [/ch/g, "g"], [/[cq]/g, "k"],
    [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/\u0638/g, "\u0636"], [/\u0630/g, "\u062F"], [/\u0635/g, "\u0633"], [/[\u062B\u0637]/g, "\u062A"],
    [/(\p{L})\1+/gu, "$1"]];
  const sound = word => ALIKE.reduce((heard, [from, to]) => heard.replace(from, to), word);
  const runs = text => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  // Each word of a phrase by its sound, as it is written.
  const known = new Map(), joined = new Set(), noSlips = new Set(), whole = new Set();
  function learn(word) {
    const heard = sound(word);
    if (!known.has(heard)) known.set(heard, word);
    return heard;
  }

  // A word that a phrase is not about, which nothing takes apart.
  function asWritten(word) {
    whole.add(word);
    return word;
  }

  // The rows of words, following each other, for which an item of a phrase stands. A name in brackets stands for a group.
  function rows(item, groups) {
    return item.split("/").flatMap(option => option.split("-").reduce((all, part) => {
      const next = part.startsWith("(") ? groups[part.slice(1, -1)] || [] : [runs(part)];
      return all.flatMap(row => next.map(more => [...row, ...more]));
    }, [[]]));
  }

  // The same by their first words. A row can be written as one word too.
  function byFirst(item, groups, each) {
    const all = new Map();
    function add(row) {
      const first = row[0];
      all.set(first, [...(all.get(first) || []), row]);
    }
    rows(item, groups).forEach(row => {
      add(row.map(each));
      if (row.length > 1) {
        add([each(row.join(""))]);
        joined.add(sound(row.join("")));
      }
    });
    return all;
  }

  const helps = [...document.querySelectorAll(".search > .help")].map(panel => ({ panel, isHidden: panel.hidden, phrases: [] }));

  // How each is asked for, in a file of its own: only who searches needs it.
  let isReady = !helps.length, latest = "";
  function read(lists) {
    lists.forEach((list, place) => {
      const groups = {};
      list.groups.forEach(([name, words]) => { groups[name] = rows(words, groups); });
      list.noSlips.forEach(word => { noSlips.add(fold(word)); });
      helps[place].phrases = list.phrases.map(phrase => phrase.split(/\s+/)).map(items => ({
        wanted: items.filter(item => !item.startsWith("!")).map(item => byFirst(item, groups, learn)),
        not: items.filter(item => item.startsWith("!")).map(item => byFirst(item.slice(1), groups, asWritten)),
      }));
    });
    seen.clear();
    isReady = true;
    show(latest);
  }
  // Who cannot be understood is shown whom to call, whatever was asked.
  let isDeaf = false;
  if (!isReady) {
    tweeluik.load.script(document.querySelector(".search").dataset.index + "help.js", null, () => {
      isDeaf = true;
      show(latest);
    });
  }

  // Whether a word of eight letters or more is the end of a compound, in any of its forms. A verb with something before it is another verb, and what
  // is no verb seldom begins as its participle does.
  function isEnd(wanted, word) {
    const start = word.lastIndexOf(wanted);
    return wanted.length > 7 && start > 2 && word.length - start - wanted.length < 3 && !wanted.startsWith("ge");
  }

  // Whether a word is one of a phrase: of six letters or more, what begins so too, and one slip of the pen; of five, what lacks a letter; of four
  // or five, what has two swapped; of eight or more, what begins with such a slip, and the end of a compound. A slip leaves the first letter, or
  // swaps it with the second.
  function isSame(wanted, word) {
    if (wanted.length > word.length + 1) return false;
    const isClose = (word[0] === wanted[0] || (word[0] === wanted[1] && word[1] === wanted[0])) && isNear(wanted, word);
    const isSlip = isClose && wanted.length > 3 && word.length > 3
      && (word.length < wanted.length || [...word].sort().join("") === [...wanted].sort().join(""));
    if (/[\u0621-\u064A]/.test(wanted)) {
      return (wanted.length > 4 && isSlip) || [word, word.replace(BEFORE, "")].some(form => form.startsWith(wanted)
        && (wanted.length > 3 || (wanted.length > 2 && AFTER.test(form.slice(wanted.length))) || form === wanted));
    }
    if (wanted.length < 6) return isSlip;
    return word.startsWith(wanted) || isEnd(wanted, word) || isClose
      || (word.length > wanted.length && wanted.length > 7 && isNear(wanted, word.slice(0, wanted.length)));
  }

  // Which words of phrases a word is, as it sounds or as it is written.
  const seen = new Map();
  function meanings(word) {
    if (!seen.has(word)) {
      const heard = sound(word), isSlip = !noSlips.has(word);
      seen.set(word, [...known].filter(([wanted, spelled]) => wanted === heard || (isSlip && (isSame(wanted, heard) || isSame(spelled, word))))
        .map(([wanted]) => wanted));
    }
    return seen.get(word);
  }

  // The words that were written without blanks between them.
  function apart(word) {
    const isOne = part => part.length > 2 && known.has(sound(part)) && !joined.has(sound(part));
    if (isOne(word)) return [word];
    for (let end = word.length - 3; end > 2; end--) {
      const rest = isOne(word.slice(0, end)) && apart(word.slice(end));
      if (rest) return [word.slice(0, end), ...rest];
    }
    return null;
  }

  const isLong = word => word.length > 7 && !known.has(sound(word)) && !noSlips.has(word) && !whole.has(word);

  // The words of a text: how each sounds, what it means, and what it means together with the next.
  function listen(text) {
    const words = runs(text).slice(0, MOST).flatMap(word => (isLong(word) && apart(word)) || [word]);
    return words.map((word, place) => {
      const two = sound(word + (words[place + 1] || ""));
      return { exact: [word, word.replace(BEFORE, "")], means: meanings(word), both: place + 1 < words.length ? starts(two) : [] };
    });
  }
  const starts = word => [...word].map((_, end) => word.slice(0, end + 1)).filter((start, end) => end > 4 && known.has(start));

  // Where an item stands in a text, from where to where. What a text is not about is no slip of the pen.
  function places(item, words, isExact) {
    const all = word => (isExact ? word.exact : word.means);
    return words.flatMap((word, start) => [
      ...all(word).flatMap(first => item.get(first) || [])
        .filter(row => row.every((wanted, next) => start + next < words.length && all(words[start + next]).includes(wanted)))
        .map(row => [start, start + row.length]),
      ...(isExact ? [] : word.both).filter(wanted => (item.get(wanted) || []).some(row => row.length === 1)).map(() => [start, start + 2]),
    ]);
  }

  // Nearly all phrases want a word that a text has nowhere: these are told apart first, by what its words may stand for.
  function isAsked(phrase, words, heard) {
    if (!phrase.wanted.every(item => heard.some(word => item.has(word)))) return false;
    const stands = [];
    for (const item of phrase.wanted) {
      stands.push(places(item, words));
      if (!stands[stands.length - 1].length) return false;
    }
    const not = phrase.not.flatMap(item => places(item, words, true));
    // The next of its items, apart from those before it and near them.
    function fits(next, taken) {
      const from = Math.min(...taken.map(one => one[0])), to = Math.max(...taken.map(one => one[1]));
      if (next === stands.length) return !not.some(other => other[0] <= to + BESIDE && other[1] >= from - BESIDE);
      return stands[next].some(place => {
        if (taken.some(other => place[0] < other[1] && other[0] < place[1])) return false;
        const all = [...taken, place], own = all.reduce((sum, one) => sum + one[1] - one[0], 0);
        return Math.max(to, place[1]) - Math.min(from, place[0]) - own <= BETWEEN + stands.length - all.length && fits(next + 1, all);
      });
    }
    return fits(0, []);
  }

  // The help that a text asks for.
  function helpFor(text) {
    if (isDeaf) return text ? helps.find(help => !help.isHidden) || helps[0] : undefined;
    const words = listen(text), heard = [...new Set(words.flatMap(word => [...word.means, ...word.both]))];
    const asked = helps.filter(help => help.phrases.some(phrase => isAsked(phrase, words, heard)));
    return asked.find(help => !help.isHidden) || asked[0];
  }

  const isUp = help => help.panel.classList.contains("help-now");

  // Above the results one is shown, and no other then.
  function show(text) {
    latest = text;
    const asked = helpFor(text), wasUp = helps.some(isUp);
    helps.forEach(help => {
      const { panel } = help;
      if (help === asked && !isUp(help)) {
        panel.classList.add("help-now");
        panel.setAttribute("role", "alert");
        panel.parentNode.prepend(panel);
      } else if (help !== asked && isUp(help)) {
        panel.classList.remove("help-now");
        panel.removeAttribute("role");
        panel.parentNode.append(panel);
      }
      if (asked || wasUp) panel.hidden = asked ? help !== asked : help.isHidden;
    });
  }

  // Where nothing is found the help is not at the end of all pages; beside results nobody needs it who did not ask, once it is known who asks.
  function stand(nothing, hasResults) {
    helps.filter(help => !help.isHidden && !isUp(help)).forEach(({ panel }) => {
      panel.hidden = isReady && (hasResults || helps.some(isUp));
      if (nothing.hidden) nothing.parentNode.append(panel); else nothing.after(panel);
    });
  }

  return { asked: text => Boolean(helpFor(text)), isReady: () => isReady, read, show, stand };
})();
