// What can be counted in who chooses whom: pure functions on numbers, without a page. Pupils are numbers from 0; a choice is a pair
// [from, to]. A pupil who was absent does not choose, but may be chosen. Another implementation, in Python, agrees (Tests/Site/sociometry_reference.py).
tweeluik.sociometry = (() => {
  "use strict";
  const FEWEST = 10; // Below it, a class is too small for scores that compare a pupil with the class.
  const NEAR = 1e-9; // Smaller differences come from rounding alone.

  const sum = values => values.reduce((total, value) => total + value, 0);
  const places = size => Array.from({ length: size }, (_, place) => place);

  // Who chooses whom, once each. A choice of oneself or of nobody, or one by a pupil who was absent, does not count.
  function network(size, choices, absent = []) {
    const chosen = places(size).map(() => new Set());
    const isAbsent = places(size).map(place => absent.includes(place));
    for (const [from, to] of choices) {
      if (from !== to && from in chosen && to in chosen && !isAbsent[from]) chosen[from].add(to);
    }
    return { size, chosen, isAbsent };
  }

  function figures({ size, chosen, isAbsent }) {
    const everyone = places(size), present = everyone.filter(place => !isAbsent[place]), voters = present.length;
    const isMutual = (one, other) => chosen[one].has(other) && chosen[other].has(one);
    const given = chosen.map(set => set.size);
    const received = everyone.map(place => sum(chosen.map(set => (set.has(place) ? 1 : 0))));
    const mutual = everyone.map(place => [...chosen[place]].filter(other => isMutual(place, other)).length);
    // Pupils who were absent could not return a choice.
    const answerable = sum(present.map(place => [...chosen[place]].filter(other => !isAbsent[other]).length));
    const choices = sum(given), pairs = sum(mutual) / 2;
    const part = (some, all) => (all > 0 ? some / all : null);
    return {
      given, received, mutual, choices, pairs, voters,
      unreciprocated: answerable - 2 * pairs,
      unchosen: everyone.filter(place => received[place] === 0),
      isolates: present.filter(place => received[place] === 0 && given[place] === 0),
      density: part(choices, voters * (size - 1)),
      reciprocity: part(2 * pairs, answerable),
      cohesion: part(pairs, voters * (voters - 1) / 2),
    };
  }

  // The number of standard deviations from the mean of the class. The deviation is that of a sample (n - 1), as SPSS and R compute it, with
  // which the published groups were made; it is a little larger, so that fewer pupils fall outside the average. 0 without variance.
  function scores(values) {
    const mean = sum(values) / values.length;
    const deviation = Math.sqrt(sum(values.map(value => (value - mean) ** 2)) / (values.length - 1));
    return values.map(value => (deviation > NEAR ? (value - mean) / deviation : 0));
  }

  // The status groups of Coie, Dodge and Coppotelli (1982), from how often each pupil is liked most and liked least; null in a class
  // that is too small.
  function groups(likedMost, likedLeast) {
    if (likedMost.length < FEWEST) return null;
    const most = scores(likedMost), least = scores(likedLeast);
    const preference = scores(most.map((value, place) => value - least[place]));
    const impact = scores(most.map((value, place) => value + least[place]));
    const above = (value, limit) => value - limit > NEAR, below = (value, limit) => limit - value > NEAR;
    const group = most.map((_, place) => {
      const isLiked = above(most[place], 0), isNotLiked = below(most[place], 0);
      const isDisliked = above(least[place], 0), isNotDisliked = below(least[place], 0);
      if (above(preference[place], 1) && isLiked && isNotDisliked) return "popular";
      if (below(preference[place], -1) && isNotLiked && isDisliked) return "rejected";
      if (below(impact[place], -1) && isNotLiked && isNotDisliked) return "neglected";
      if (above(impact[place], 1) && isLiked && isDisliked) return "controversial";
      return "average";
    });
    return { most, least, preference, impact, group };
  }

  // Each mutual pair once, the lower number first.
  function mutualPairs({ size, chosen }) {
    return places(size).flatMap(one => [...chosen[one]].filter(other => one < other && chosen[other].has(one))
      .sort((a, b) => a - b).map(other => [one, other]));
  }

  return { FEWEST, network, figures, scores, groups, mutualPairs };
})();
