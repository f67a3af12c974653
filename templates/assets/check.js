// Checks a school's copy in the reader's own browser: whether it is whole, and whether the institute made it. Nothing is sent.
tweeluik.check = (() => {
  "use strict";
  const { page, text, el, onSite, date, isDate } = tweeluik.tool, { ofFolder, ofZip, Unreadable } = tweeluik.copyFiles, { copySeal } = tweeluik;
  const app = document.getElementById("tool_app"), { content } = page, words = new TextDecoder();
  const MOST = 20; // How many paths of a kind are shown.
  let asked = 0;

  const isLitter = path => path.toLowerCase().split("/").some(name =>
    content.litter.includes(name) || content.litterBegins.some(begin => name.startsWith(begin)));
  const isOurs = path => ![content.sums, content.signature].includes(path) && !(path + "/").startsWith(content.own + "/");

  const chooser = (name, attributes) => {
    const input = el("input", { type: "file", id: "tool_" + name, change: () => { if (input.files.length) look(name, input.files, input); }, ...attributes });
    return el("div", null, el("label", { for: input.id }, text(name)), el("p", { class: "tool-hint" }, text(name + "Hint")), input);
  };
  const status = el("p", { class: "tool-status", role: "status" }), result = app.querySelector(".tool-checked");

  // An address without the parts that may change while it is the same site.
  const plain = address => address.replace(/^.*?:\/\//, "").replace(/\/+$/, "");

  // MARK: What was found

  async function facts(files) {
    const path = content.version;
    if (!files.has(path)) throw new Unreadable("notCopy");
    try {
      const told = JSON.parse(words.decode(await files.get(path)()));
      // A copy of another site is none of this one.
      if ([told.school, told.newest, told.version].some(one => typeof one !== "string") || plain(told.newest) !== plain(content.newest)) throw new TypeError();
      return told;
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable("notCopy");
    }
  }

  // A zip has beside the copy's folder what a learning platform reads, where the paths begin with that folder. Whatever else lies there somebody added.
  async function strange({ files, folder, outside }) {
    const { forPlatforms: name, pathMark: mark } = content, own = folder.split("/").slice(-2)[0], beside = folder.slice(0, -own.length - 1) + name;
    const added = [...outside.keys()].filter(path => path !== beside || !own || !files.has(name)), changed = [];
    if (outside.has(beside) && !added.includes(beside)) {
      const [is, should] = await Promise.all([outside.get(beside)(), files.get(name)()]);
      if (words.decode(is) !== words.decode(should).split(mark).join(mark + own + "/")) changed.push("../" + name);
    }
    return { added, changed };
  }

  // What systems leave in a folder is passed over; in a zip somebody put it there.
  async function found(copy, isZip, question) {
    const { files } = copy;
    const told = await facts(files), list = await files.get(content.sums)(), sums = copySeal.sums(words.decode(list));
    if (!sums || !sums.has(content.version)) throw new Unreadable("notCopy");
    const textOf = async path => (files.has(path) ? words.decode(await files.get(path)()) : null);
    const differences = await copySeal.differences(files, sums, path => isOurs(path) && (isZip || !isLitter(path)), (done, all) => {
      if (question === asked && done % 25 === 0) status.textContent = text("checking", { done, all });
    });
    const { added, changed } = await strange(copy);
    differences.added.push(...added);
    differences.changed.push(...changed);
    const seal = await copySeal.seal(await textOf(content.signature), list, content.namespace);
    // The key that the page knows, or else the one that the copy itself brings, which proves less.
    const known = copySeal.key(content.key), brought = copySeal.key(await textOf(content.signers) || "");
    if (["whole", "unknown"].includes(seal.kind) && (known || brought) && seal.line !== (known || brought)) seal.kind = known ? "otherKey" : "otherKeyBrought";
    // A copy that names a key was signed.
    if (seal.kind === "none" && brought) seal.kind = "noneExpected";
    return { told, differences, seal, isKnown: Boolean(known) };
  }

  // MARK: Showing it

  function paths(name, all) {
    if (!all.length) return null;
    const shown = all.slice(0, MOST), more = all.length - shown.length;
    return el("section", null, el("h3", null, text(name, { count: all.length })),
      el("ul", null, shown.map(path => el("li", null, el("bdi", null, path))), more > 0 && el("li", null, text("more", { count: more }))));
  }

  // The worst of what was found is what is said first.
  function verdict({ differences, seal, isKnown }) {
    if (["otherSums", "otherSite", "otherKey", "otherKeyBrought", "unreadable", "noneExpected"].includes(seal.kind)) return ["is-bad", "notGenuine", seal.kind];
    if (seal.kind === "none" && isKnown) return ["is-bad", "notGenuine", "noneExpected"];
    if (differences.changed.length + differences.lost.length) return ["is-bad", "notWhole", "notWholeWhy"];
    if (differences.added.length) return ["is-half", "withMore", "withMoreWhy"];
    if (seal.kind !== "whole") return ["is-half", "unproven", seal.kind];
    // A page in a copy can have been changed with it.
    return isKnown && !content.isCopy ? ["is-good", "genuine", "byKnown"] : ["is-half", "whole", "byBrought"];
  }

  function show(checked) {
    const { told, differences, seal } = checked, [mood, head, why] = verdict(checked);
    const day = isDate(told.day) ? told.day : isDate(told.date) ? told.date : "";
    const version = Number.isInteger(told.release) ? text("release", { number: told.release, date: day && date(day) }) : day ? text("versionOf", { date: date(day) }) : told.version;
    result.replaceChildren(
      el("div", { class: "tool-verdict " + mood }, el("h3", { tabindex: "-1" }, text(head)), el("p", null, text(why))),
      el("dl", { class: "facts" },
        [["school", told.school], ["version", version], seal.print && ["key", seal.print]].filter(one => one)
          .map(([name, value]) => el("div", null, el("dt", null, text(name)), el("dd", null, el("bdi", null, value))))),
      ...[["changed", differences.changed], ["lost", differences.lost], ["added", differences.added]].map(([name, all]) => paths(name, all)).filter(one => one),
      el("p", null, text(mood === "is-bad" ? "takeAgain" : "takeNewest"), " ", el("a", { href: onSite(content.newest) }, plain(content.newest))),
      ...content.isCopy ? [el("p", { class: "tool-warning" }, text("inCopy"), " ", el("a", { href: onSite(content.page) }, plain(content.page)))] : []);
    status.textContent = "";
    result.querySelector("h3").focus();
  }

  async function look(name, list, input) {
    const question = asked += 1;
    result.replaceChildren();
    status.textContent = text("checking", { done: 0, all: "…" });
    try {
      const isZip = name === "zip", copy = isZip ? await ofZip(content.sums, list[0]) : ofFolder(content.sums, list);
      const checked = await found(copy, isZip, question);
      if (question === asked) show(checked);
    } catch (error) {
      if (question !== asked) return;
      // A file that cannot be read, such as one that was removed meanwhile, is told too.
      status.textContent = text(error instanceof Unreadable ? error.message : "unreadableFile");
    }
    input.value = "";
  }

  if (copySeal.isPossible) {
    result.before(
      el("div", { class: "tool-part tool-fields" },
        "webkitdirectory" in document.createElement("input") && chooser("folder", { webkitdirectory: "" }), chooser("zip", { accept: ".zip,application/zip" })),
      status);
  } else {
    result.before(el("p", { class: "tool-warning" }, text("impossible")));
  }
  app.hidden = false;
  return { look };
})();
