/// How much a picture draws when each `use` is replaced by what it repeats: a few elements that repeat each other can draw
/// millions.
struct SVGRepeats {
  private var parts: [String: SVGElement] = [:]
  private var counts: [String: Int] = [:]
  private var path: Set<String> = []
  private var hops = 0

  static func check(_ root: SVGElement) throws(SVGFault) {
    var repeats = SVGRepeats()
    repeats.collect(root)
    _ = try repeats.count(root)
  }

  private mutating func collect(_ element: SVGElement) {
    // Of parts with the same id the first counts.
    if let id = element.attributes["id"], parts[id] == nil { parts[id] = element }
    for case .element(let child) in element.children { collect(child) }
  }

  private mutating func count(_ element: SVGElement) throws(SVGFault) -> Int {
    let id = element.attributes["id"]
    let isNew = id.map { path.insert($0).inserted } ?? false
    defer { if let id, isNew { path.remove(id) } }
    var count = 1
    for case .element(let child) in element.children {
      count += try self.count(child)
      guard count <= Limits.drawnElements else { throw SVGFault(reason: .tooManyRepeats, number: element.number) }
    }
    if element.name == "use", let address = element.attributes["href"] {
      count += try countRepeated(String(address.dropFirst()), by: element)
    }
    guard count <= Limits.drawnElements else { throw SVGFault(reason: .tooManyRepeats, number: element.number) }
    return count
  }

  private mutating func countRepeated(_ id: String, by element: SVGElement) throws(SVGFault) -> Int {
    if let known = counts[id] { return known }
    guard let part = parts[id] else { return 0 }
    guard !path.contains(id) else {
      throw SVGFault(reason: .endlessRepeat(id), number: element.number, attribute: nil)
    }
    hops += 1
    defer { hops -= 1 }
    guard hops <= Limits.depth else { throw SVGFault(reason: .tooDeep, number: element.number) }
    let count = try self.count(part)
    counts[id] = count
    return count
  }
}
