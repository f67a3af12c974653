// Reads a text aloud with a voice of the reader's own device, so that nothing leaves it. Where there is no such voice in the
// page's language, the button stays hidden.
(function () {
  "use strict";
  var button = document.querySelector(".read-aloud");
  var speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;
  var start = button.textContent, stop = button.getAttribute("data-stop");
  var language = button.getAttribute("data-language");
  var voice = null, isReading = false, spoken = null, turn = 0;

  function look() {
    var own = speech.getVoices().filter(function (one) {
      return one.localService && one.lang.toLowerCase().replace("_", "-").split("-")[0] === language;
    });
    voice = own[0] || null;
    button.hidden = !voice;
  }

  // What is read, piece by piece: headings, paragraphs and items, without what is only there to be clicked. The beginning of an
  // item that holds paragraphs of its own is read with it.
  function pieces() {
    var all = document.querySelectorAll("main h1, main .summary, .text h2, .text h3, .text p, .text li, .text td, .text th, .text dt");
    return Array.prototype.filter.call(all, function (piece) {
      return !piece.closest("nav, .counterpart, .agreement-others, .actions, .after, .notice") && !piece.querySelector("p, li")
        && piece.textContent.trim();
    });
  }

  function words(piece) {
    var copy = piece.cloneNode(true);
    copy.querySelectorAll(".term-tip, .hidden, .cite").forEach(function (part) { part.remove(); });
    return copy.textContent.replace(/\s+/g, " ").replace(/ (?=[.,;:!?])/g, "").trim();
  }

  function mark(piece) {
    if (spoken) spoken.classList.remove("spoken");
    spoken = piece;
    if (!piece) return;
    piece.classList.add("spoken");
    var place = piece.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight) piece.scrollIntoView({ block: "center" });
  }

  function end() {
    isReading = false;
    turn++;
    speech.cancel();
    mark(null);
    button.textContent = start;
  }

  // One piece at a time: a long text given at once is cut off by some browsers.
  function read(rest, mine) {
    if (mine !== turn) return;
    if (!rest.length) return end();
    var utterance = new SpeechSynthesisUtterance(words(rest[0]));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = function () { read(rest.slice(1), mine); };
    utterance.onerror = function () { if (mine === turn) end(); };
    mark(rest[0]);
    speech.speak(utterance);
  }

  button.addEventListener("click", function () {
    if (isReading) return end();
    isReading = true;
    button.textContent = stop;
    speech.cancel();
    read(pieces(), ++turn);
  });
  window.addEventListener("pagehide", end);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && isReading) end(); });
  if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
  look();
})();
