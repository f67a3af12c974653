// Loads further scripts for the few who need them, and is all that does. A tool's page is without it: nothing there loads anything.
tweeluik.load = (() => {
  "use strict";
  // A page that is in one file with others has the address that it has on the site.
  const address = new URL(document.baseURI), own = document.currentScript.src || document.currentScript.dataset.file, words = document.querySelector(".search") && document.getElementById("search_words");
  const policy = window.trustedTypes && window.trustedTypes.createPolicy("tweeluik-page", { createScriptURL: url => url });

  // Loads a script, and tells when it ran or why it cannot. Several run in the order in which they were asked for.
  function script(url, then, fail) {
    const element = document.createElement("script"), held = document.querySelector(`script[type][data-file="${new URL(url, document.baseURI).href}"]`);
    // That file has what the page would load.
    if (held) {
      setTimeout(() => {
        element.textContent = held.textContent;
        document.head.append(element);
        if (then) then();
      });
      return;
    }
    Object.assign(element, { async: false, onload: then, onerror: fail });
    element.src = policy ? policy.createScriptURL(url) : url;
    document.head.append(element);
  }

  const load = names => names.split(" ").forEach(name => script(new URL(name + ".js", own).href));

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
  return { script };
})();
