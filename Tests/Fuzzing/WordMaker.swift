/// A word that occurs once in a site, and how it is written there.
struct PlantedWord {
  let word: String
  let construct: String
  let file: String
}

/// Makes words that occur in no other text, and of which none is a part of another.
struct WordMaker {
  var choices: Choices
  private(set) var planted: [PlantedWord] = []
  /// The file in which the words are written.
  var file = ""
  /// The only file in which something may be written that makes the file unreadable. All others are readable, so that a word
  /// lost in one of them shows.
  private var spoiled: String?

  init(_ bytes: [UInt8]) { choices = Choices(bytes) }

  /// The length of every word, and the letters with which it begins.
  static let length = 6, start = "zq"

  /// Whether to write, here and once in so many times, something that may make the file unreadable.
  fileprivate mutating func spoils(onceIn count: Int) -> Bool {
    guard choices.once(in: count), spoiled ?? file == file else { return false }
    spoiled = file
    return true
  }

  /// - Parameter construct: what the word is a part of; `nil` for a word that may vanish, as in a comment, which is for the
  /// writer alone.
  mutating func word(_ construct: String?) -> String {
    // No stemmer takes this end off.
    var number = planted.count, letters = "x"
    for _ in 0..<(Self.length - 3) {
      letters = String(UnicodeScalar(UInt8(97 + number % 23))) + letters
      number /= 23
    }
    planted.append(PlantedWord(word: Self.start + letters, construct: construct ?? "", file: file))
    return Self.start + letters
  }

  /// Fills a template: each `W` becomes a new word, and each `¢` a word that may vanish.
  mutating func fill(_ template: String, _ construct: String) -> String {
    var text = ""
    for letter in template {
      switch letter {
      case "W": text += word(construct)
      case "¢": text += word(nil)
      default: text.append(letter)
      }
    }
    return text
  }

  /// The words that occur in some bytes.
  static func words(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + length <= bytes.count {
        if bytes[index] == UInt8(ascii: "z"), bytes[index + 1] == UInt8(ascii: "q"),
          bytes[(index + 2)..<(index + length)].allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        {
          found.insert(String(decoding: bytes[index..<(index + length)], as: UTF8.self))
          index += length
        } else {
          index += 1
        }
      }
    }
    return found
  }
}

// MARK: - Values

extension WordMaker {
  /// The ways to write a text as a value: a name, and a template in which `~` is the indentation of the lines that go on.
  private static let values: [(String, String)] = [
    ("plain", "W W"), ("plain, over two lines", "W\n~W"), ("in single quotes", "'W ''W'' W'"), ("in double quotes", "\"W W\""),
    ("in double quotes, over two lines", "\"W\n~W\""), ("with escapes", "\"W\\u0020W\\\"W\""), ("folded", ">\n~W\n~W"),
    ("folded, cut", ">-\n~W\n~W\n\n~W"), ("a block", "|\n~W\n~W"), ("a block with a comment at its mark", "| # ¢\n~W"),
    ("in curly quotes", "“W W”"), ("with a colon", "\"W: W\""), ("with signs", "W (W) W/W & W <W> — W"),
  ]
  /// Values that lose a part when YAML reads them.
  private static let cut: [(String, String)] = [
    ("cut by “#”", "W # W W"), ("quoted, cut by “#”", "\"W\" # W"), ("a tag", "!W W"), ("a tag alone", "!W"),
    ("an anchor", "&W W"),
    ("empty by “#”", "#W W"), ("a tag with a mark", "!!W W"), ("over two lines, cut by “#”", "W # W\n~W"),
    ("cut by “#” below", "W\n~W # W"), ("single quotes, then words", "'W' W"), ("an apostrophe first", "'W W"),
    ("a mark first", "@W W"), ("a percent first", "%W W"), ("a star first", "*W W"), ("a colon within", "W: W"),
    ("a bracket first", "[W] W"), ("a brace first", "{W} W"), ("a folded text that is no more indented", ">\nW: W"),
  ]

  /// A key with a text, on a line of its own.
  mutating func key(_ name: String, indent: Int = 0, dash: Bool = false) -> String {
    let kind = spoils(onceIn: 60) ? choices.one(of: Self.cut) : choices.one(of: Self.values)
    let margin = String(repeating: " ", count: indent)
    let template = kind.1.replacing("~", with: margin + "    ")
    let comment = choices.once(in: 30) ? "\(margin)# \(word(nil))\n" : ""
    let first = dash ? String(margin.dropLast(2)) + "- " : margin
    return (dash ? "" : comment) + "\(first)\(name): " + fill(template, "\(name): \(kind.0)") + "\n"
  }

  /// A key with a list of texts.
  mutating func list(_ name: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    let kinds = ["[W, W W]", "[\"W\", 'W, W']", "\n~- W\n~- W W", "\n~- \"W\"\n~# ¢\n~- W"]
    let cut = ["\n~- W # W", "[W, W] # W", "\n~- !W W", "\n~- W: W", "\n~- # W"]
    let template = spoils(onceIn: 60) ? choices.one(of: cut) : choices.one(of: kinds)
    return "\(margin)\(name): "
      + fill(template.replacing("~", with: margin + "  "), "\(name): a list: \(template.replacing("\n~", with: " / "))") + "\n"
  }

  /// A key with a Markdown text as its value.
  mutating func markdown(_ name: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    if choices.once(in: 3) { return "\(margin)\(name): \"\(fill("W *W* W", "\(name): Markdown in quotes"))\"\n" }
    let lines = text("\(name): ").split(separator: "\n", omittingEmptySubsequences: false)
    return "\(margin)\(name): |\n" + lines.map { $0.isEmpty ? "\n" : "\(margin)  \($0)\n" }.joined()
  }

