// Reads a text aloud with a voice on the reader's own device, so that nothing leaves it. If the device has no voice for the page's
// language, the button stays hidden.
tweeluik.read = (() => {
  "use strict";
  const button = document.querySelector(".read-aloud");
  const speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;
  const start = button.textContent, { stop, language } = button.dataset;
  let voice = null, isReading = false, spoken = null, turn = 0;

  function look() {
    const own = speech.getVoices().filter(one => one.localService && one.lang.toLowerCase().replace("_", "-").split("-")[0] === language);
    voice = own[0] || null;
    button.hidden = !voice;
  }

  // The parts to read, one by one: headings, paragraphs and items, without what is only there to be clicked. The beginning of an
  // item that has paragraphs of its own is read with it.
  function pieces() {
    const all = document.querySelectorAll("main h1, main .summary, .tasks h2, .tasks h3, .tasks p, .tasks li, .text h2, .text h3, .text p, .text li, .text td, .text th, .text dt");
    return [...all].filter(piece => !piece.closest("nav, .counterpart, .agreement-others, .actions, .after, .notice")
      && !piece.querySelector("p, li") && piece.textContent.trim());
  }

  function words(piece) {
    const copy = piece.cloneNode(true);
    copy.querySelectorAll(".term-tip, .hidden, .cite").forEach(part => { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").replace(/ (?=[.,;:!?])/g, "").trim();
  }

  function mark(piece) {
    if (spoken) spoken.classList.remove("spoken");
    spoken = piece;
    if (!piece) return;
    piece.classList.add("spoken");
    const place = piece.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight) piece.scrollIntoView({ block: "center" });
  }

  function end() {
    isReading = false;
    turn++;
    speech.cancel();
    mark(null);
    button.textContent = start;
  }

  // One part at a time: some browsers cut off a long text that is passed in one go.
  function read(rest, mine) {
    if (mine !== turn) return;
    if (!rest.length) return end();
    const utterance = new SpeechSynthesisUtterance(words(rest[0]));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => { read(rest.slice(1), mine); };
    utterance.onerror = () => { if (mine === turn) end(); };
    mark(rest[0]);
    speech.speak(utterance);
  }

  button.addEventListener("click", () => {
    if (isReading) return end();
    isReading = true;
    button.textContent = stop;
    speech.cancel();
    read(pieces(), ++turn);
  });
  window.addEventListener("pagehide", end);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && isReading) end(); });
  if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
  look();
})();
