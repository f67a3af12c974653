import Foundation
import Fuzzing

/// libFuzzer, with what it is to feed; all its own options are those of the command.
@main enum Fuzzer {
  static func main() {
    var count = CommandLine.argc, arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments) { start, count in Fuzzer.feed(Array(UnsafeBufferPointer(start: start, count: count))) })
  }

  /// Which it is, by its name: one program has them all.
  private static let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["TWEELUIK_FUZZ"] ?? "")

  private static func feed(_ bytes: [UInt8]) -> CInt {
    guard let target else {
      print("no such target; the targets are \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
    do { try target.run(bytes) } catch {
      print("\(target.rawValue): \(error)")
      fflush(nil)
      abort()
    }
    return 0
  }
}

/// Of libFuzzer (`FuzzerInterface.h`).
@_silgen_name("LLVMFuzzerRunDriver") private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
