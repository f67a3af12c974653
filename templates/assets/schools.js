// Shows only the schools whose names have what is typed. Without a script all are there, by letter.
tweeluik.schools = (() => {
  "use strict";
  const way = document.querySelector(".school-filter"), [, field, status] = way.children;
  const groups = [...document.querySelectorAll(".school-group")].map(group => ({
    group,
    schools: [...group.querySelectorAll("li")].map(item => ({ item, name: plain(item.firstElementChild.textContent) }))
  }));

  // Case and accents do not matter.
  function plain(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }

  function show() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { group, schools } of groups) {
      let some = 0;
      for (const { item, name } of schools) {
        item.hidden = !words.every(word => name.includes(word));
        if (!item.hidden) some += 1;
      }
      group.hidden = some === 0;
      count += some;
    }
    status.textContent = words.length === 0 ? "" : count === 0 ? way.dataset.none : way.dataset.found + " " + count;
  }

  way.hidden = false;
  field.addEventListener("input", show);
  // What a browser filled in again.
  if (field.value) show();
  return { show };
})();
