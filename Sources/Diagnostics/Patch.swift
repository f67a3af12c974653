/// The changes to a file, in the form that `diff -u` prints and `patch -p1` reads.
package enum Patch {
  private enum Line {
    case same(ArraySlice<UInt8>), removed(ArraySlice<UInt8>), added(ArraySlice<UInt8>)

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// How many lines around a change are shown.
  private static let context = 3

  /// The lines of the patch, each with its line end; empty when nothing changes.
  package static func lines(of path: String, from before: [UInt8], to after: [UInt8]) -> [[UInt8]] {
    let all = compared(split(before), split(after))
    let changed = all.indices.filter { !all[$0].isSame }
    guard !changed.isEmpty else { return [] }
    // A space in a name would end it, unless a tab follows the name.
    let ending = path.contains(" ") ? "\t\n" : "\n"
    var result = [Array("--- a/\(path)\(ending)".utf8), Array("+++ b/\(path)\(ending)".utf8)]
    var (old, new, position) = (1, 1, 0)
    var rest = changed[...]
    while let first = rest.first {
      // Changes that are near each other are shown in one hunk.
      var last = first
      while let next = rest.first, next - last <= 2 * context + 1 {
        last = next
        rest.removeFirst()
      }
      let hunk = max(position, first - context)..<min(all.count, last + context + 1)
      // Nothing changes between hunks.
      old += hunk.lowerBound - position
      new += hunk.lowerBound - position
      let removed = all[hunk].count { if case .added = $0 { false } else { true } }
      let added = all[hunk].count { if case .removed = $0 { false } else { true } }
      result.append(Array("@@ -\(place(old, removed)) +\(place(new, added)) @@\n".utf8))
      for line in all[hunk] { result += printed(line) }
      (old, new, position) = (old + removed, new + added, hunk.upperBound)
    }
    return result
  }

  private static func place(_ line: Int, _ count: Int) -> String { "\(count == 0 ? line - 1 : line),\(count)" }

  /// The lines, each with its line end.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    return lines
  }

  private static func compared(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Line] {
    var removed: Set<Int> = [], added: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old) {
        lines.append(.removed(before[old]))
        old += 1
      } else if added.contains(new) {
        lines.append(.added(after[new]))
        new += 1
      } else {
        lines.append(.same(before[old]))
        (old, new) = (old + 1, new + 1)
      }
    }
    return lines
  }

  private static func printed(_ line: Line) -> [[UInt8]] {
    let (mark, text) =
      switch line {
      case .same(let text): (UInt8(ascii: " "), text)
      case .removed(let text): (UInt8(ascii: "-"), text)
      case .added(let text): (UInt8(ascii: "+"), text)
      }
    if text.last == UInt8(ascii: "\n") { return [[mark] + text] }
    return [[mark] + text + [UInt8(ascii: "\n")], Array("\\ No newline at end of file\n".utf8)]
  }
}
