// Compares two lists of answers: pure functions, without elements and without words. There is no score and no norm; the page explains the
// only rule there is. An answer is the index of a word in `answers`, from never to always; undefined for no answer. Gives:
//
// standsOut(item, answer, count)    an item stands out in the far half of the answers; for what is good, in the near half; in
//                                           the middle never
// summary(items, answers, count)    {answered, out, isWorth}: worth a talk when half of what is answered stands out
// pairs(items, one, other, count)   a list of {item, one, other, gap, kind}: what both see go well, what stands out for both,
//                                           where they differ (what is furthest apart first), what only one of them answered
tweeluik.signalsCompare = (() => {
  "use strict";
  const KINDS = ["well", "both", "differ", "alone"];

  function standsOut(item, answer, count) {
    if (answer === undefined) return false;
    return item.good ? answer < Math.floor(count / 2) : answer >= Math.ceil(count / 2);
  }

  function summary(items, answers, count) {
    const given = items.filter(item => answers[item.id] !== undefined);
    const out = given.filter(item => standsOut(item, answers[item.id], count));
    return { answered: given.length, out: out.length, isWorth: out.length > 0 && out.length * 2 >= given.length };
  }

  function pair(item, one, other, count) {
    if (one === undefined && other === undefined) return null;
    if (one === undefined || other === undefined) return { item, one, other, gap: null, kind: "alone" };
    const seen = [one, other].filter(answer => standsOut(item, answer, count)).length;
    return { item, one, other, gap: Math.abs(one - other), kind: ["well", "differ", "both"][seen] };
  }

  function pairs(items, one, other, count) {
    const all = items.map(item => pair(item, one[item.id], other[item.id], count)).filter(each => each);
    return KINDS.flatMap(kind => {
      const some = all.filter(each => each.kind === kind);
      return kind === "differ" ? some.sort((a, b) => b.gap - a.gap) : some;
    });
  }

  return { standsOut, summary, pairs };
})();
