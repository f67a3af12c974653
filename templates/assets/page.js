// On every page; each page is whole without it.
(function () {
  "use strict";
  // A term's description goes away on Escape, and may come back with the next pointer or focus.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.documentElement.classList.add("tips-off");
  });
  ["pointerover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var term = event.target.closest && event.target.closest(".term");
      if (term) document.documentElement.classList.remove("tips-off");
    });
  });
})();
