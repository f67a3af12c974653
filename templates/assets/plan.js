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
  // A browser keeps ticks too, and they would come back beside texts that do not.
  fields().forEach(function (field) { field.setAttribute("autocomplete", "off"); });
  function say(name) { status.textContent = name ? bar.getAttribute("data-" + name) : ""; }

  function values() {
    var all = {};
    fields().forEach(function (field) {
      if (field.type === "checkbox" ? field.checked : field.value) all[field.id] = field.type === "checkbox" ? true : field.value;
    });
    return all;
  }

  // Fills the form, and gives what has no place in it: the plan may have changed since it was saved.
  function fill(all) {
    var left = Object.keys(all);
    fields().forEach(function (field) { left = left.filter(function (id) { return id !== field.id; }); });
    fields().forEach(function (field) {
      var value = Object.prototype.hasOwnProperty.call(all, field.id) ? all[field.id] : null;
      if (field.type === "checkbox") field.checked = value === true;
      else field.value = typeof value === "string" ? value : "";
    });
    return left.filter(function (id) { return typeof all[id] === "string"; }).map(function (id) { return all[id]; });
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
    var left = fill(file.fields);
    isSaved = left.length === 0;
    say("opened");
    if (left.length) status.textContent += " " + bar.getAttribute("data-left") + " " + left.join("; ");
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
  // On paper a field is as high as its text, also where the browser cannot see to that by itself.
  window.addEventListener("beforeprint", function () {
    plan.querySelectorAll("textarea").forEach(function (area) {
      var lines = area.value.split("\n").reduce(function (sum, line) { return sum + 1 + Math.floor(line.length / 70); }, 0);
      area.rows = Math.max(3, lines);
    });
  });
  plan.addEventListener("input", function () { isSaved = false; say(""); });
  window.addEventListener("beforeunload", function (event) { if (!isSaved) event.preventDefault(); });
  bar.hidden = false;
})();
