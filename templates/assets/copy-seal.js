// Whether a copy is what the institute packed, from its list of sums (SHA256SUMS) and the signature of that (SSHSIG, as OpenSSH writes it).
// Gives:
//
// differences(files, packed, isOurs, progress)  the paths that were changed, lost and added
// seal(signature, list, namespace)              what the signature proves: kind is "none", "unreadable", "otherSums", "otherSite", "unknown" (this
//                                               browser cannot tell) or "whole", with the key that signed it, as a line and as a fingerprint
// sums(text), key(text)                         a list of sums as a map; the first key that a text names, as a line without its comment
tweeluik.copySeal = (() => {
  "use strict";
  const subtle = window.crypto && window.crypto.subtle;
  const utf8 = new TextEncoder(), words = new TextDecoder();
  const KIND = "ssh-ed25519", HEAD = "SSHSIG";

  const digest = async (name, bytes) => new Uint8Array(await subtle.digest(name, bytes));
  const hexadecimal = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const base64 = bytes => btoa([...bytes].map(byte => String.fromCharCode(byte)).join(""));
  const fromBase64 = text => Uint8Array.from(atob(text), one => one.charCodeAt(0));
  const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  function sums(text) {
    const found = new Map();
    for (const line of text.split(/\r?\n/)) {
      if (!line) continue;
      const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/i.exec(line) || [];
      if (!sum || found.has(path)) return null;
      found.set(path, sum.toLowerCase());
    }
    return found;
  }

  const key = text => (/\bssh-ed25519 [A-Za-z0-9+/=]+/.exec(text) || [""])[0];

  async function differences(files, packed, isOurs, progress) {
    const changed = [], lost = [...packed.keys()].filter(path => !files.has(path)), added = [];
    let done = 0;
    for (const [path, bytes] of files) {
      progress(done += 1, files.size);
      if (!isOurs(path)) continue;
      if (!packed.has(path)) added.push(path);
      else if (hexadecimal(await digest("SHA-256", await bytes())) !== packed.get(path)) changed.push(path);
    }
    return { changed: changed.sort(), lost: lost.sort(), added: added.sort() };
  }

  // MARK: The signature

  // Fields that each begin with their length.
  class Fields {
    constructor(bytes) { this.bytes = bytes; this.at = 0; }
    raw(length) {
      if (length > this.bytes.length - this.at) throw new RangeError("too short");
      return this.bytes.subarray(this.at, this.at += length);
    }
    number() { return this.raw(4).reduce((sum, byte) => sum * 256 + byte, 0); }
    next() { return this.raw(this.number()); }
    text() { return words.decode(this.next()); }
  }
  function joined(head, ...fields) {
    const parts = [utf8.encode(head), ...fields.flatMap(field => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, field.length);
      return [length, field];
    })];
    const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
    parts.reduce((at, one) => (all.set(one, at), at + one.length), 0);
    return all;
  }
  const bare = (blob, length) => {
    const fields = new Fields(blob);
    if (fields.text() !== KIND) throw new RangeError("another kind of key");
    const bytes = fields.next();
    if (bytes.length !== length || fields.at !== blob.length) throw new RangeError("another length");
    return bytes;
  };

  function read(text) {
    const [, body] = /^-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----\s*$/.exec(text) || [];
    const fields = new Fields(fromBase64(body.replace(/\s/g, "")));
    if (words.decode(fields.raw(6)) !== HEAD || fields.number() !== 1) throw new RangeError("another form");
    const owner = fields.next(), namespace = fields.next(), reserved = fields.next(), hash = fields.text(), signature = fields.next();
    if (!["sha256", "sha512"].includes(hash) || fields.at !== fields.bytes.length) throw new RangeError("another form");
    return { owner, publicKey: bare(owner, 32), namespace, reserved, hash, signature: bare(signature, 64) };
  }

  async function seal(text, list, namespace) {
    if (text === null) return { kind: "none" };
    let made;
    try { made = read(text); } catch (error) { return { kind: "unreadable" }; }
    const told = { line: KIND + " " + base64(made.owner), print: "SHA256:" + base64(await digest("SHA-256", made.owner)).replace(/=+$/, "") };
    const sum = await digest(made.hash === "sha256" ? "SHA-256" : "SHA-512", list);
    const signed = joined(HEAD, made.namespace, made.reserved, utf8.encode(made.hash), sum);
    let isOf;
    try {
      const publicKey = await subtle.importKey("raw", made.publicKey, "Ed25519", false, ["verify"]);
      isOf = await subtle.verify("Ed25519", publicKey, made.signature, signed);
    } catch (error) {
      return { kind: "unknown", ...told };
    }
    if (!isOf) return { kind: "otherSums", ...told };
    return { kind: isSame(made.namespace, utf8.encode(namespace)) ? "whole" : "otherSite", ...told };
  }

  return { sums, key, differences, seal, isPossible: Boolean(subtle) };
})();
