/// Links, footnotes and citations that are shown as brackets.
extension AlmostMarkdown {
  /// Judges what an opening bracket begins.
  mutating func bracket(_ index: Int) {
    guard index >= done, let close = next("]", from: index, within: 80) else {
      if index >= done { unclosed(index) }
      return
    }
    if self[index - 1] == UInt8(ascii: "^") {
      footnote(from: index - 1, to: close + 1)
      return
    }
    if self[index - 1] == UInt8(ascii: ")"), isAddress((index + 1)..<close), !context.isPlain,
      let open = words.bytes[max(0, index - 200)..<index].lastIndex(of: UInt8(ascii: "(")), open >= done
    {
      let name = text((open + 1)..<(index - 1)), address = text((index + 1)..<close)
      add(
        open..<(close + 1), "“\(text(open..<(close + 1)))” is no link: its brackets have changed places",
        hint: "write “[\(name)](\(address))”")
      return
    }
    switch self[index + 1] {
    case UInt8(ascii: "-") where self[index + 2] == UInt8(ascii: "@"):
      let id = text((index + 2)..<close)
      add(index..<(close + 1), "“\(text(index..<(close + 1)))” is no citation", hint: "write “[\(id)]”")
    case UInt8(ascii: "@") where context.isPlain:
      add(index..<(close + 1), "“\(text(index..<(close + 1)))” is shown as it is written", hint: "cite it in the text")
    case UInt8(ascii: "^"):
      if close > index + 2, !words.bytes[index..<close].contains(where: isBlank) { footnote(from: index, to: close + 1) }
    case UInt8(ascii: "!") where !context.isJudged && Self.isLetter(self[index + 2]):
      // “![…” would begin a picture.
      add(
        index..<(close + 1), "“\(text(index..<(close + 1)))” is shown: only the first words of a quotation make a callout",
        hint: "begin its lines with “> ”, and the first of them with “> \(text(index..<(close + 1)))”")
    case UInt8(ascii: "[") where self[close + 1] == UInt8(ascii: "]"):
      add(
        index..<(close + 2), "“\(text(index..<(close + 2)))” is no link",
        hint: "write a link as [words](address), or by its id, as [](problem:id)")
    case _ where context.isQuoted && !context.isJudged && (index == 0 || index == 1 && self[0] == UInt8(ascii: "!")):
      let name = text((index + 1)..<close)
      guard Callout.markers.contains(where: { $0.marker == name.uppercased() }) else { return }
      let range = 0..<(close + 1), right = "[!\(name)]"
      add(range, "“\(text(range))” is shown: it begins no callout", hint: "write “\(right)”", fix: (range, right))
    default:
      if has("[TABLE]", at: index) {
        add(
          index..<(close + 1), "a table was left behind when this text was converted",
          hint: "write it with | and a line of dashes")
      }
    }
  }

  mutating func footnote(from start: Int, to end: Int) {
    add(
      start..<min(end, count), "“\(text(start..<min(end, count)))” is no footnote: there are none",
      hint: Self.noFootnotes)
  }

  /// Judges what follows a closing bracket.
  mutating func closing(_ close: Int, from open: Int) {
    guard open >= done, self[open + 1] != UInt8(ascii: "@") else { return }
    switch self[close + 1] {
    case UInt8(ascii: "("):
      var end = next(")", from: close + 2)
      // A telephone number may have brackets of its own.
      if let first = end, words.bytes[(close + 2)..<first].contains(UInt8(ascii: "(")) {
        end = next(")", from: first + 1) ?? first
      }
      let range = open..<(end.map { $0 + 1 } ?? min(count, close + 2))
      let address = words.bytes[(close + 2)..<(end ?? close + 2)]
      let hint =
        end == nil
        ? "the address needs a closing “)”"
        : address.starts(with: "tel:".utf8)
          ? "write the number without blanks or brackets: (\(Self.number(address)))"
          : "an address holds no blanks: write each as %20, or put the address between < and >"
      add(range, "“\(text(range))” is no link", hint: hint)
    case UInt8(ascii: "["):
      guard self[close + 2] != UInt8(ascii: "@"), let end = next("]", from: close + 2) else { return }
      let label = end == close + 2 ? text((open + 1)..<close) : text((close + 2)..<end)
      add(
        open..<(end + 1), "“\(text(open..<(end + 1)))” is no link: nothing says where “\(label)” leads",
        hint: "write the address itself: [\(text((open + 1)..<close))](…)")
    default:
      let blanks = isBlank(self[close + 1]) ? 1 : oddBlank(close + 1)
      let start = close + 1 + blanks
      guard blanks > 0, self[start] == UInt8(ascii: "("), let end = next(")", from: start), isAddress((start + 1)..<end) else {
        return
      }
      add(
        open..<(end + 1), "“\(text(open..<(end + 1)))” is no link: a blank stands between its words and its address",
        hint: "write the address right after the words: ](",
        fix: self[close + 1] == UInt8(ascii: "\n") ? nil : (close..<(start + 1), "]("))
    }
  }

  /// Whether these words can only be an address.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let address = words.bytes[range]
    guard let first = address.first, !address.contains(where: isBlank) else { return false }
    if first == UInt8(ascii: "#") || address.starts(with: "www.".utf8) || address.starts(with: "../".utf8) { return true }
    if address.contains(UInt8(ascii: "/")), address.contains(UInt8(ascii: ".")) { return true }
    if Self.fileEndings.contains(where: { address.count > $0.utf8.count && address.suffix($0.utf8.count).elementsEqual($0.utf8) })
    {
      return true
    }
    guard let colon = address.firstIndex(of: UInt8(ascii: ":")), colon > range.lowerBound else { return false }
    return address[..<colon].allSatisfy { Self.isLetter($0) }
  }

  /// `[words(address)`: a bracket is missing.
  private mutating func unclosed(_ index: Int) {
    guard let open = next("(", from: index, within: 80), let end = next(")", from: open), isAddress((open + 1)..<end),
      !words.bytes[index..<open].contains(UInt8(ascii: "\n"))
    else { return }
    add(
      index..<(end + 1), "“\(text(index..<(end + 1)))” is no link: a bracket is missing",
      hint: "write “\(text(index..<open))]\(text(open..<(end + 1)))”")
  }

  /// A telephone number as a link writes it. The zero in `+31 (0)6` is dialled only from within the country.
  private static func number(_ address: ArraySlice<UInt8>) -> String {
    let text = String(decoding: address, as: UTF8.self)
    return "tel:"
      + (text.contains("+") ? text.replacing("(0)", with: "") : text).filter { $0.isASCII && ($0.isNumber || $0 == "+") }
  }

  /// The hint about footnotes.
  static let noFootnotes = "cite a source as [@id] or [](source:id); put other notes in the text, between brackets"

  private static let fileEndings = [".md", ".pdf", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".html"]
}
