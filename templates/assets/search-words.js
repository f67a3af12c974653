// The words of a text or a query, by the same rules as Words in Swift, which makes the index. Gives:
//
// fold(text)         the text in lower case, without accents and without characters that only affect how it is set
// groups(text)       runs of letters, grouped by what joins them: “e-mail” is a group of “e” and “mail”
// tokens(text)       the words of a text that can be looked for
// isWord(run)        whether a run can be one of these
// isNear(a, b)       whether one slip of the pen turns one word into the other
// mark(parent, text, stems, stemOf)    adds a text, with the words marked that have one of these stems; returns the stems that it has
tweeluik.searchWords = (() => {
  "use strict";
  const LETTERS = "[\\p{L}\\p{N}]+", JOINT = "[-/'`\u00B4\u2010\u2011\u2013\u2018\u2019\u2044]";
  const GROUPS = new RegExp(LETTERS + "(?:" + JOINT + LETTERS + ")*", "gu"), JOINTS = new RegExp(JOINT, "u");
  // Words as they are in a text, which is not folded.
  const RUN = "[\\p{L}\\p{N}\\p{M}\\p{Cf}]+";
  const WHOLE = new RegExp("(" + RUN + "(?:" + JOINT + RUN + ")*)", "u"), PARTS = new RegExp("(" + RUN + ")", "u");

  const fold = text => text.toLowerCase().normalize("NFD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").replace(/\u0133/g, "ij")
    .replace(/\u03C2/g, "\u03C3").replace(/\u02BC/g, "'").replace(/\u0629/g, "\u0647").replace(/\u0649/g, "\u064A");
  const isWord = run => run.length > 1;
  const groups = text => (fold(text).match(GROUPS) || []).map(group => group.split(JOINTS));
  const tokens = text => groups(text).flat().filter(isWord);

  // Whether one insertion, deletion, substitution or swap of neighbours makes one word the other.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    let endA = a.length, endB = b.length;
    while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA--; endB--; }
    const leftA = endA - start, leftB = endB - start;
    if (leftA <= 1 && leftB <= 1) return true;
    return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  }

  function mark(parent, text, stems, stemOf) {
    const seen = [];
    function add(piece) {
      const joined = groups(piece), key = joined.length === 1 && stemOf(joined[0].join("")), inside = piece.split(PARTS);
      const isFound = key && (stems.includes(key)
        || (joined[0].length === 1 && stems.some(stem => stem.length > 4 && key.endsWith(stem))));
      if (isFound) {
        seen.push(key);
        const marked = document.createElement("mark");
        marked.textContent = piece;
        parent.append(marked);
      } else if (inside.length > 3) {
        inside.forEach(add);
      } else {
        parent.append(piece);
      }
    }
    text.split(WHOLE).forEach(add);
    return seen;
  }

  return { fold, groups, tokens, isWord, isNear, mark };
})();
