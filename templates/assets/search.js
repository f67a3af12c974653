// Search, in the page for searching. Script elements load the index, so it works from a folder just as from a web server; the page is
// complete without this script.
tweeluik.search = (() => {
  "use strict";
  const { groups, tokens, split, runs } = tweeluik.searchWords, index = tweeluik.searchIndex;
  const root = document.querySelector(".search"), form = document.querySelector(".search-form");
  const field = form.querySelector("input");
  const [status, results, more, everything, filter] = ["status", "results", "more", "all", "labels"].map(name => root.querySelector(".search-" + name));
  const policy = window.trustedTypes ? window.trustedTypes.createPolicy("tweeluik-search", { createScriptURL: url => url }) : null;
  const STEP = 10; // How many results are shown at a time.

  const waiting = {}; // The callbacks that wait for each file.
  let asked = 0; // The number of the latest question.
  let rest = []; // Its results that are not shown yet.

  // MARK: Loading

  function load(name, then) {
    if (waiting[name]) return waiting[name] === true ? then() : void waiting[name].push(then);
    waiting[name] = [then];
    const script = document.createElement("script");
    const url = root.dataset.index + name + ".js";
    script.onerror = () => { status.textContent = root.dataset.failed; };
    script.onload = () => {
      const all = waiting[name];
      waiting[name] = true;
      all.forEach(one => { one(); });
    };
    script.src = policy ? policy.createScriptURL(url) : url;
    document.head.appendChild(script);
  }

  function loadAll(names, then) {
    let left = names.length;
    if (!left) return then();
    names.forEach(name => { load(name, () => { if (--left === 0) then(); }); });
  }

  // The first file has the labels by which results can be filtered.
  const loadIndex = then => load("index", () => {
    if (filter.querySelectorAll("input").length === 1) {
      index.labels().forEach((label, number) => {
        const box = document.createElement("label"), radio = document.createElement("input");
        Object.assign(radio, { type: "radio", name: "label", value: String(number) });
        box.append(radio, " " + label);
        filter.append(box);
      });
    }
    then();
  });

  function ask() {
    const query = field.value.trim(), question = ++asked;
    try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : "?"); } catch (error) { /* from a folder */ }
    if (!tokens(query).length) return show(null, [], question);
    loadIndex(() => {
      const parts = index.read(query);
      loadAll(index.wanted(parts), () => {
        if (question === asked) show(query, index.rank(parts, filter.querySelector("input:checked").value), question);
      });
    });
  }

  // MARK: Showing

  function show(query, found, question) {
    const { none, one, many } = root.dataset;
    const told = found.length === 0 ? none : found.length === 1 ? one : many;
    status.textContent = query === null ? "" : told.replace("#", found.length).replace("@", () => query);
    everything.hidden = found.length > 0;
    // Without a query there is nothing to choose from, and if this appeared earlier it would move what the reader sees.
    filter.hidden = query === null || index.labels().length < 2;
    rest = found;
    showMore(question, true);
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

  function item(page) {
    const { address, title, label, section: [id, heading, words] } = index.record(page);
    const line = document.createElement("li"), link = document.createElement("a");
    link.href = address + (id ? "#" + id : "");
    let seen = marked(link, title + (heading ? ": " + heading : ""), page.words);
    const text = element("p", "search-text", "");
    seen = seen.concat(marked(text, words, page.words));
    // Names words that occur further on in the text.
    const further = Object.keys(page.words).filter(word => !seen.includes(index.stemOf(word))).slice(0, 5);
    if (further.length) {
      const also = element("span", "search-found", " " + root.dataset.found + " ");
      marked(also, further.join(", "), page.words);
      text.append(also);
    }
    line.append(element("p", "search-label", label), link, text);
    return line;
  }

  function element(name, kind, text) {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }

  // Adds a text with the found words marked, and returns the stems that it contains.
  function marked(parent, text, found) {
    const stems = Object.keys(found).map(index.stemOf), seen = [];
    function add(piece) {
      const joined = groups(piece), key = joined.length === 1 && index.stemOf(joined[0].join("")), inside = runs(piece);
      const isFound = key && (stems.includes(key)
        || (joined[0].length === 1 && stems.some(stem => stem.length > 4 && key.endsWith(stem))));
      if (isFound) {
        seen.push(key);
        const mark = document.createElement("mark");
        mark.textContent = piece;
        parent.append(mark);
      } else if (inside.length > 3) {
        inside.forEach(add);
      } else {
        parent.append(piece);
      }
    }
    split(text).forEach(add);
    return seen;
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
    const links = [...results.querySelectorAll("a")], place = links.indexOf(document.activeElement);
    if (document.activeElement !== field && place < 0) return;
    if (event.key === "Escape" && place < 0) return;
    event.preventDefault();
    const next = event.key === "Escape" ? -1 : place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) field.focus(); else if (links[next]) links[next].focus();
  });

  field.value = new URL(document.URL).searchParams.get("q") || "";
  // The index is loaded when the reader begins to search: showing the page does not need it.
  field.addEventListener("focus", () => { loadIndex(() => {}); });
  // The keys that work must be known before they are pressed.
  setTimeout(() => {
    if (new URL(document.URL).hash === "#search_words" || field.value) field.focus();
    if (field.value) ask();
  });
})();
