// The words of a text or a query, by the same rules as Words in Swift, which makes the index: pure functions. Gives:
//
// groups(text)       runs of letters, grouped by what joins them: “e-mail” is a group of “e” and “mail”
// tokens(text)       the words of a text that can be looked for
// isWord(run)        whether a run can be one of these
// isNear(a, b)       whether one slip of the pen turns one word into the other
// split(text), runs(text)    an unfolded text, cut around its groups; a part of it, cut around its runs
tweeluik.searchWords = (() => {
  "use strict";
  const LETTERS = "[\\p{L}\\p{N}]+", JOINT = "[-/'`\u00B4\u2010\u2011\u2013\u2018\u2019\u2044]";
  const GROUPS = new RegExp(LETTERS + "(?:" + JOINT + LETTERS + ")*", "gu"), JOINTS = new RegExp(JOINT, "u");
  // Words as they are in a text, which is not folded.
  const RUN = "[\\p{L}\\p{N}\\p{M}\\p{Cf}]+";
  const WHOLE = new RegExp("(" + RUN + "(?:" + JOINT + RUN + ")*)", "u"), PARTS = new RegExp("(" + RUN + ")", "u");

  const fold = text => text.toLowerCase().normalize("NFD").replace(/[\p{M}\p{Cf}]/gu, "").replace(/\u0133/g, "ij").replace(/\u03C2/g, "\u03C3")
    .replace(/\u02BC/g, "'");
  const isWord = run => run.length > 1;
  const groups = text => (fold(text).match(GROUPS) || []).map(group => group.split(JOINTS));
  const tokens = text => groups(text).flat().filter(isWord);
  const split = text => text.split(WHOLE), runs = text => text.split(PARTS);

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

  return { groups, tokens, isWord, isNear, split, runs };
})();