  /// A key that does not exist.
  mutating func unknownKey() -> String { spoils(onceIn: 30) ? fill("W: W\n", "a key that does not exist") : "" }
}

// MARK: - Markdown

extension WordMaker {
  private static let blocks: [(String, String)] = [
    ("a paragraph", "W W.\nW"), ("emphasis", "*W* **W** ***W*** _W_ `W` ``W ` W``"), ("a heading", "## W W\n\nW"),
    ("a heading with an id", "## W {#W}\n\nW"), ("an underlined heading", "W\n---"), ("a closed heading", "## W ##\n\nW"),
    ("a heading with a hash", "## W #W\n\nW"), ("a deep heading", "###### W"), ("a list", "- W\n- W\n  W\n\n  W\n- [ ] W"),
    ("a numbered list", "7. W\n8. W\n   - W"), ("a quotation", "> W\n> W\nW"), ("a callout", "> [!TIP]\n> W\n>\n> W"),
    ("a callout with words", "> [!TIP] W\n> W"), ("a table", "| W | W |\n| --- | ---: |\n| W | *W* |\n| W |"),
    ("a table row too long", "| W | W |\n| - | - |\n| W | W | W |"), ("a table without ends", "W | W\n--- | ---\nW | W"),
    ("a fence", "```W\nW\n```"), ("a fence with words", "```nl W\nW\n```"), ("a fence of tildes", "~~~ W W\nW\n~~~"),
    ("indented code", "    W\n    W"), ("a link", "[W *W*](https://example.org/W \"W\")"),
    ("a link without words", "[](https://example.org/W \"W\")"), ("a lone link with a title", "[](page:over \"W\")"),
    ("a mail link", "[W](mailto:W@example.org)"), ("an address", "<https://example.org/W> <W@example.org>"),
    ("a bare address", "https://example.org/W www.W.nl"), ("a reference", "[W][a]\n\n[a]: https://example.org/W 'W'"),
    ("a reference twice", "[W][b]\n\n[b]: https://example.org/W\n[b]: https://example.org/W"),
    ("a definition that nothing uses", "[W]: https://example.org/W"),
    ("words that are a definition", "[W]: W"), ("a definition with a title", "[W]: W \"W\""),
    ("a definition over lines", "[W]:\nW\n'W\nW'"), ("a definition in a quotation", "> [W]: W"),
    ("a definition in a list", "- [W]: W"), ("a footnote", "W[^1]\n\n[^1]: W W"), ("a footnote of one word", "W[^2]\n\n[^2]: W"),
    ("a footnote without a place", "[^W]: W"), ("a comment", "W\n\n<!-- ¢ -->\n\nW <!-- ¢ --> W"),
    ("HTML", "W <b class=\"W\">W</b>"),
    ("a block of HTML", "<div id=\"W\">\nW\n</div>"), ("an instruction", "<?W W?>\n\nW <?W?>"),
    ("a declaration", "<!W W>\n\nW <!W W>"),
    ("CDATA", "<![CDATA[W]]>"), ("entities", "&W; &amp;W; &#x57; W"), ("backslashes", "\\*W\\* W\\\nW \\[W\\](W)"),
    ("a picture", "![W](../eten/icon.svg \"W\")"), ("a picture that is not there", "![W](W.png)"),
    ("a hard break", "W  \nW\n\n***\n\nW"), ("a citation", "W [@krant] W"), ("a citation with words", "W [@krant, W]"),
    ("a link to nothing", "[W](problem:W)"), ("brackets", "[W] [W][] [W](W W) [W]  (W) ![W]"),
    ("attributes", "[W](https://example.org/){.W width=W}"), ("a definition list", "W\n: W"), ("struck", "~~W~~"),
    ("front matter", "***\nW: W\n\n---\n\nW"), ("a table that is none", "| W | W |\n| W | W |"), ("a colon", "::: W\nW\n:::"),
    ("nested quotations", "> > W\n>\n> - W\n>   > W"), ("a heading in a list", "- # W\n- ## W"), ("a heading too high", "# W"),
    ("quotes", "“W” 'W' \"W\" «W»"), ("a table's escape", "| W \\| W | W |\n| - | - |\n| `W \\| W` | W |"),
    ("a link in a link", "[W [W](https://example.org/W) W](https://example.org/W)"),
    ("a picture in a link", "[![W](../eten/icon.svg)](https://example.org/W)"), ("a mark", "[!TIP] W"),
  ]
  /// Constructs that go on to the end of the text.
  private static let ends: [(String, String)] = [
    ("a fence that does not end", "```\nW W\n\nW"), ("a comment that does not end", "<!-- W\n\nW"),
    ("a comment that does not end in a paragraph", "W <!-- W\nW"), ("HTML that does not end", "<script>\nW\n\nW"),
    ("a fence in a list that does not end", "- ```\n  W\n\nW"), ("an instruction that does not end", "<?W\nW"),
    ("a definition that does not end", "[W"),
  ]

  /// A Markdown text of some blocks.
  mutating func text(_ place: String = "") -> String {
    var blocks: [String] = []
    for _ in 0..<(1 + choices.next(below: 3)) {
      let block = choices.one(of: Self.blocks)
      blocks.append(fill(block.1, place + block.0))
    }
    if choices.once(in: 40) {
      let end = choices.one(of: Self.ends)
      blocks.append(fill(end.1, place + end.0))
    }
    return blocks.joined(separator: "\n\n")
  }
}
