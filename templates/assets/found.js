// On a page that a reader came to from a result of search: marks the words that were found. It goes away with the next look at the page.
tweeluik.found = (() => {
  "use strict";
  const { mark } = tweeluik.searchWords, { stem } = tweeluik.searchStem;
  const url = new URL(document.baseURI), MOST = 2000; // How many texts are looked at.
  const stemOf = word => stem(word, /^nl\b/.test(document.documentElement.lang) ? "dutch" : null);
  const stems = (url.searchParams.get("found") || "").split(" ").map(stemOf);
  const walker = document.createTreeWalker(document.getElementById("main_content"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches("script, style, svg, button, select, textarea, nav, form, #tool_app, [hidden]:not([hidden='until-found'])") ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  const texts = [];
  while (texts.length < MOST && walker.nextNode()) texts.push(walker.currentNode);
  texts.forEach(text => {
    const marked = document.createDocumentFragment();
    if (mark(marked, text.data, stems, stemOf).length) text.replaceWith(marked);
  });
  url.searchParams.delete("found");
  try { history.replaceState(null, "", url.href); } catch (error) { /* from a folder */ }
  return {};
})();
