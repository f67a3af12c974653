import Foundation

/// Runs the built command as a user does.
package struct Command {
  package struct Result: Equatable {
    package var status: Int32
    package var output: String
    package var error: String

    package init(status: Int32, output: String, error: String) {
      self.status = status
      self.output = output
      self.error = error
    }
  }

  /// The command is built beside the test products.
  package static let tool: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let candidates = [
      bundle.bundleURL.deletingLastPathComponent().appending(path: "tweeluik").path,
      (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/tweeluik",
    ]
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }()

  package static func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Result {
    try run(arguments[0], Array(arguments.dropFirst()), in: folder)
  }

  /// Runs a line of shell in a folder, with the command in `$TOOL`. It ends at the first part that fails.
  package static func shell(_ line: String, _ arguments: [String] = [], in folder: TemporaryFolder) throws -> Result {
    try launch("/bin/sh", ["-ec", line, "sh"] + arguments, in: folder)
  }

  /// Runs a command of `tweeluik` with arguments in a folder.
  package static func run(_ command: String, _ arguments: [String], in folder: TemporaryFolder) throws -> Result {
    try launch(tool, [command] + arguments, in: folder)
  }

  /// A new folder with a copy of everything in another.
  package static func copy(of folder: TemporaryFolder) throws -> TemporaryFolder {
    let other = try TemporaryFolder()
    let result = try shell("cp -a \"$1/.\" .", [folder.path], in: other)
    if result.status != 0 { throw CopyFailed(reason: result.error) }
    return other
  }

  private struct CopyFailed: Error { let reason: String }

  private static func launch(_ program: String, _ arguments: [String], in folder: TemporaryFolder) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(["TOOL": tool, "XDG_CACHE_HOME": folder("caches")]) { $1 }
    let output = Pipe(), error = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    // Both pipes are read at the same time, or the one that is not read could fill up and stop the command.
    let reader = DispatchQueue(label: "stderr")
    nonisolated(unsafe) var errorData = Data()
    let done = DispatchSemaphore(value: 0)
    reader.async {
      errorData = error.fileHandleForReading.readDataToEndOfFile()
      done.signal()
    }
    // A command that hangs must not hang the tests.
    let limit = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: limit)
    defer { limit.cancel() }
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    done.wait()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      error: String(decoding: errorData, as: UTF8.self))
  }
}
