import Foundation
import Platform
import Preview
import Synchronization
import TestSupport
import Testing

/// A watcher misses nothing that happens to its folder, whether the system tells it of changes (the bell) or not. Each test
/// waits for what must come, and fails if it does not come within half a minute.
@Suite struct WatcherTests {
  /// A folder that is watched, and what the watcher saw of it.
  private final class Watched: Sendable {
    let path: String
    private let isOver = Atomic(false)
    private let looks = NSCondition()
    private let begun = Atomic(0), ended = Atomic(0)
    private let troubles = Mutex<[String]>([])
    private let seen = Mutex<[String: Files.Stamp]>([:])
    /// While this is locked, the watcher cannot look.
    let hold = NSLock()

    init(_ path: String, hasBell: Bool) {
      self.path = path
      Thread.detachNewThread { [self] in
        Watcher(folder: path, hasBell: hasBell).run {
          !isOver.load(ordering: .relaxed)
        } look: {
          hold.withLock { look() }
        } quiet: {
        } trouble: { trouble in
          troubles.withLock { $0.append(trouble) }
        }
      }
    }

    deinit { end() }

    /// Ends the watcher, which then releases this object.
    func end() { isOver.store(true, ordering: .relaxed) }

    var told: [String] { troubles.withLock { $0 } }

    private func look() -> Watcher.Seen {
      let number = begun.add(1, ordering: .sequentiallyConsistent).newValue
      var now: [String: Files.Stamp] = [:]
      for case let name as String in FileManager.default.enumerator(atPath: Files.real(path) ?? path) ?? .init() {
        if let look = Files.look("\(path)/\(name)"), look.kind == .file { now[name] = look.stamp }
      }
      let isNew = seen.withLock { seen in
        defer { seen = now }
        return seen != now
      }
      looks.withLock {
        ended.store(number, ordering: .sequentiallyConsistent)
        looks.broadcast()
      }
      return isNew ? .change : .nothing
    }

    /// Whether the watcher, within the time that a test waits, looks once more from now.
    func looksAgain() -> Bool {
      let next = begun.load(ordering: .sequentiallyConsistent) + 1, end = Date(timeIntervalSinceNow: 30)
      return looks.withLock {
        while ended.load(ordering: .sequentiallyConsistent) < next { if !looks.wait(until: end) { return false } }
        return true
      }
    }

    /// Whether the watcher, within the time that a test waits, has seen a file as it is now.
    func sees(_ file: String, isThere: Bool = true) -> Bool {
      let end = Date(timeIntervalSinceNow: 30)
      return looks.withLock {
        while true {
          let stamp = Files.look("\(path)/\(file)")?.stamp
          if seen.withLock({ $0[file] }) == stamp, (stamp != nil) == isThere { return true }
          if !looks.wait(until: end) { return false }
        }
      }
    }
  }

  /// What is done to a folder `a` (with `a/b/c.md`), and the file that must be seen after it. At each `LOOK` the watcher looks
  /// in between.
  private static let deeds: [(what: String, shell: String, file: String)] = [
    ("written", "echo x > a/b/c.md", "b/c.md"),
    ("written beside and renamed", "echo x > a/b/.c.tmp; mv a/b/.c.tmp a/b/c.md", "b/c.md"),
    ("moved aside and written anew, as word processors do", "mv a/b/c.md a/b/c.bak; echo x > a/b/c.md; rm a/b/c.bak", "b/c.md"),
    ("a case changed", "mv a/b/c.md a/b/C.md", "b/C.md"),
    ("a folder in a folder", "mkdir -p a/d/e/f; echo x > a/d/e/f/g.md", "d/e/f/g.md"),
    ("a folder renamed", "mv a/b a/n", "n/c.md"),
    ("a folder taken away and put back", "mv a/b weg; mv weg a/b; echo x > a/b/c.md", "b/c.md"),
    ("a folder copied over it", "cp -r a/b k; rm -r a/b; cp -r k a/b; echo x > a/b/d.md", "b/d.md"),
    ("all made anew", "cp -r a k; rm -r a; cp -r k a; echo x > a/b/d.md", "b/d.md"),
    ("all moved away and back", "mv a k; mv k a; echo x > a/b/d.md", "b/d.md"),
    ("another in its place", "cp -r a k; mv a weg; mv k a; echo x > a/b/d.md", "b/d.md"),
    ("gone for a while", "mv a weg; LOOK; mv weg a; echo x > a/b/d.md", "b/d.md"),
    ("may be read again", "chmod 0 a/b; LOOK; chmod 755 a/b; echo x > a/b/d.md", "b/d.md"),
  ]

  private func sh(_ line: String, in folder: TemporaryFolder) throws {
    #expect(try Command.shell(line, in: folder).status == 0, "\(line)")
  }

  /// - Parameter name: the name of the watched folder.
  private func watching(
    _ name: String = "a", hasBell: Bool, prepare: String = "", _ body: (TemporaryFolder, Watched) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    try sh("mkdir -p a/b; echo a > a/b/c.md; \(prepare)", in: folder)
    let watched = Watched(folder(name), hasBell: hasBell)
    defer { watched.end() }
    #expect(watched.sees("b/c.md"))
    try body(folder, watched)
  }

  @Test(arguments: [true, false]) func whateverIsDoneIsSeen(hasBell: Bool) throws {
    for (what, shell, file) in Self.deeds {
      try watching(hasBell: hasBell) { folder, watched in
        for (index, part) in shell.split(separator: "LOOK; ").enumerated() {
          if index > 0 { #expect(watched.looksAgain(), "\(what)") }
          try sh(String(part), in: folder)
        }
        #expect(watched.sees(file), "\(what)")
        // The watcher also sees what happens later.
        try sh("mkdir -p a/z; echo y > a/z/later.md; rm a/\(file)", in: folder)
        #expect(watched.sees("z/later.md") && watched.sees(file, isThere: false), "after: \(what)")
        #expect(watched.told.isEmpty)
      }
    }
  }

  @Test(arguments: [true, false]) func aLinkThatLeadsElsewhereIsFollowed(hasBell: Bool) throws {
    try watching("l", hasBell: hasBell, prepare: "ln -s a l; cp -r a k; echo x > k/b/d.md") { folder, watched in
      try sh("ln -sfn k l", in: folder)
      #expect(watched.sees("b/d.md"))
      try sh("echo y > k/b/e.md", in: folder)
      #expect(watched.sees("b/e.md"))
    }
  }

  /// More happens than the system remembers for a watcher that is not listening.
  @Test func nothingIsLostWhereTooMuchHappens() throws {
    try watching(hasBell: true) { folder, watched in
      try watched.hold.withLock {
        let many = "i=0; while [ $i -lt 6000 ]; do : > a/b/$i; : > a/$i; i=$((i + 1)); done"
        try sh("\(many); mkdir a/q; echo x > a/q/last.md", in: folder)
      }
      #expect(watched.sees("q/last.md"))
      try sh("echo y > a/q/later.md", in: folder)
      #expect(watched.sees("q/later.md"))
    }
  }
}
