// Fields that print as what was written in them, or as a line for the pen. Gives:
//
// writing("word", value, change, {most, rows, type, label})    a labelled field; change(value) is called while the reader writes
// pick("word", [[value, text, sign], …], value, change)        a choice of one, as radio buttons
// tick(text, isTicked, change)                                 a box with its text
tweeluik.form = (() => {
  "use strict";
  const { text, el, date, isDate } = tweeluik.tool;
  let count = 0;
  const newId = () => "tool_field_" + ++count;

  function writing(name, value, change, { most = 1000, rows = 0, type = "text", label = text(name) } = {}) {
    const id = newId(), printed = el("p", { class: "tool-print tool-written", dir: "auto" });
    const show = () => { printed.textContent = type === "date" && isDate(field.value) ? date(field.value) : field.value; };
    const field = el(rows ? "textarea" : "input", {
      id, rows: rows || null, type: rows ? null : type, maxlength: type === "date" ? null : most, dir: "auto",
      class: "tool-screen", input: () => { show(); if (type !== "date" || !field.value || isDate(field.value)) change(field.value); },
    });
    field.value = value;
    show();
    return el("div", { class: rows ? "tool-field tool-field-long" : "tool-field" }, el("label", { for: id }, label), field, printed);
  }

  function pick(name, options, value, change, label = text(name)) {
    const group = newId();
    return el("fieldset", { class: "tool-pick" }, el("legend", null, label), el("div", null, options.map(([each, shown, sign]) => {
      const id = newId(), radio = el("input", { type: "radio", id, name: group, value: each, change: () => change(each) });
      radio.checked = each === value;
      return el("p", { class: "tool-choice" }, radio,
        el("label", { for: id }, sign ? el("span", { class: "tool-sign", "aria-hidden": "true" }, sign + " ") : null, shown));
    })));
  }

  function tick(shown, isTicked, change) {
    const id = newId(), box = el("input", { type: "checkbox", id, change: () => change(box.checked) });
    box.checked = isTicked;
    return el("p", { class: "tool-choice" }, box, el("label", { for: id }, shown));
  }

  return { writing, pick, tick };
})();
