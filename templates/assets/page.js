// On every page; each page is whole without it. What runs in a page is in one place, `tweeluik`: each script adds a part of its own name, and
// uses those that ran before it.
const tweeluik = {};
tweeluik.page = (() => {
  "use strict";
  // A term's description goes away on Escape, and may come back with the next pointer or focus.
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") document.documentElement.classList.add("tips-off");
    // A slash leads to search from anywhere but a field.
    const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = document.getElementById("search_words"), link = document.querySelector(".search-link");
      event.preventDefault();
      if (field) field.focus();
      else if (link) link.click();
    }
  });
  ["pointerover", "focusin"].forEach(kind => {
    document.addEventListener(kind, event => {
      const term = event.target.closest && event.target.closest(".term");
      if (term) document.documentElement.classList.remove("tips-off");
    });
  });
})();
