// Dutch stems, written from the description of Snowball's "Dutch Porter" algorithm:
// https://snowballstem.org/algorithms/dutch_porter/stemmer.html. Gives:
//
// stem(word, stemmer)    what a word is found under, by the stemmer that the index names
// dutch(word)    the stem of a lower-case word in composed form (NFC); the caller replaces the ligature U+0133, an unknown letter here
tweeluik.searchStem = (() => {
  "use strict";
  function dutch(word) {
    const vowels = 'aeiouyè'; // è keeps its accent: it is a vowel of its own
    const plain = { ä: 'a', á: 'a', ë: 'e', é: 'e', ï: 'i', í: 'i', ö: 'o', ó: 'o', ü: 'u', ú: 'u' };

    // Upper case marks an i or y that acts as a non-vowel. Each is found from
    // left to right, so that one just marked no longer counts as a vowel.
    word = word.replace(/[äáëéïíöóüú]/g, c => plain[c])
      .replace(/^y/, 'Y')
      .replace(/([aeiouyè])(i(?=[aeiouyè])|y)/g, (m, v, c) => v + c.toUpperCase());

    // R1 begins after the first non-vowel that follows a vowel; R2 is the same
    // within R1. R2 is found before R1 is moved to leave three letters before it.
    const m = /^([^aeiouyè]*[aeiouyè]+[^aeiouyè])([^aeiouyè]*[aeiouyè]+[^aeiouyè])?/.exec(word);
    const r2 = m && m[2] ? m[0].length : word.length;
    let r1 = m ? m[1].length : word.length;
    // The library counts bytes here, so a letter outside ASCII is enough.
    if (m && /^[ -~]{2}$/.test(m[1])) r1 = 3;

    let eFound = false; // did step 2 remove an e?
    const ends = suffix => word.endsWith(suffix);
    const cut = n => { word = word.slice(0, word.length - n); };
    // Is what is left of a suffix of n letters a non-vowel (and not in `also`)?
    const nonVowel = (n, also) => {
      const c = word.charAt(word.length - n - 1);
      return c !== '' && !vowels.includes(c) && c !== also;
    };
    // Does a suffix of n letters lie wholly in the region?
    const inR1 = n => word.length - n >= r1;
    const inR2 = n => word.length - n >= r2;
    const undouble = () => { if (ends('kk') || ends('dd') || ends('tt')) cut(1); };
    const e_ending = () => {
      eFound = ends('e') && inR1(1) && nonVowel(1);
      if (eFound) { cut(1); undouble(); }
    };
    const en_ending = n => {
      if (inR1(n) && nonVowel(n) && !word.endsWith('gem', word.length - n)) { cut(n); undouble(); }
    };

    // Step 1: only the longest suffix counts, also when it may not be removed.
    if (ends('heden')) {
      if (inR1(5)) word = word.slice(0, -5) + 'heid';
    } else if (ends('ene')) en_ending(3);
    else if (ends('en')) en_ending(2);
    else if (ends('se')) { if (inR1(2) && nonVowel(2, 'j')) cut(2); }
    else if (ends('s') && inR1(1) && nonVowel(1, 'j')) cut(1);

    // Step 2
    e_ending();

    // Step 3a
    if (ends('heid') && inR2(4) && !ends('cheid')) {
      cut(4);
      if (ends('en')) en_ending(2);
    }

    // Step 3b
    if (ends('end') || ends('ing')) {
      if (inR2(3)) {
        cut(3);
        if (ends('ig') && inR2(2) && !ends('eig')) cut(2);
        else undouble();
      }
    } else if (ends('ig')) {
      if (inR2(2) && !ends('eig')) cut(2);
    } else if (ends('lijk')) {
      if (inR2(4)) { cut(4); e_ending(); }
    } else if (ends('baar')) {
      if (inR2(4)) cut(4);
    } else if (ends('bar') && inR2(3) && eFound) cut(3);

    // Step 4: maan -> man, brood -> brod. Y may end the word, I may not.
    const n = word.length;
    if (nonVowel(0, 'I') && /^(aa|ee|oo|uu)$/.test(word.slice(-3, -1)) && nonVowel(3)) {
      word = word.slice(0, n - 2) + word.charAt(n - 1);
    }

    return word.replace(/[IY]/g, c => c.toLowerCase());
  }

  // Dutch ends no word in v or z: depressief, depressieve; boos, boze.
  function stem(word, stemmer) {
    if (stemmer !== "dutch") return word;
    const found = dutch(word);
    return found.length < 3 ? found : found.replace(/v$/, "f").replace(/z$/, "s");
  }

  return { dutch, stem };
})();
