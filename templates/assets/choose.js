// What is ticked beside a text begins the plan, and stays ticked in another language: addresses carry it, and nothing keeps it. The page can be
// printed as it is.
tweeluik.choose = (() => {
  "use strict";
  const main = document.getElementById("main_content");
  const ways = main.querySelectorAll(".plan-way a, .languages a"), boxes = [...main.querySelectorAll(".choose input")];
  function carry() {
    const chosen = boxes.filter(box => box.checked).map(box => box.value);
    ways.forEach(way => { way.hash = chosen.length ? "kies=" + chosen.join() : ""; });
  }
  // What was ticked in another language.
  const carried = (new URLSearchParams(new URL(document.baseURI).hash.slice(1)).get("kies") || "").split(",");
  boxes.filter(box => carried.includes(box.value)).forEach(box => { box.checked = true; });
  boxes.forEach(box => {
    box.autocomplete = "off"; // A browser keeps ticks too.
    box.addEventListener("change", carry);
  });
  window.addEventListener("pageshow", carry);
})();
