// Search, in the page for searching. Script elements load the index, so it works from a folder just as from a web server; the page is
// complete without this script.
tweeluik.search = (() => {
  "use strict";
  const { tokens, mark } = tweeluik.searchWords, index = tweeluik.searchIndex, help = tweeluik.searchHelp;
  const root = document.querySelector(".search"), form = document.querySelector(".search-form");
  const field = form.querySelector("input");
  const [status, results, more, everything, filter] = ["status", "results", "more", "all", "labels"].map(name => root.querySelector(".search-" + name));
  const nothing = root.querySelector(".search-none"), near = root.querySelector(".search-near");
  const from = new URL(document.baseURI).searchParams.get("from") || root.dataset.from || ""; // Whose page a reader comes from.
  // The language of the page, empty for the site's own; that one.
  const spoken = root.dataset.language || "", site = root.dataset.site || document.documentElement.lang;
  const STEP = 10; // How many results are shown at a time.

  const waiting = {}; // The callbacks that wait for each file.
  let asked = 0; // The number of the latest question.
  let rest = []; // Its results that are not shown yet.

  // MARK: Loading

  function load(name, then) {
    if (waiting[name]) return waiting[name] === true ? then() : void waiting[name].push(then);
    waiting[name] = [then];
    tweeluik.load.script(root.dataset.index + name + ".js", () => {
      const all = waiting[name];
      waiting[name] = true;
      all.forEach(one => { one(); });
    }, () => { status.textContent = root.dataset.failed; });
  }

  function loadAll(names, then) {
    let left = names.length;
    if (!left) return then();
    names.forEach(name => { load(name, () => { if (--left === 0) then(); }); });
  }

  // The first file has the labels by which results can be filtered.
  const loadIndex = then => load("index", () => {
    if (filter.querySelectorAll("input").length === 1) {
      index.labels().forEach(({ name, language }, number) => {
        const box = document.createElement("label"), radio = document.createElement("input");
        Object.assign(radio, { type: "radio", name: "label", value: String(number) });
        inLanguage(box, language);
        box.append(radio, " " + name);
        filter.append(box);
      });
      const sides = JSON.parse(root.dataset.sides);
      index.readBy(sides[from], Object.values(sides), spoken);
    }
    then();
  });

  function ask() {
    const query = field.value.trim(), question = ++asked, address = new URLSearchParams();
    if (query) address.set("q", query);
    if (from) address.set("from", from);
    try { history.replaceState(null, "", "?" + address); } catch (error) { /* from a folder */ }
    help.show(query);
    if (!tokens(query).length) return show(null, { all: [], near: [] }, new Set(), question);
    find(query, filter.querySelector("input:checked").value, (found, labels) => {
      if (question === asked) show(query, found, labels, question);
    });
  }

  // What a query finds among what has a label, or any, once all is loaded that it needs; and the labels of all that it finds.
  function find(query, label, then) {
    loadIndex(() => {
      const read = index.read(query);
      loadAll(index.wanted(read), () => { 
        const any = index.rank(read, ""), found = label === "" ? any : index.rank(read, label);
        then(found, new Set(any.all.flatMap(thing => [thing.page, ...thing.others]).map(index.labelOf)));
      });
    });
  }

  // MARK: Showing

  function show(query, found, labels, question) {
    const { none, one, many } = root.dataset, count = found.all.length, isNothing = query !== null && !count;
    const told = count === 0 ? none : count === 1 ? one : many;
    status.textContent = query === null ? "" : told.replace("#", count).replace("@", () => query);
    everything.hidden = count > 0;
    nothing.hidden = !isNothing;
    help.stand(nothing, count > 0);
    // Without a query there is nothing to choose from, and if this appeared earlier it would move what the reader sees.
    offerLabels(labels, query === null);
    rest = found.all;
    showMore(question, true);
    showNear(isNothing ? found.near.slice(0, 5) : [], question);
  }

  // What a query finds can be narrowed down to the labels that it has; what was chosen stays until all is asked for again.
  function offerLabels(labels, isBlank) {
    const chosen = filter.querySelector("input:checked");
    filter.querySelectorAll("label").forEach(box => {
      const radio = box.firstElementChild;
      box.hidden = radio !== chosen && radio.value !== "" && !labels.has(+radio.value);
    });
    filter.hidden = isBlank || (labels.size < 2 && chosen.value === "");
  }

  // The questions that come nearest to one to which there is no answer.
  function showNear(things, question) {
    const list = near.querySelector("ul");
    loadAll(index.wantedOf(things), () => {
      if (question !== asked) return;
      near.hidden = !things.length;
      list.textContent = "";
      things.forEach(thing => {
        const record = index.record(thing.page), line = document.createElement("li"), link = document.createElement("a");
        link.href = record.address;
        link.textContent = thing.question ? index.record(thing.question.page).sections[thing.question.place] : record.title;
        inLanguage(line, record.language);
        line.append(link);
        list.append(line);
      });
    });
  }

  function inLanguage(line, language) {
    if ((language || "") !== spoken) Object.assign(line, { lang: language || site, dir: "auto" });
  }

  // Shows the next results; the first ones replace those of an earlier query.
  function showMore(question, isFirst) {
    const next = rest.slice(0, STEP);
    loadAll(index.wantedOf(next), () => {
      if (question !== asked) return;
      if (isFirst) results.textContent = "";
      rest = rest.slice(STEP);
      more.hidden = !rest.length;
      next.forEach((page, place) => {
        const line = item(page);
        results.append(line);
        if (!isFirst && !place) line.querySelector("a").focus();
      });
    });
  }

  // Leads to a section of a page, where the words that were found will be marked.
  function way(record, section, found) {
    const [page, place] = record.address.split("#"), id = section[0] || place;
    return page + "?found=" + found.map(encodeURIComponent).join("+") + (id ? "#" + id : "");
  }

  function item(thing) {
    const record = index.record(thing.page), section = record.sections[thing.section], [, heading, words] = section;
    const found = Object.keys(thing.words), stems = found.map(index.stemOf), typed = found.filter(word => thing.words[word]);
    const line = document.createElement("li"), link = document.createElement("a"), text = element("p", "search-text", "");
    // On the page only what the reader typed is marked, where it is there.
    link.href = way(record, section, typed.length ? typed : found);
    [link, text].forEach(one => { inLanguage(one, record.language); });
    const seen = mark(link, record.title + (heading ? ": " + heading : ""), stems, index.stemOf).concat(mark(text, words, stems, index.stemOf));
    // Names words that occur further on in the text.
    const further = found.filter(word => !seen.includes(index.stemOf(word))).slice(0, 5);
    if (further.length && !thing.question) {
      const also = element("span", "search-found", " " + root.dataset.found + " ");
      mark(also, further.join(", "), stems, index.stemOf);
      text.append(also);
    }
    const label = element("p", "search-label", record.label);
    inLanguage(label, record.language);
    line.append(label, link, text);
    if (thing.others.length) line.append(others(thing, found));
    return line;
  }

  // The same for its other readers.
  function others(thing, found) {
    const line = element("p", "search-others", root.dataset.also);
    thing.others.forEach(page => {
      const record = index.record(page), link = document.createElement("a");
      link.textContent = record.label;
      link.href = way(record, record.sections[0], found);
      line.append(" ", link);
    });
    return line;
  }

  function element(name, kind, text) {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }

  // MARK: Keys

  form.addEventListener("submit", event => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("input", ask);
  filter.addEventListener("change", ask);
  more.addEventListener("click", () => { showMore(asked, false); });
  document.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" && event.key !== "Escape") return;
    const links = [...results.querySelectorAll("li > a")], place = links.indexOf(document.activeElement);
    if (document.activeElement !== field && place < 0) return;
    if (event.key === "Escape" && place < 0) return;
    event.preventDefault();
    const next = event.key === "Escape" ? -1 : place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) field.focus(); else if (links[next]) links[next].focus();
  });

  // What was typed while this script came stays.
  field.value = field.value || new URL(document.baseURI).searchParams.get("q") || "";
  loadIndex(() => {});
  // The keys that work must be known before they are pressed.
  setTimeout(() => {
    if (new URL(document.baseURI).hash === "#search_words" || field.value) field.focus();
    if (field.value) ask();
  });

  // The addresses of the pages that a question finds, in their order: for who looks whether it finds them.
  const ways = (query, then) => find(query, "", ({ all }) => {
    loadAll(index.wantedOf(all), () => { then(all.map(thing => index.record(thing.page).address)); });
  });
  return { ways };
})();
