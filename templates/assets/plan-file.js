// What the file of a problem's plan of approach holds. The plan's own page makes it, and so does a questionnaire that leads to a plan. Gives:
//
// KIND, VERSION, MONTHS    what kind of file it is, and how long it may be kept
// MOST                     the most characters that a text in it may have
// read                     the problem, and what is filled in, by the ids of the fields in the page
// older(file)              turns a file of the first form, in which plans had no day on which they expire, into one of today
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
