/// Which names Windows, where most copies are unpacked, does not take for a file
/// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). Names are compared as bytes, as disks do.
package enum WindowsName {
  /// Why Windows makes no file of this name, or one of another name, as words that follow a file's name; `nil` when nothing is
  /// wrong with it.
  package static func fault(_ name: some BidirectionalCollection<UInt8>) -> String? {
    if name.contains(where: { "<>:\"|?*".utf8.contains($0) }) { return "has a character in its name that Windows does not take" }
    if name.last == UInt8(ascii: ".") || name.last == UInt8(ascii: " ") {
      return "has a name that ends in a way that Windows does not keep"
    }
    return isDevice(name) ? "has a name that Windows keeps for itself" : nil
  }

  /// Whether Windows reserves the name for a device, whatever follows the first dot.
  package static func isDevice(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    // The shortest device name has three letters. Spaces between a name and the dot do not count.
    guard stem.count >= 3, let first = stem.first, "acnlpACNLP".utf8.contains(first) else { return false }
    var device = String(decoding: stem, as: UTF8.self).uppercased()[...]
    while device.last == " " { device.removeLast() }
    return devices.contains(String(device))
  }

  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + "0123456789¹²³".flatMap { ["COM\($0)", "LPT\($0)"] })
}
