import Foundation
import Fuzzing

/// libFuzzer with what it feeds. The command takes all of libFuzzer's own options.
@main enum Fuzzer {
  static func main() {
    var count = CommandLine.argc, arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments) { start, count in Fuzzer.feed(Array(UnsafeBufferPointer(start: start, count: count))) })
  }

  /// One program holds all targets; `TWEELUIK_FUZZ` names the one to feed.
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

/// Declared by libFuzzer, in `FuzzerInterface.h`.
@_silgen_name("LLVMFuzzerRunDriver") private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
