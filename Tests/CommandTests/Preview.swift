import Foundation
import TestSupport

/// Runs `tweeluik serve` on a folder, and asks it for pages as a browser does.
final class Preview {
  private let process = Process()
  private let output: URL
  private let address: String

  /// - Parameter before: what the shell does first, such as setting limits.
  init(_ folder: TemporaryFolder, before: String = "") throws {
    output = URL(filePath: folder("served.txt"))
    try Data().write(to: output)
    let handle = try FileHandle(forWritingTo: output)
    let serve = "exec \"$0\" serve --content content --port \(Int.random(in: 20_000..<60_000))"
    process.executableURL = URL(filePath: before.isEmpty ? "/bin/sh" : "/usr/bin/unshare")
    process.arguments = (before.isEmpty ? [] : ["-Ur", "sh"]) + ["-c", "\(before) \(serve)", Command.tool]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    var found: String?
    let output = output
    for _ in 0..<200 where found == nil {
      let said = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
      found = said.firstMatch(of: /http:\/\/localhost:\d+\/[^\s]*/).map { String($0.output) }
      if found == nil { usleep(100_000) }
    }
    address = found ?? ""
  }

  /// What it has printed so far.
  var said: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

  func stop() {
    // The thread that started it may block milder signals, and a process inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Whether a page shows some words, or no longer shows them, within the time that a test waits.
  func shows(_ words: String, on page: String = "problemen/eten/ouder.html", isThere: Bool = true) -> Bool {
    let end = Date(timeIntervalSinceNow: 30)
    repeat {
      let answer = get(page)
      if !answer.isEmpty, answer.contains(words) == isThere { return true }
      usleep(200_000)
    } while Date() < end
    return false
  }

  private func get(_ page: String) -> String {
    let curl = Process(), pipe = Pipe()
    curl.executableURL = URL(filePath: "/usr/bin/env")
    curl.arguments = ["curl", "--silent", "--max-time", "5", address + page]
    curl.standardOutput = pipe
    try? curl.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
