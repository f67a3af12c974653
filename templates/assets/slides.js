// The slides of a meeting, one at a time, and in a window of its own what the leader alone reads. That window is this page too. From a folder neither
// of the two may look into the other, so they tell each other which slide is shown: nothing else, so it does not matter who listens.
tweeluik.slides = (() => {
  "use strict";
  const root = document.documentElement, deck = document.querySelector(".deck"), slides = [...deck.querySelectorAll(".slide")];
  const bar = document.querySelector(".deck-bar"), notes = document.querySelector(".notes"), own = "#notes";
  // What lies beneath a slide that is shown by itself.
  const beneath = document.querySelectorAll(".skip, .site-header, .above, .deck-head, .site-footer");
  const sign = () => new URL(document.URL).hash, leader = sign() === own ? window.opener : null;
  // For each slide, the one that begins the part of the programme to which it belongs; -1 before the first part.
  const begins = slides.reduce((list, slide, index) => [...list, slide.dataset.minutes ? index : index ? list[index - 1] : -1], []);
  const started = [];
  let at = 0, isOn = false, other = null, isRefused = false;

  const title = index => slides[index].getAttribute("aria-labelledby").split(" ").map(id => document.getElementById(id).textContent.trim()).join(". ");
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  function setClock(clock, index, since) {
    const minutes = slides[index] && slides[index].dataset.minutes;
    clock.hidden = !minutes || !since;
    if (clock.hidden) return;
    const left = Math.round(minutes * 60 - (Date.now() - since) / 1000), isOver = left < 0, rest = Math.abs(left);
    clock.classList.toggle("is-over", isOver);
    clock.querySelector(".clock-left").hidden = isOver;
    clock.querySelector(".clock-over").hidden = !isOver;
    clock.querySelector(".clock-time").textContent = Math.floor(rest / 60) + ":" + String(rest % 60).padStart(2, "0");
  }

  function setPlace(place) {
    place.textContent = at + 1 + " / " + slides.length;
    each(".deck-back", button => { button.disabled = at === 0; });
    each(".deck-next", button => { button.disabled = at === slides.length - 1; });
  }

  // MARK: What the room sees

  const clock = bar.querySelector(".deck-clock");
  const hasNotes = () => Boolean(other) && !other.closed;

  function tell() {
    if (hasNotes()) other.postMessage({ at, since: started[begins[at]] || 0 }, "*");
    // The room sees a clock only as long as the leader can see none elsewhere.
    setClock(clock, begins[at], isRefused ? started[begins[at]] : 0);
  }

  function show(index) {
    at = Math.min(Math.max(index, 0), slides.length - 1);
    // Who begins anew has all the time again.
    if (at === 0) started.length = 0;
    if (isOn && begins[at] >= 0) started[begins[at]] = started[begins[at]] || Date.now();
    slides.forEach((slide, number) => { slide.hidden = isOn && number !== at; });
    deck.scrollTop = 0;
    root.classList.remove("is-blank");
    bar.querySelector(".deck-refused").hidden = true;
    setPlace(bar.querySelector(".deck-number"));
    bar.querySelector(".deck-title").textContent = title(at);
    if (isOn) history.replaceState(null, "", "#" + slides[at].id);
    tell();
  }

  function present(isNow) {
    isOn = isNow;
    root.classList.toggle("is-presenting", isOn);
    bar.hidden = !isOn;
    beneath.forEach(part => { part.inert = isOn; });
    show(at);
    // A key is meant for the slides, no longer for the button that began.
    if (isOn) deck.focus();
    if (!isOn) slides[at].scrollIntoView({ behavior: "instant" });
  }

  function setFull(isNow) {
    const change = isNow ? root.requestFullscreen && root.requestFullscreen() : document.fullscreenElement && document.exitFullscreen();
    // A browser that refuses shows the slides in its window.
    if (change) change.catch(() => {});
  }

  function openNotes() {
    other = window.open(document.URL.split("#")[0] + own, "tweeluik_notes", "popup,width=760,height=820");
    isRefused = !hasNotes();
    // The one that is seen: both would be said.
    each(".deck-refused", message => { message.hidden = !isRefused || bar.contains(message) !== isOn; });
    tell();
  }

  function hear(message) {
    if (message.source !== other) return;
    const { step, slide, restart } = message.data;
    if (step) show(at + step);
    if (slide) show(slides.findIndex(one => one.id === slide));
    if (restart) started[begins[at]] = Date.now();
    tell();
  }

  const isFromRight = root.dir === "rtl";
  const steps = { ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowUp: -1, PageUp: -1, Backspace: -1, ArrowRight: isFromRight ? -1 : 1, ArrowLeft: isFromRight ? 1 : -1 };

  function press(event) {
    const isOfButton = /^(BUTTON|A)$/.test(event.target.tagName) && (event.key === " " || event.key === "Enter");
    if (event.ctrlKey || event.metaKey || event.altKey || isOfButton) return;
    const act = {
      Home: () => show(0), End: () => show(slides.length - 1), Escape: () => present(false), n: openNotes, f: () => setFull(!document.fullscreenElement),
      // A presenter's remote makes the screen black with one of these.
      b: () => root.classList.toggle("is-blank"), ".": () => root.classList.toggle("is-blank"),
    }[event.key] || (steps[event.key] && (() => show(at + steps[event.key])));
    // Nothing else on the page takes a key meanwhile.
    event.stopPropagation();
    if (!act) return;
    event.preventDefault();
    act();
  }

  // Where a finger went down.
  let finger = null;
  function swipe(event) {
    const touch = event.changedTouches[0], across = finger ? touch.clientX - finger.clientX : 0;
    const isAcross = finger && Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(touch.clientY - finger.clientY);
    finger = null;
    if (isOn && isAcross) show(at + (across < 0 !== isFromRight ? 1 : -1));
  }

  function click(event) {
    if (!isOn || event.target.closest("a, button") || String(getSelection())) return;
    const isLeft = event.clientX < innerWidth / 4, isRight = event.clientX > innerWidth * 3 / 4;
    show(at + ((isFromRight ? isRight : isLeft) ? -1 : 1));
  }

  function arrive() {
    const named = slides.findIndex(slide => "#" + slide.id === sign());
    if (named >= 0 && named !== at) show(named);
  }

  function lead() {
    deck.tabIndex = -1;
    each(".deck-ways", ways => { ways.hidden = false; });
    each(".deck-begin", button => button.addEventListener("click", () => { present(true); setFull(true); }));
    each(".deck-notes", button => button.addEventListener("click", openNotes));
    each(".deck-print", button => button.addEventListener("click", () => window.print()));
    each(".deck-list", button => button.addEventListener("click", () => { setFull(false); present(false); }));
    each(".deck-full", button => button.addEventListener("click", () => setFull(!document.fullscreenElement)));
    each(".deck-bar .deck-back", button => button.addEventListener("click", () => show(at - 1)));
    each(".deck-bar .deck-next", button => button.addEventListener("click", () => show(at + 1)));
    window.addEventListener("keydown", event => { if (isOn) press(event); }, true);
    deck.addEventListener("click", click);
    deck.addEventListener("touchstart", event => { finger = event.changedTouches[0]; }, { passive: true });
    deck.addEventListener("touchend", swipe);
    window.addEventListener("hashchange", arrive);
    window.addEventListener("message", hear);
    setInterval(tell, 1000);
    arrive();
  }

  // MARK: What the leader sees

  function read() {
    const text = notes.querySelector(".notes-text"), leaderClock = notes.querySelector(".notes-clock"), following = notes.querySelector(".notes-next");
    const ask = what => leader.postMessage(what, "*");
    let since = 0, shown = -1;

    function fill() {
      const template = slides[at].querySelector(".slide-notes");
      setPlace(notes.querySelector(".notes-place"));
      notes.querySelector(".notes-title").textContent = title(at);
      following.hidden = at === slides.length - 1;
      if (!following.hidden) following.querySelector("strong").textContent = title(at + 1);
      text.replaceChildren(...(template ? [template.content.cloneNode(true)] : []));
      // What a link leads to comes beside this window.
      text.querySelectorAll("a:not([href^='#'])").forEach(link => { link.target = "_blank"; });
    }

    root.classList.add("is-notes");
    notes.hidden = false;
    document.title = title(0);
    window.addEventListener("message", message => {
      if (message.source !== leader) return;
      ({ at, since } = message.data);
      if (at !== shown) fill();
      shown = at;
      setClock(leaderClock, begins[at], since);
    });
    notes.querySelector(".deck-back").addEventListener("click", () => ask({ step: -1 }));
    notes.querySelector(".deck-next").addEventListener("click", () => ask({ step: 1 }));
    notes.querySelector(".notes-restart").addEventListener("click", () => ask({ restart: true }));
    // A link to what is on a slide shows that slide to the room.
    text.addEventListener("click", event => {
      const link = event.target.closest("a[href^='#']"), part = link && document.getElementById(link.hash.slice(1));
      if (!part) return;
      event.preventDefault();
      ask({ slide: part.closest(".slide").id });
    });
    window.addEventListener("keydown", event => {
      const step = /^(BUTTON|A)$/.test(event.target.tagName) && (event.key === " " || event.key === "Enter") ? 0 : steps[event.key];
      // Up and down move through long notes.
      if (!step || event.key === "ArrowDown" || event.key === "ArrowUp") return;
      event.preventDefault();
      ask({ step });
    });
    setInterval(() => setClock(leaderClock, begins[at], since), 1000);
    fill();
    ask({});
  }

  if (leader) read();
  else lead();
})();
