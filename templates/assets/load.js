// Loads further scripts for the few who need them. A tool's page is without it: nothing there loads anything.
tweeluik.load = (() => {
  "use strict";
  const address = new URL(document.URL), own = document.currentScript.src, words = document.querySelector(".search") && document.getElementById("search_words");
  const policy = window.trustedTypes && window.trustedTypes.createPolicy("tweeluik-page", { createScriptURL: url => url });

  // In their order.
  function load(names) {
    names.split(" ").forEach(name => {
      const script = document.createElement("script"), url = new URL(name + ".js", own).href;
      script.async = false;
      script.src = policy ? policy.createScriptURL(url) : url;
      document.head.append(script);
    });
  }

  // For readers who come from a result of search, the words are marked.
  if (address.searchParams.has("found")) load("search-stem search-words found");
  if (!words) return;
  // Who begins to search, or comes to do so, gets what searches: a first view of that page goes without.
  const begin = () => {
    words.removeEventListener("focus", begin);
    load("search-stem search-words search-help search-index search");
  };
  if (address.hash === "#search_words" || address.searchParams.get("q") || words === document.activeElement) begin();
  else words.addEventListener("focus", begin);
})();
