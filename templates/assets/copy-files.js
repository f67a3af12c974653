// The files of a copy, from the folder that a reader chose or from its zip, which is read as if an enemy had made it. Gives:
//
// ofFolder(sums, chosen), ofZip(sums, file)  its files, a map from the path in the copy to a function that promises the bytes; the folder in the
//                                            zip in which they lie; and what is in the zip outside of that, as files. What is no copy, or a zip that cannot be read or that
//                                            programs would unpack otherwise than it is read here, throws Unreadable with the name of a word
//                                            of the page
tweeluik.copyFiles = (() => {
  "use strict";
  // As many files, as many bytes of one, and as many of all, as a copy has at most.
  const MOST_FILES = 60000, MOST_BYTES = 2 ** 30, MOST_OF_ALL = 2 ** 32;
  // Deflate makes nothing smaller than this part of it.
  const RATIO = 1032;
  class Unreadable extends Error {}

  const ofBlob = blob => async () => new Uint8Array(await blob.arrayBuffer());

  // A copy is where its list of sums lies: Windows unpacks a zip into one more folder, and a reader may choose that. Gives its files, and what
  // lies outside it.
  function below(sums, all) {
    const lists = all.map(([path]) => path).filter(path => path === sums || path.endsWith("/" + sums)), depth = path => path.split("/").length;
    const least = Math.min(...lists.map(depth)), [first, other] = lists.filter(path => depth(path) === least);
    if (!first || other) throw new Unreadable("notCopy");
    const folder = first.slice(0, -sums.length), isInside = ([path]) => path.startsWith(folder);
    const files = new Map(all.filter(isInside).map(([path, bytes]) => [path.slice(folder.length), bytes]));
    return { files, folder, outside: new Map(all.filter(one => !isInside(one))) };
  }

  // What else lies in a folder that was chosen is none of the copy.
  const ofFolder = (sums, chosen) => ({ ...below(sums, [...chosen].map(file => [file.webkitRelativePath, ofBlob(file)])), outside: new Map() });

  // MARK: Zips

  const part = async (file, start, length) => {
    if (start < 0 || length < 0 || start + length > file.size) throw new Unreadable("zipDamaged");
    return new DataView(await file.slice(start, start + length).arrayBuffer());
  };

  // A zip ends with the place of its list of files, and a comment.
  async function list(file) {
    const length = Math.min(file.size, 22 + 0xffff), start = file.size - length, end = await part(file, start, length);
    for (let at = length - 22; at >= 0; at -= 1) {
      if (end.getUint32(at, true) !== 0x06054b50 || end.getUint16(at + 20, true) !== length - at - 22) continue;
      const count = end.getUint16(at + 10, true);
      if (count > MOST_FILES) break;
      return { count, view: await part(file, end.getUint32(at + 16, true), end.getUint32(at + 12, true)) };
    }
    throw new Unreadable("zipDamaged");
  }

  async function unpacked(blob, size) {
    const reader = blob.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader(), bytes = new Uint8Array(size);
    let at = 0;
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        // More than it says it is: it is never held.
        if (at + next.value.length > size) throw new Unreadable("zipDamaged");
        bytes.set(next.value, at);
        at += next.value.length;
      }
    } catch (error) {
      throw new Unreadable("zipDamaged");
    }
    if (at !== size) throw new Unreadable("zipDamaged");
    return bytes;
  }

  // A name that a program may take for a place elsewhere, or for another name.
  const isStrange = path => /[\\:\0]/.test(path) || path.split("/").some(name => ["", ".", ".."].includes(name));

  // Each file says its name once more, where its bytes are. Some programs go by that.
  const ofEntry = (file, { at, name, method, packed, size }) => async () => {
    const head = await part(file, at, 30), length = head.getUint16(26, true);
    if (head.getUint32(0, true) !== 0x04034b50 || length !== name.length) throw new Unreadable("zipDamaged");
    const again = new Uint8Array((await part(file, at + 30, length)).buffer), start = at + 30 + length + head.getUint16(28, true);
    if (name.some((byte, place) => byte !== again[place])) throw new Unreadable("zipStrange");
    await part(file, start, 0);
    const blob = file.slice(start, start + packed);
    return method === 0 ? ofBlob(blob)() : unpacked(blob, size);
  };

  async function ofZip(sums, file) {
    if (typeof DecompressionStream === "undefined") throw new Unreadable("zipImpossible");
    const { count, view } = await list(file), words = new TextDecoder(), all = [], seen = new Set();
    let at = 0, total = 0;
    for (let number = 0; number < count; number += 1) {
      if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable("zipDamaged");
      const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
      const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const [length, extra, comment] = [28, 30, 32].map(place => view.getUint16(at + place, true));
      const isOdd = flags & 1 || ![0, 8].includes(method) || size > MOST_BYTES || size > packed * RATIO || (method === 0 && packed !== size);
      if (isOdd || at + 46 + length + extra + comment > view.byteLength || (total += size) > MOST_OF_ALL) throw new Unreadable("zipDamaged");
      const name = new Uint8Array(view.buffer, at + 46, length), path = words.decode(name), folded = path.normalize().toLowerCase();
      // Programs that pack anew name folders too.
      const isFolder = path.endsWith("/");
      if (isStrange(isFolder ? path.slice(0, -1) : path) || seen.has(folded)) throw new Unreadable("zipStrange");
      seen.add(folded);
      if (!isFolder) all.push([path, ofEntry(file, { at: view.getUint32(at + 42, true), name, method, packed, size })]);
      at += 46 + length + extra + comment;
    }
    if (at !== view.byteLength) throw new Unreadable("zipStrange");
    return below(sums, all);
  }

  return { ofFolder, ofZip, Unreadable };
})();
