import Foundation
import Testing

@testable import Zip

/// A folder for one test, removed when the test ends.
final class Place {
  let path = NSTemporaryDirectory() + "zip-test-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes bytes to a file. - Returns: its path.
  func file(_ bytes: [UInt8], _ name: String = "a.zip") throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// Why these bytes are refused as a zip; `nil` if they are not.
  func reason(_ bytes: [UInt8], limits: ZipLimits = .some) throws -> String? {
    do {
      let reader = try ZipReader(try file(bytes), limits: limits)
      for entry in reader.entries { _ = try reader.bytes(of: entry) }
      return nil
    } catch let error as ZipError {
      return error.reason
    }
  }
}

extension ZipLimits {
  static let some = ZipLimits(files: 1000, fileBytes: 1_000_000, totalBytes: 10_000_000)
}

/// Runs a program. - Returns: what it printed, and whether it succeeded.
func run(_ program: String, _ arguments: String...) throws -> (output: String, succeeded: Bool) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), process.terminationStatus == 0)
}

func has(_ program: String) -> Bool { (try? run("which", program).succeeded) ?? false }

/// The bytes of a page, which compress well.
func page(_ count: Int, _ word: String = "woord") -> [UInt8] {
  Array((0..<count / 10).map { "\(word) \($0 * 7919 % 1000)\n" }.joined().utf8)
}

func entry(_ name: String, _ text: String = "hallo") -> ZipEntry { ZipEntry(name: name, bytes: Array(text.utf8)) }

extension ZipWriter {
  /// A writer with the date of these tests.
  init(_ shared: ZipEntry...) throws {
    self.init(shared: try SharedEntries(shared), date: try #require(ZipDate(year: 2025, month: 3, day: 9)))
  }
}

/// A zip as no program should make it: the test decides what is in it.
struct RawZip {
  struct Entry {
    var name: [UInt8]
    var flags: UInt16 = 0
    var method: UInt16 = 0
    var system: UInt16 = 3
    var mode: UInt32 = 0o100644
    var size: UInt32?
    var crc: UInt32 = 0
    var data: [UInt8] = []

    init(_ name: String) {
      self.name = Array(name.utf8)
      if name.hasSuffix("/") { mode = 0o040755 }
    }
  }

  var entries: [Entry]

  init(_ names: String...) { entries = names.map(Entry.init) }

  init(_ name: String, _ change: (inout Entry) -> Void) {
    entries = [Entry(name)]
    change(&entries[0])
  }

  var bytes: [UInt8] {
    var all: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let length = UInt32(entry.data.count)
      let common =
        little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) + little(0, 2) + little(0x21, 2) + little(entry.crc, 4)
        + little(length, 4) + little(entry.size ?? length, 4) + little(entry.name.count, 2) + little(0, 2)
      directory += little(0x0201_4B50, 4) + little(entry.system << 8 | 63, 2) + common + little(0, 6)
      directory += little(entry.mode << 16, 4) + little(all.count, 4) + entry.name
      all += little(0x0403_4B50, 4) + common + entry.name + entry.data
    }
    let start = all.count
    all += directory + little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    return all + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  private func little(_ number: some BinaryInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: Int(number) >> (8 * $0)) }
  }
}
