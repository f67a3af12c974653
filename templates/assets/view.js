// A view on a phone: the parts of its text fold, and so do the lists to choose from, all but the reader's own; on a tablet these have room beside
// each other. Nothing folds where the browser would not find words in what is folded, and nothing on paper.
tweeluik.view = (() => {
  "use strict";
  const main = document.getElementById("main_content"), isNarrow = window.matchMedia("(max-width: 63.99rem)");
  const isPhone = window.matchMedia("(max-width: 47.99rem)");
  const headings = main.querySelectorAll(".tasks .panel-title, .columns-tasks .prose > h2");
  const mayFold = "onbeforematch" in document.body;

  // What a heading stands above, in a box of its own.
  function fold(heading, index) {
    const body = document.createElement("div"), button = document.createElement("button");
    while (heading.nextSibling && heading.nextSibling.nodeName !== "H2") body.append(heading.nextSibling);
    heading.after(body);
    body.className = "fold-body";
    body.id = "fold_" + index;
    button.type = "button";
    button.className = "fold";
    button.setAttribute("aria-controls", body.id);
    const isOwn = heading === headings[0] && heading.matches(".panel-title");
    // How many proposals it holds, which a folded list does not show.
    const count = body.querySelectorAll("input").length, number = document.createElement("bdi");
    number.textContent = `(${count})`;
    function show(isOpen) {
      button.setAttribute("aria-expanded", isOpen);
      if (isOpen) body.removeAttribute("hidden");
      else body.setAttribute("hidden", "until-found");
    }
    // The heading is a button as long as it folds something.
    function set(folds) {
      if (folds === heading.contains(button)) return;
      if (folds) {
        button.append(...heading.childNodes, ...(count ? [" ", number] : []));
        heading.append(button);
      } else {
        if (count) [number.previousSibling, number].forEach(one => { one.remove(); });
        heading.append(...button.childNodes);
        button.remove();
      }
      heading.classList.toggle("fold-head", folds && heading.tagName === "H2");
      show(!folds || isOwn);
    }
    button.addEventListener("click", () => show(body.hasAttribute("hidden")));
    body.addEventListener("beforematch", () => show(true));
    return { heading, body, show, set, isWanted: () => (count ? isPhone : isNarrow).matches };
  }

  // What an address names is open, and where the reader looks.
  function arrive() {
    // Read so, a percent sign that encodes nothing is no error.
    const target = document.getElementById(new URLSearchParams("id=" + new URL(document.baseURI).hash.slice(1)).get("id"));
    const found = target && folds.find(one => one.heading === target || one.body.contains(target));
    if (!found) return;
    found.show(true);
    target.scrollIntoView({ behavior: "instant" });
  }

  const folds = mayFold ? [...headings].filter(one => !one.querySelector("a")).map(fold) : [];
  const setAll = () => folds.forEach(one => one.set(one.isWanted()));
  main.classList.toggle("folds", folds.length > 1);
  setAll();
  // What was chosen in another language is in sight.
  folds.filter(one => one.body.querySelector("input:checked")).forEach(one => { one.show(true); });
  main.querySelectorAll(".choose").forEach(one => one.classList.add("is-set"));
  [isNarrow, isPhone].forEach(one => { one.addEventListener("change", setAll); });
  window.addEventListener("hashchange", arrive);
  // A voice reads all of it.
  const aloud = document.querySelector(".read-aloud");
  if (aloud) aloud.addEventListener("click", () => folds.forEach(one => one.show(true)));
  arrive();
})();
