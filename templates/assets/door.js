// The door: what asks for help now, for the one who fills it in, alone. An answer shows whom to call and is kept nowhere: every answer calls
// the same function, which is not told what was answered, and there is no value that could hold it. This script knows no document and no
// file; a tool tells it whose side it is, and hears nothing back. What it shows is forgotten when it is shut, left or printed. Gives:
//
// root          the element that a tool places in its page
// of(audience)  shuts it, and makes it the door of one side; for nobody ("") it says whom to call in words for all
// link()        a link to it
tweeluik.door = (() => {
  "use strict";
  const { text, el, button } = tweeluik.tool;
  const forAll = document.getElementById("tool_notice"), heading = document.getElementById("page_help");
  const title = el("summary"), content = el("div"), root = el("details", { class: "tool-part tool-screen tool-door" }, title, content);
  let side = null; // What the page has for this side alone.

  // A copy of something in the page, without its ids, since each may occur only once.
  function copied(part) {
    const copy = part.cloneNode(true);
    [copy, ...copy.querySelectorAll("[id]")].forEach(one => one.removeAttribute("id"));
    return copy;
  }
  const called = () => (side ? side.dataset.title : heading.textContent);

  // MARK: Behind the door

  function ask() {
    const item = (sentence, place) => el("li", null, el("p", { id: "door_item_" + place }, sentence.textContent),
      el("p", { class: "actions" }, ["yes", "unsure"].map(answer => button(answer, () => call(), { "aria-describedby": "door_item_" + place }))));
    content.replaceChildren(el("p", { class: "actions" }, button("doorCall", () => call())), el("p", null, text("doorHow")),
      el("ul", { class: "door-items" }, [...side.content.querySelector("ul").children].map(item)));
  }
  function call() {
    const told = el("div", { class: "door-call", role: "alert", tabindex: "-1", "aria-label": called() }, copied(side.content.querySelector("div")));
    content.replaceChildren(told, el("p", { class: "actions" }, button("doorBack", () => { ask(); title.focus(); }), button("doorShut", () => { shut(); title.focus(); })));
    told.focus({ preventScroll: true });
    root.scrollIntoView({ behavior: "instant" });
  }
  function shut() {
    root.open = false;
    title.textContent = called();
    if (side) ask();
    else content.replaceChildren(el("div", { class: "door-call" }, copied(forAll)));
  }

  // MARK: The way to it

  function enter() {
    root.open = true;
    title.focus({ preventScroll: true });
    root.scrollIntoView({ behavior: "instant" });
  }
  // Following a link to it would leave its name in the address, which paper shows and the browser remembers. So no link is followed, not even in another tab.
  function follow(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (event.button > 1 || !link || link.hash !== "#" + heading.id || !root.isConnected) return;
    event.preventDefault();
    enter();
  }
  ["click", "auxclick"].forEach(kind => document.addEventListener(kind, follow));
  const link = () => el("button", { type: "button", class: "door-link", click: enter }, called());

  root.addEventListener("toggle", () => { if (!root.open) shut(); });
  ["pagehide", "beforeprint"].forEach(name => window.addEventListener(name, shut));

  function of(audience) {
    side = [...document.querySelectorAll(".door-side")].find(one => one.dataset.audience === audience) || null;
    shut();
  }
  return { root, of, link };
})();
