// Runs on every page; each page is complete without it. Everything that runs in a page is in one object, `tweeluik`: each script adds a part
// with its own name, and uses the parts that ran before it.
const tweeluik = {};
tweeluik.page = (() => {
  "use strict";
  // A term's description disappears on Escape, and may appear again with the next hover or focus.
  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      document.documentElement.classList.add("tips-off");
      if (menu) menu.open = false;
    }
    // A slash opens search, except in a field.
    const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.getElementById("search_words"), link = document.querySelector(".search-link");
      event.preventDefault();
      if (field) field.focus();
      else if (link) link.click();
    }
  });
  document.addEventListener("click", event => { if (menu && !menu.contains(event.target)) menu.open = false; });
  // A reader of one side searches as that reader.
  const side = /\bside-\d+/.exec(document.body.className), way = document.querySelector(".search-link");
  if (side && way) way.search = "?from=" + side[0];
  // In a frame of another site the head is a line that leads out of it, and so does each link to another site, which may refuse frames.
  const brand = document.querySelector(".brand"), out = { target: "_blank", rel: "noopener" };
  if (brand && window.self !== window.top) {
    if (brand.dataset.open) {
      document.documentElement.classList.add("framed");
      ["lang", "dir"].forEach(name => brand.removeAttribute(name));
      Object.assign(brand, out, { textContent: brand.dataset.open });
    }
    document.addEventListener("click", event => {
      const link = !event.defaultPrevented && event.target.closest("a");
      if (link && /^https?:$/.test(link.protocol) && link.origin !== brand.origin) Object.assign(link, out);
    });
  }
  const print = document.querySelector(".print-way");
  if (print) {
    print.hidden = false;
    print.firstElementChild.addEventListener("click", () => window.print());
  }

  ["pointerover", "focusin"].forEach(kind => {
    document.addEventListener(kind, event => {
      const term = event.target.closest && event.target.closest(".term");
      if (term) document.documentElement.classList.remove("tips-off");
    });
  });
})();
