// What is ticked beside a text begins the plan: its address carries it, and nothing keeps it. The page can be printed as it is.
tweeluik.choose = (() => {
  "use strict";
  const main = document.getElementById("main_content");
  const plan = main.querySelector(".plan-way a"), boxes = [...main.querySelectorAll(".choose input")];
  function carry() {
    const chosen = boxes.filter(box => box.checked).map(box => box.value);
    if (plan) plan.hash = chosen.length ? "kies=" + chosen.join() : "";
  }
  boxes.forEach(box => {
    box.autocomplete = "off"; // A browser keeps ticks too.
    box.addEventListener("change", carry);
  });
  window.addEventListener("pageshow", carry);
})();
