// What the file of a problem's plan of approach holds. Its own page makes it, and a questionnaire that leads to a plan. Gives:
//
// KIND, VERSION, MONTHS    what it is called, and how long it may be kept
// MOST                     how long a text in it may be
// read                     the problem, and what is filled in, by the ids that the fields have in the page
// older(file)              a file of today, of one that plans were kept in before they had a day on which they end
tweeluik.planFile = (() => {
  "use strict";
  const { today, later } = tweeluik.tool, { check } = tweeluik.file;
  const KIND = "plan", VERSION = 2, MONTHS = 6, MOST = 10000;

  const read = check.record({
    problem: check.text(100),
    fields: check.map(300, id => /^plan_[\w-]{1,200}$/.test(id), value => value === true || check.text(MOST)(value)),
  });
  const older = file => (file && file["tweeluik-plan"] === 1
    ? { tweeluik: KIND, version: 1, saved: today(), expires: later(today(), MONTHS), data: file } : null);

  return { KIND, VERSION, MONTHS, MOST, read, older };
})();
