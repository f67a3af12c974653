// On every page; each page is whole without it.
(function () {
  "use strict";
  // A term's description goes away on Escape, and may come back with the next pointer or focus.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.documentElement.classList.add("tips-off");
    // A slash leads to search from anywhere but a field.
    var isField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var field = document.getElementById("search_words"), link = document.querySelector(".search-link");
      event.preventDefault();
      if (field) field.focus();
      else if (link) link.click();
    }
  });
  ["pointerover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var term = event.target.closest && event.target.closest(".term");
      if (term) document.documentElement.classList.remove("tips-off");
    });
  });
})();
