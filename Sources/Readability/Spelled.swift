/// Abbreviations, which are spoken by letter or in full.
enum Spelled {
  /// The syllables of a part of a word that is not spoken as it is written; `nil` for an ordinary word. Each letter is one
  /// syllable.
  ///
  /// - Parameter plain: its letters as the syllable rule sees them.
  static func count(_ part: ArraySlice<Unicode.Scalar>, _ plain: [Letter], isAbbreviation: Bool) -> Int? {
    let hasVowel = plain.contains { $0.isVowel }
    // Everything in the lists below is short.
    if plain.count > 5, hasVowel, !isAbbreviation { return nil }
    let letters = part.filter { $0.isLetter }, name = Name(letters)
    guard letters.count > 1 else { return nil }
    if let known = inFull[name] { return known }
    if byLetter.contains(name) { return letters.count }
    let isCapital = letters.allSatisfy { $0.isUpper }
    if !hasVowel { return interjections.contains(name) ? nil : letters.count }
    if isAbbreviation { return letters.count }
    if isCapital, letters.count == 2 { return short.contains(name) ? nil : 2 }
    // Longer ones are words that someone shouts, or abbreviations that became words.
    guard letters.count <= (isCapital ? 5 : 4) else { return nil }
    return canBeSaid(plain.map { $0.base }, isCapital: isCapital) ? nil : letters.count
  }

  /// Whether these letters can be pronounced in Dutch, because its syllables begin and end in these ways: *havo* can, *vmbo*
  /// cannot.
  static func canBeSaid(_ letters: [Unicode.Scalar], isCapital: Bool) -> Bool {
    let clusters = letters.split(omittingEmptySubsequences: false, whereSeparator: Letter.isVowel)
    guard let first = clusters.first, let last = clusters.last, clusters.count > 1 else { return false }
    return begins(first) && ends(last, isCapital: isCapital)
      && clusters.dropFirst().dropLast().allSatisfy { cluster in
        (0...cluster.count).contains {
          begins(cluster.dropFirst($0)) && ends(cluster.prefix($0), isCapital: isCapital)
        }
      }
  }

  private static func begins(_ cluster: ArraySlice<Unicode.Scalar>) -> Bool {
    cluster.count < 2 || onsets.contains(Name(cluster))
  }

  private static func ends(_ cluster: ArraySlice<Unicode.Scalar>, isCapital: Bool) -> Bool {
    guard let last = cluster.last else { return true }
    if cluster.count == 1 { return !(isCapital ? "hjqvz" : "jq").unicodeScalars.contains(last) }
    // No Dutch word ends in a double consonant, but borrowed ones do, and they are not written in capitals.
    if cluster.count == 2, cluster.first == last { return !isCapital }
    return codas.contains(Name(cluster))
  }

  /// A few letters as one number, which is found faster than a string. All longer words and words in other scripts have the
  /// number 0.
  private struct Name: Hashable {
    var letters: UInt64 = 0

    init(_ word: some Collection<Unicode.Scalar>) {
      guard word.count <= 8, word.allSatisfy({ $0.isASCII }) else { return }
      for scalar in word { letters = letters << 8 | UInt64(Letter.lower(scalar).value) }
    }
  }

  private static func words(_ text: String) -> Set<Name> { Set(text.split(separator: " ").map { Name($0.unicodeScalars) }) }

  private static let onsets = words(
    """
    bl br ch chr cl cr dr dw fj fl fr gh gl gn gr gw kh kl kn kr kw ll ph pl pr ps rh sc sch schr scr sf sh sj sk skr sl sm sn sp spl \
    spr st str sv sw th tj tr tsj tw vl vr wh wr zw
    """)
  private static let codas = words(
    """
    bs bt ch cht chts ck cks cs ct ds dt fs ft gd gh gs gst gt hl hm hn hr kh ks kst kt lb ld lf lfs lft lg lk lks lkt lm lmt \
    lp lpt ls lst lt lts mb mbt md mf mp mpt ms mt nch nd nds ng ngs ngst ngt nk nks nkt ns nst nt nts nx nz pp pps ppt ps pst \
    pt rb rc rcs rd rf rft rg rgs rgt rk rks rkt rl rm rmt rn rnt rp rpt rs rst rt rts rw rwt rx sc sh sj sk sp st th ts tst tz \
    wl wls wn wns ws wst wt xt
    """)
  private static let interjections = words("brr grr hm hmm mm pff pst sst st tss")
  /// Words of two letters, which are words even in capitals.
  private static let short = words("al de ei en er ga he ij ik in is ja je la me na nu of om op os te ui uw we zo")
  /// These could be pronounced as words, but are spelled out.
  private static let byLetter = words("aed aow api cao ehbo faq ict ikc kno ov roc usa vog")
  private static let inFull: [Name: Int] = [
    "bijv": 3, "blz": 3, "bv": 3, "ca": 2, "cm": 4, "dhr": 2, "dr": 2, "drs": 4, "enz": 3, "etc": 4, "evt": 4, "excl": 3,
    "incl": 3, "kg": 3, "km": 4, "mevr": 2, "mr": 2, "mw": 2, "nr": 2, "resp": 5,
  ].reduce(into: [:]) { $0[Name($1.key.unicodeScalars)] = $1.value }
}
