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
    return Array(name).withUnsafeBufferPointer(isDevice) ? "has a name that Windows keeps for itself" : nil
  }

  /// Whether Windows reserves the name for a device, whatever follows the first dot.
  package static func isDevice(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = name.firstIndex(of: UInt8(ascii: ".")) ?? name.count
    // Spaces between a name and the dot do not count.
    while end > 0, name[end - 1] == UInt8(ascii: " ") { end -= 1 }
    // The shortest device name has three letters, the longest seven. Some letters of several bytes become ASCII in upper case.
    guard (3...12).contains(end), "acnlpACNLP".utf8.contains(name[0]) else { return false }
    return devices.contains(String(decoding: name[..<end], as: UTF8.self).uppercased())
  }

  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + "0123456789¹²³".flatMap { ["COM\($0)", "LPT\($0)"] })
}
