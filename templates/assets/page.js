// Runs on every page; each page is complete without it. Everything that runs in a page is in one object, `tweeluik`: each script adds a part
// with its own name, and uses the parts that ran before it.
const tweeluik = {};
tweeluik.page = (() => {
  "use strict";
  // A term's description disappears on Escape, and may appear again with the next hover or focus.
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") document.documentElement.classList.add("tips-off");
    // A slash opens search, except in a field.
    const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.getElementById("search_words"), link = document.querySelector(".search-link");
      event.preventDefault();
      if (field) field.focus();
      else if (link) link.click();
    }
  });
  // A reader of one side searches as that reader.
  const side = /\bside-\d+/.exec(document.body.className), way = document.querySelector(".search-link");
  if (side && way) way.search = "?from=" + side[0];

  const address = new URL(document.URL), own = document.currentScript.src;

  // Further scripts, in their order, for the few who need them.
  function load(names) {
    const policy = window.trustedTypes ? window.trustedTypes.createPolicy("tweeluik-page", { createScriptURL: url => url }) : null;
    names.split(" ").forEach(name => {
      const script = document.createElement("script"), url = new URL(name + ".js", own).href;
      script.async = false;
      script.src = policy ? policy.createScriptURL(url) : url;
      document.head.append(script);
    });
  }

  // Who comes from a result of search finds the words marked.
  if (address.searchParams.has("found")) load("search-stem search-words found");
  // Who begins to search, or comes to do so, gets what searches: a first view of that page goes without.
  const words = document.querySelector(".search") && document.getElementById("search_words");
  if (words) {
    const begin = () => {
      words.removeEventListener("focus", begin);
      load("search-stem search-words search-help search-index search");
    };
    if (address.hash === "#search_words" || address.searchParams.get("q") || words === document.activeElement) begin();
    else words.addEventListener("focus", begin);
  }

  ["pointerover", "focusin"].forEach(kind => {
    document.addEventListener(kind, event => {
      const term = event.target.closest && event.target.closest(".term");
      if (term) document.documentElement.classList.remove("tips-off");
    });
  });
})();
