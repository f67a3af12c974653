// Whom to call, above whatever is found: the words that ask for it stand with each help of the page, one for each language. Gives:
//
// asked(text)                whether a text asks for one
// show(text)                 shows above all else the one that it asks for, or puts it back where it was
// stand(nothing, hasResults)    where the page's own stands while nobody asks for it: below what says that nothing was found
tweeluik.searchHelp = (() => {
  "use strict";
  const { fold, isNear } = tweeluik.searchWords;
  // How many other words may stand among those of a phrase, and how much of a text is read.
  const BETWEEN = 2, MOST = 200;
  // What Arabic writes before a word as part of it.
  const BEFORE = /^[\u0648\u0641]?(?:\u0628\u0627\u0644|\u0643\u0627\u0644|\u0644\u0644|\u0627\u0644|[\u0628\u0644\u0643])?(?=[\u0621-\u064A]{3})/;

  // As it sounds: who is in need, or writes Dutch by ear, does not spell. Letters that stand twice are one.
  const sound = word => word.replace(/ij|y/g, "i").replace(/ph/g, "f").replace(/th/g, "t").replace(/dt?$/, "t").replace(/sch/g, "sg")
    .replace(/c(?=[eik])/g, "s").replace(/ch/g, "g").replace(/[cq]/g, "k").replace(/x/g, "ks").replace(/z/g, "s").replace(/v/g, "f")
    .replace(/(.)\1+/gu, "$1");
  const tokens = text => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).map(sound);

  // A phrase: words in any order, each one of some, each of these one word or more that follow each other.
  const helps = [...document.querySelectorAll(".help[data-asked]")].map(panel => ({
    panel, isHidden: panel.hidden,
    phrases: panel.getAttribute("data-asked").split(" | ").map(phrase => phrase.split(/\s+/).map(word => word.split("/").map(tokens))),
  }));

  // Whether a word is one of a phrase: a longer one also stands for what begins so, and for a slip of the pen.
  function isSame(wanted, word) {
    if (wanted === word) return true;
    if (/[\u0621-\u064A]/.test(wanted)) {
      return [word, word.replace(BEFORE, "")].some(form => form === wanted || (wanted.length > 3 && form.startsWith(wanted)));
    }
    if (wanted.length < 6) return false;
    return word.startsWith(wanted) || isNear(wanted, word)
      || (word.length > wanted.length && wanted.length > 7 && isNear(wanted, word.slice(0, wanted.length)));
  }

  // How many words of a text, from one on, are some that follow each other; 0 where they are others. What is one word may be written
  // as two, and two as one.
  function reach(wanted, words, start) {
    if (wanted.every((word, place) => start + place < words.length && isSame(word, words[start + place]))) return wanted.length;
    if (wanted.length > 1) return isSame(sound(wanted.join("")), words[start]) ? 1 : 0;
    const two = start + 1 < words.length && wanted[0].length > 5 && sound(words[start] + words[start + 1]);
    return two && two.startsWith(wanted[0]) ? 2 : 0;
  }

  function isAsked(phrase, words) {
    // Where each of its words can stand, from where to where.
    const places = phrase.map(some => words.flatMap((_, start) => some.map(wanted => [start, start + reach(wanted, words, start)])
      .filter(([from, to]) => to > from)));
    // The next of its words, apart from those before it and near them.
    function fits(next, taken) {
      if (next === places.length) return true;
      return places[next].some(place => {
        if (taken.some(other => place[0] < other[1] && other[0] < place[1])) return false;
        const all = [...taken, place], from = Math.min(...all.map(one => one[0])), to = Math.max(...all.map(one => one[1]));
        const own = all.reduce((sum, one) => sum + one[1] - one[0], 0);
        return to - from - own <= BETWEEN + places.length - all.length && fits(next + 1, all);
      });
    }
    return fits(0, []);
  }

  // The help that a text asks for.
  function helpFor(text) {
    const words = tokens(text).slice(0, MOST);
    return helps.find(help => help.phrases.some(phrase => isAsked(phrase, words)));
  }

  const isUp = help => help.panel.classList.contains("help-now");

  function show(text) {
    const asked = helpFor(text);
    helps.forEach(help => {
      const { panel } = help;
      if (help === asked && !isUp(help)) {
        panel.hidden = false;
        panel.classList.add("help-now");
        panel.setAttribute("role", "alert");
        panel.parentNode.prepend(panel);
      } else if (help !== asked && isUp(help)) {
        panel.hidden = help.isHidden;
        panel.classList.remove("help-now");
        panel.removeAttribute("role");
        panel.parentNode.append(panel);
      }
    });
  }

  // Where nothing is found the help is not at the end of all pages; beside results nobody needs it who did not ask.
  function stand(nothing, hasResults) {
    helps.filter(help => !help.isHidden && !isUp(help)).forEach(({ panel }) => {
      panel.hidden = hasResults;
      if (nothing.hidden) nothing.parentNode.append(panel); else nothing.after(panel);
    });
  }

  return { asked: text => Boolean(helpFor(text)), show, stand };
})();
