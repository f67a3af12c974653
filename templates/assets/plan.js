// The plan of approach: kept in a file that the reader names, and nowhere else. Without this script the page is a form to fill
// in and print.
(function () {
  "use strict";
  var plan = document.querySelector(".plan");
  var bar = document.querySelector(".plan-bar");
  if (!plan || !bar) return;
  var status = bar.querySelector("[role=status]");
  var chooser = bar.querySelector("input[type=file]");
  var problem = plan.getAttribute("data-problem");
  var isSaved = true;

  function fields() { return Array.prototype.slice.call(plan.querySelectorAll("input, textarea")); }
  function say(name) { status.textContent = name ? bar.getAttribute("data-" + name) : ""; }

  function values() {
    var all = {};
    fields().forEach(function (field) {
      if (field.type === "checkbox" ? field.checked : field.value) all[field.id] = field.type === "checkbox" ? true : field.value;
    });
    return all;
  }

  function fill(all) {
    fields().forEach(function (field) {
      var value = Object.prototype.hasOwnProperty.call(all, field.id) ? all[field.id] : null;
      if (field.type === "checkbox") field.checked = value === true;
      else field.value = typeof value === "string" ? value : "";
    });
  }

  function save() {
    var text = JSON.stringify({ "tweeluik-plan": 1, problem: problem, fields: values() }, null, 1);
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = bar.getAttribute("data-file");
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    isSaved = true;
    say("saved");
  }

  function read(text) {
    var file;
    try { file = JSON.parse(text); } catch (error) { file = null; }
    if (!file || file["tweeluik-plan"] !== 1 || typeof file.fields !== "object" || !file.fields) return say("wrong");
    if (file.problem !== problem) return say("other");
    fill(file.fields);
    isSaved = true;
    say("opened");
  }

  function mayLose() { return isSaved || window.confirm(bar.getAttribute("data-unsaved")); }

  bar.querySelector("[data-do=save]").addEventListener("click", save);
  bar.querySelector("[data-do=open]").addEventListener("click", function () { if (mayLose()) chooser.click(); });
  bar.querySelector("[data-do=print]").addEventListener("click", function () { window.print(); });
  bar.querySelector("[data-do=clear]").addEventListener("click", function () {
    if (!mayLose()) return;
    fill({});
    isSaved = true;
    say("");
  });
  chooser.addEventListener("change", function () {
    var file = chooser.files[0];
    if (!file) return;
    if (file.size > 1000000) return say("wrong");
    var reader = new FileReader();
    reader.onload = function () { read(String(reader.result)); };
    reader.onerror = function () { say("wrong"); };
    reader.readAsText(file);
    chooser.value = "";
  });
  plan.addEventListener("input", function () { isSaved = false; say(""); });
  window.addEventListener("beforeunload", function (event) { if (!isSaved) event.preventDefault(); });
  bar.hidden = false;
})();
