import CYAML

/// A value in a YAML text, as libyaml reads it, with its position.
struct YAMLValue: Sendable {
  enum Form: Sendable {
    case scalar(Scalar)
    case sequence([YAMLValue])
    case mapping(Mapping)
  }
  /// In the order of the text.
  typealias Mapping = [(key: YAMLValue, value: YAMLValue)]
  struct Scalar: Sendable {
    var string: String
    var style: Style
    /// Whether it is known to be one line of printable ASCII without a mark of Markdown and without spaces at its ends, so that nothing
    /// needs to be judged in it.
    var isPlain = false
  }
  enum Style: Sendable { case plain, quoted, literal, folded }

  let form: Form
  /// Both count from 1 in the text; columns are characters.
  let line, column: Int
  /// Where it begins and ends, in characters from the start of the text. A value that is written as a block of lines ends where the next
  /// thing begins.
  let start, end: Int

  var scalar: Scalar? { if case .scalar(let scalar) = form { scalar } else { nil } }
  var sequence: [YAMLValue]? { if case .sequence(let values) = form { values } else { nil } }
  var mapping: Mapping? { if case .mapping(let pairs) = form { pairs } else { nil } }
}

/// Equal where they say the same, wherever they are and however they are quoted.
extension YAMLValue: Equatable {
  static func == (one: YAMLValue, other: YAMLValue) -> Bool {
    switch (one.form, other.form) {
    case (.scalar(let one), .scalar(let other)): one.string == other.string
    case (.sequence(let one), .sequence(let other)): one == other
    case (.mapping(let one), .mapping(let other)): one.elementsEqual(other) { $0 == $1 }
    default: false
    }
  }
}

/// Why a text is not read as YAML.
struct YAMLError: Error {
  enum Reason {
    /// In libyaml's words.
    case syntax(String)
    case keyTwice(String)
  }
  let reason: Reason
  /// Both count from 1; `nil` where libyaml gives no position.
  let line, column: Int?
}

extension YAMLValue {
  /// The value that a text holds; `nil` when it holds none. An alias is an error, as no content needs one.
  static func read(_ text: ArraySlice<UInt8>) throws(YAMLError) -> YAMLValue? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(reason: .syntax("no memory"), line: nil, column: nil) }
    defer { yaml_parser_delete(&parser) }
    return try withUnsafeMutablePointer(to: &parser) { parser throws(YAMLError) in
      try text.withUnsafeBufferPointer { text throws(YAMLError) in
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        return try Composer(parser: parser).onlyValue()
      }
    }
  }
}

/// Puts together values of the events that libyaml tells of.
private struct Composer {
  let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The value of the only document; `nil` when there is none.
  func onlyValue() throws(YAMLError) -> YAMLValue? {
    _ = try next()  // The stream begins.
    // A document begins, or the stream ends.
    if try next().kind == YAML_STREAM_END_EVENT { return nil }
    let value = try value(of: try next())
    _ = try next()  // The document ends.
    let end = try next()
    if end.kind != YAML_STREAM_END_EVENT { throw end.error("but found another document") }
    return value
  }

  /// The deepest nesting that is read: no content needs more than five levels, and each takes room on the stack.
  private static let deepest = 100

  private func value(of event: Event, depth: Int = 0) throws(YAMLError) -> YAMLValue {
    if depth > Self.deepest { throw event.error("but found more levels than any content needs") }
    let form: YAMLValue.Form
    var end = event.end
    switch event.kind {
    case YAML_SCALAR_EVENT: form = .scalar(event.scalar)
    case YAML_SEQUENCE_START_EVENT:
      var values: [YAMLValue] = []
      var event = try next()
      while event.kind != YAML_SEQUENCE_END_EVENT {
        values.append(try value(of: event, depth: depth + 1))
        event = try next()
      }
      (form, end) = (.sequence(values), event.end)
    case YAML_MAPPING_START_EVENT:
      let (pairs, last) = try pairs(depth: depth + 1)
      (form, end) = (.mapping(pairs), last)
    default: throw event.error("found undefined alias")
    }
    return YAMLValue(form: form, line: event.line, column: event.column, start: event.start, end: end)
  }

  /// The pairs of a mapping, and where it ends.
  private func pairs(depth: Int) throws(YAMLError) -> (YAMLValue.Mapping, end: Int) {
    var pairs: YAMLValue.Mapping = [], names: Set<String> = [], twice: String?
    var event = try next()
    while event.kind != YAML_MAPPING_END_EVENT {
      let key = try value(of: event, depth: depth)
      if let name = key.scalar?.string, !names.insert(name).inserted { twice = min(twice ?? name, name) }
      pairs.append((key, try value(of: try next(), depth: depth)))
      event = try next()
    }
    if let twice, let first = pairs.first(where: { $0.key.scalar?.string == twice })?.key {
      throw YAMLError(reason: .keyTwice(twice), line: first.line, column: first.column)
    }
    return (pairs, event.end)
  }

  private func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    if yaml_parser_parse(parser, &event) == 1 {
      defer { yaml_event_delete(&event) }
      return Event(event)
    }
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "no memory"
    // What cannot be decoded has no position.
    let mark = parser.pointee.problem_mark, isPlaced = parser.pointee.error != YAML_READER_ERROR && parser.pointee.problem != nil
    throw YAMLError(
      reason: .syntax(problem), line: isPlaced ? Int(mark.line) + 1 : nil, column: isPlaced ? Int(mark.column) + 1 : nil)
  }
}

/// What libyaml tells of: something begins or ends, or a scalar.
private struct Event {
  let kind: yaml_event_type_t
  let line, column: Int
  /// In characters from the start of the text.
  let start, end: Int
  /// Its words, for a scalar.
  let scalar: YAMLValue.Scalar

  init(_ event: yaml_event_t) {
    kind = event.type
    (line, column) = (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
    (start, end) = (Int(event.start_mark.index), Int(event.end_mark.index))
    guard kind == YAML_SCALAR_EVENT else {
      scalar = YAMLValue.Scalar(string: "", style: .plain)
      return
    }
    let written = event.data.scalar
    let style: YAMLValue.Style =
      switch written.style {
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
      default: .plain
      }
    scalar = YAMLValue.Scalar(
      string: String(decoding: UnsafeBufferPointer(start: written.value, count: written.length), as: UTF8.self), style: style)
  }

  func error(_ problem: String) -> YAMLError { YAMLError(reason: .syntax(problem), line: line, column: column) }
}
