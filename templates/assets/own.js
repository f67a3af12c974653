// The way to what a school itself put into its copy. Nobody can know beforehand whether it is there: the page asks, when it is read.
tweeluik.own = (() => {
  "use strict";
  const way = document.querySelector(".own-way"), link = document.createElement("a");
  link.href = way.dataset.own;
  const address = link.href;

  // Asks for a file in the only ways in which a page in a folder, or with a strict policy, may do so. Nothing of it is run or shown.
  function ask(kind, attributes) {
    return new Promise(resolve => {
      const element = document.createElement(kind);
      element.addEventListener("load", () => { element.remove(); resolve(true); });
      element.addEventListener("error", () => { element.remove(); resolve(false); });
      document.head.append(Object.assign(element, attributes));
    });
  }

  async function isThere() {
    if (link.protocol === "file:") {
      // Firefox takes no page for a style sheet. A page is no script either, so as one it ends where it begins.
      return await ask("link", { rel: "stylesheet", media: "not all", href: address }) || ask("script", { src: address });
    }
    // A page is no picture, but the browser knows how the server answered.
    await ask("img", { src: address });
    return performance.getEntriesByName(address).some(entry => entry.responseStatus >= 200 && entry.responseStatus < 300);
  }

  isThere().then(is => {
    if (!is) return;
    link.textContent = way.textContent;
    way.replaceChildren(link);
    way.hidden = false;
  });
  return { isThere };
})();
