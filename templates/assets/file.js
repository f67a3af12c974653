// What a tool saves: a file that the reader names, and nothing else. It expires on a day, may be locked with a passphrase, and is read as
// if an enemy had written it. Gives:
//
// check                             readers for what a file holds: record({a: text(20), b: list(40, whole(0, 3))}) gives a function
//                                   that copies what is right, only that, and throws where something is wrong; that(truth) throws too;
//                                   map(40, isName, each) has any names that isName accepts
// save({kind, version, months, isForTable, read, data, name, what}), open({kind, version, read, older})    for the tool's own file the frame calls
//                                   these; a tool calls them for a file of another kind, such as the names of a class. `read` is the one
//                                   statement of what a file holds: what it does not name is neither read nor written
// download(name, type, content)     any other file for the reader
// csv(rows)                         what goes to a spreadsheet
tweeluik.file = (() => {
  "use strict";
  const { text, el, ask, announce, trouble, Trouble, field, valueOf, today, later, date, isDate, unsaved } = tweeluik.tool;
  const ROUNDS = 600000, MOST_ROUNDS = 5000000, MOST_BYTES = 2000000, SHORTEST = 8;
  // Browsers offer it only to pages that nobody can have changed on the way: from a folder, and over https.
  const subtle = window.crypto && window.crypto.subtle;

  // MARK: What a file holds

  const wrong = () => { throw trouble("fileDamaged"); };
  const when = (truth, value) => (truth ? value : wrong());
  const check = {
    text: most => value => when(typeof value === "string" && value.length <= most, value),
    whole: (low, high) => value => when(Number.isInteger(value) && value >= low && value <= high, value),
    flag: value => when(typeof value === "boolean", value),
    date: value => when(isDate(value), value),
    that: truth => { when(truth); },
    oneOf: values => value => when(values.includes(value), value),
    optional: (each, otherwise) => value => (value === undefined ? otherwise : each(value)),
    list: (most, each) => value => when(Array.isArray(value) && value.length <= most, value).map(one => each(one)),
    map: (most, isName, each) => value => {
      when(typeof value === "object" && value !== null && !Array.isArray(value));
      const all = Object.entries(value);
      when(all.length <= most && all.every(([name]) => isName(name)));
      return Object.fromEntries(all.map(([name, one]) => [name, each(one)]));
    },
    // Only the fields that are named here, so that a file cannot give a value any others.
    record: fields => value => {
      when(typeof value === "object" && value !== null && !Array.isArray(value));
      const own = name => (Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined);
      return Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, each(own(name))]));
    },
  };
  const encryption = check.record({
    name: check.oneOf(["AES-GCM"]), kdf: check.oneOf(["PBKDF2"]), hash: check.oneOf(["SHA-256"]),
    rounds: check.whole(ROUNDS, MOST_ROUNDS), salt: check.text(64), iv: check.text(64),
  });

  function base64(all) {
    let characters = "";
    for (const byte of all) characters += String.fromCharCode(byte);
    return btoa(characters);
  }
  function bytes(characters) {
    try { return Uint8Array.from(atob(characters), character => character.charCodeAt(0)); } catch (error) { return wrong(); }
  }

  async function keyOf(passphrase, salt, rounds, use) {
    const secret = await subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize()), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
    return subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, [use]);
  }

  async function sealed(data, passphrase) {
    const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await keyOf(passphrase, salt, ROUNDS, "encrypt");
    const hidden = await subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(data)));
    const how = { name: "AES-GCM", kdf: "PBKDF2", hash: "SHA-256", rounds: ROUNDS, salt: base64(salt), iv: base64(iv) };
    return { encryption: how, data: base64(new Uint8Array(hidden)) };
  }

  async function unsealed(how, hidden, passphrase) {
    const key = await keyOf(passphrase, bytes(how.salt), how.rounds, "decrypt");
    let plain;
    try { plain = await subtle.decrypt({ name: "AES-GCM", iv: bytes(how.iv) }, key, hidden); } catch (error) {
      throw trouble("passphraseWrong");
    }
    try { return JSON.parse(new TextDecoder().decode(plain)); } catch (error) { return wrong(); }
  }

  // MARK: Files

  function download(name, type, content) {
    const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Characters that some file system does not accept in a name are left out.
  const safe = name => Array.from(name).filter(one => one >= " " && !'\\/:*?"<>|'.includes(one)).join("").replace(/^[\s.]+/, "").slice(0, 100);

  // What a file would contain, as it will be read when it is opened.
  function written(data, read) {
    try { return read(JSON.parse(JSON.stringify(data))); } catch (error) {
      throw error instanceof Trouble ? trouble("saveImpossible") : error;
    }
  }

  async function save({ kind, version = 1, months, isForTable, read, data, name, what }) {
    const saved = today(), expires = later(saved, months);
    const secret = subtle ? [
      el("p", null, text("passphraseWhy")),
      field("passphrase", "passphrase", { type: "password" }), field("again", "passphraseAgain", { type: "password" }),
    ] : el("p", { class: "tool-warning" }, text("lockImpossible"));
    const body = [el("p", null, what), !isForTable && el("p", null, text("tableNot")), el("p", null, text("saveUntil", { date: date(expires) })), field("file", "fileName", { value: name }), secret];
    const file = await ask(text("saveTitle"), body, [["save", async () => {
      const chosenName = safe(valueOf("file").replace(/\.json$/i, ""));
      const passphrase = subtle ? valueOf("passphrase") : "";
      if (!chosenName) throw trouble("fileNameMissing");
      if (subtle && passphrase !== valueOf("again")) throw trouble("passphraseDiffers");
      if (passphrase && Array.from(passphrase).length < SHORTEST) throw trouble("passphraseShort", { count: SHORTEST });
      const told = written(data, read), content = passphrase ? await sealed(told, passphrase) : { data: told };
      download(chosenName + ".json", "application/json", JSON.stringify({ tweeluik: kind, version, saved, expires, ...content }, null, 1));
      return chosenName + ".json";
    }]]);
    if (file) {
      unsaved.delete(kind);
      announce(text("saved", { file, date: date(expires) }));
    }
    return file;
  }

  const chosen = () => new Promise(resolve => {
    const chooser = el("input", {
      type: "file", accept: ".json,application/json", hidden: true, "aria-label": text("open"),
      change: () => { chooser.remove(); resolve(chooser.files[0] || null); },
      cancel: () => { chooser.remove(); resolve(null); },
    });
    document.body.append(chooser);
    chooser.click();
  });

  async function unpacked(content, { kind, version = 1, read, older = () => null }) {
    let file;
    try { file = JSON.parse(content); } catch (error) { return wrong(); }
    file = older(file) || file;
    if (!file || typeof file.tweeluik !== "string") throw trouble("fileForeign");
    if (file.tweeluik !== kind) throw trouble("fileOfOtherTool", { kind: file.tweeluik.slice(0, 40) });
    if (check.whole(1, 1e9)(file.version) > version) throw trouble("fileTooNew");
    check.date(file.saved);
    if (check.date(file.expires) < today()) {
      const isWanted = await ask(text("expiredTitle"), el("p", null, text("expired", { date: date(file.expires) })), [["expiredOpen", () => true]]);
      if (!isWanted) return null;
    }
    if (file.encryption === undefined) return { data: read(file.data), expires: file.expires };
    if (!subtle) throw trouble("unlockImpossible");
    const how = encryption(file.encryption), hidden = bytes(check.text(MOST_BYTES)(file.data));
    const body = field("passphrase", "passphraseOf", { type: "password" });
    const data = await ask(text("passphraseTitle"), body, [["open", async () => read(await unsealed(how, hidden, valueOf("passphrase")))]]);
    return data && { data, expires: file.expires };
  }

  // Promises the data of a file that the reader chooses, and until when it may be kept; null when the reader cancels, or when it is not
  // such a file, which the reader is told.
  async function open(how) {
    const file = await chosen();
    if (!file) return null;
    try {
      if (file.size > MOST_BYTES) throw trouble("fileDamaged");
      const opened = await unpacked(await file.text(), how);
      if (opened) announce(text("opened", { file: file.name, date: date(opened.expires) }));
      return opened;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      announce(error.message);
      return null;
    }
  }

  // MARK: Spreadsheets

  // A cell that a spreadsheet would take for a formula gets a sign before it.
  function csv(table) {
    const cell = value => {
      const plain = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
      return /[";\n\r]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
    };
    return "\ufeff" + table.map(row => row.map(cell).join(";") + "\r\n").join("");
  }

  return { check, save, open, download, csv };
})();
