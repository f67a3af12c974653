/// Counts how much a picture draws when every part is drawn wherever something refers to it, by `href` or by `url(#…)`: a few
/// elements that refer to each other can draw millions.
struct SVGRepeats {
  /// What it costs to draw an element.
  private struct Cost {
    /// Elements, or other work in terms of elements.
    var drawn = 0
    /// The number of points at which markers may be.
    var points = 0
    /// How many times a part is drawn for a part within it.
    var hops = 0
    /// The length of the lines whose dashes are set by an element around them, and the number of dashes of all others.
    var length = 0.0, dashes = 0.0
  }

  private let sheet: SVGSheet
  /// Whether anything in the file uses `inherit`.
  private let inherits: Bool
  /// `nil` when no line has dashes.
  private let dashes: SVGDashes?
  private var parts: [SVGReference.ID: SVGElement] = [:]
  private var costs: [SVGReference.ID: Cost] = [:]
  private var path: Set<SVGReference.ID> = []
  private var hops = 0

  /// - Parameter written: the bytes of the picture as it will be published.
  static func check(_ root: SVGElement, _ sheet: SVGSheet, written: [UInt8]) throws(SVGFault) {
    let small = written.map { $0 | 0x20 }
    func holds(_ word: String) -> Bool { small.firstRange(of: Array(word.utf8)) != nil }
    var repeats = SVGRepeats(
      sheet: sheet, inherits: holds("inherit"), dashes: holds("dasharray") ? SVGDashes(of: root) : nil)
    repeats.collect(root)
    _ = try repeats.cost(of: root)
  }

  private init(sheet: SVGSheet, inherits: Bool, dashes: SVGDashes?) {
    (self.sheet, self.inherits, self.dashes) = (sheet, inherits, dashes)
  }

  private mutating func collect(_ element: SVGElement) {
    // Of several parts with the same id the first counts.
    if let id = element.id, parts[id] == nil { parts[id] = element }
    for case .element(let child) in element.children { collect(child) }
  }

  private mutating func cost(of element: SVGElement) throws(SVGFault) -> Cost {
    let id = element.id
    let isNew = id.map { path.insert($0).inserted } ?? false
    defer { if let id, isNew { path.remove(id) } }
    var cost = Cost(drawn: 1, points: SVGRepeats.points(of: element))
    cost.length = dashes?.outline(of: element) { values(of: $0, for: element) } ?? 0
    func add(_ drawn: Int, _ points: Int, _ hops: Int) throws(SVGFault) {
      cost.drawn += drawn
      cost.points += points
      cost.hops = max(cost.hops, hops)
      guard cost.hops <= Limits.hops else { throw SVGFault(reason: .tooManyHops, number: element.number) }
      guard cost.drawn <= Limits.drawnElements else { throw SVGFault(reason: .tooManyRepeats, number: element.number) }
    }
    for case .element(let child) in element.children {
      let part = try self.cost(of: child)
      try add(part.drawn, part.points, part.hops)
      cost.length += part.length
      cost.dashes += part.dashes
    }
    let references = (element.references + sheet.references(of: element)).flatMap { one in one.ids.map { (id: $0, one) } }
    // First what becomes part of the element, then what each of its parts is painted and marked with.
    for (id, reference) in references where !isPassedOn(reference) {
      guard let (part, name) = try self.cost(of: id, by: element) else { continue }
      try add(part.drawn + layers(name), reference.isRepeat ? part.points : 0, part.hops + 1)
      cost.dashes += part.dashes
      if reference.isRepeat { cost.length += part.length }
    }
    for (id, reference) in references where isPassedOn(reference) {
      // The stops of a gradient are not drawn.
      guard let (part, name) = try self.cost(of: id, by: element), !name.hasSuffix("Gradient") else { continue }
      let times = reference.isMarker ? cost.points : cost.drawn
      try add(times * (part.drawn + layers(name)), 0, part.hops + 1)
      cost.dashes += Double(times) * part.dashes
    }
    if let dashes { try dash(&cost, of: element, dashes) }
    return cost
  }

  /// Counts the dashes of an element that sets their length itself.
  private func dash(_ cost: inout Cost, of element: SVGElement, _ dashes: SVGDashes) throws(SVGFault) {
    let name = "stroke-dasharray", all = values(of: name, for: element)
    if all.contains(where: { $0.contains("(") }) {
      throw SVGFault(reason: .style("dashes whose length is calculated"), number: element.number)
    }
    if let mean = all.compactMap(dashes.mean).min() { cost.dashes += cost.length / mean }
    guard cost.dashes <= Limits.dashes else { throw SVGFault(reason: .tooManyDashes, number: element.number) }
    // A rule in a style sheet may not apply to this element after all.
    if !inherits, !element.values(of: name).isEmpty { cost.length = 0 }
  }

  private func values(of property: String, for element: SVGElement) -> [String] {
    element.values(of: property) + sheet.values(of: property, for: element)
  }

  private func isPassedOn(_ reference: SVGReference) -> Bool { !reference.isRepeat && (inherits || reference.isInherited) }

  /// The cost of the part that a reference names, and the name of its element; `nil` when there is none.
  private mutating func cost(of id: SVGReference.ID, by element: SVGElement) throws(SVGFault) -> (Cost, name: String)? {
    guard let part = parts[id] else { return nil }
    guard !path.contains(id) else {
      throw SVGFault(reason: .endlessRepeat(String(decoding: id, as: UTF8.self)), number: element.number)
    }
    if let known = costs[id] { return (known, part.name) }
    hops += 1
    defer { hops -= 1 }
    guard hops <= Limits.hops else { throw SVGFault(reason: .tooManyHops, number: element.number) }
    let cost = try self.cost(of: part)
    costs[id] = cost
    return (cost, part.name)
  }

  /// What a browser does for a part besides drawing it, in terms of elements: for each it keeps a layer of pixels. Measured in
  /// Chromium.
  private func layers(_ name: String) -> Int {
    switch name {
    case "mask", "filter": hops > 0 ? 100 : 10
    case "clipPath": hops > 0 ? 40 : 2
    default: 0
    }
  }

  /// The most markers that an element can have: one for each pair of numbers, and one for each letter between them.
  private static func points(of element: SVGElement) -> Int {
    guard let shape = element.attributes["d"] ?? element.attributes["points"] else { return element.name == "line" ? 2 : 0 }
    var letters = 0, numbers = 0, isNumber = false
    for byte in shape.utf8 {
      let isDigit = (48...57).contains(byte) || byte == UInt8(ascii: ".")
      if isDigit, !isNumber || byte == UInt8(ascii: ".") { numbers += 1 }
      if (65...90).contains(byte & 0xDF) { letters += 1 }
      isNumber = isDigit
    }
    return letters + numbers / 2 + 1
  }
}
