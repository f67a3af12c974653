/// What Windows, on which most copies are unpacked, does not take for the name of a file
/// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). It looks at bytes, as disks do.
package enum WindowsName {
  /// Why it makes no file of a name, or one of another name; or `nil`.
  package static func fault(_ name: some BidirectionalCollection<UInt8>) -> String? {
    if name.contains(where: { "<>:\"|?*".utf8.contains($0) }) { return "has a character in its name that Windows does not take" }
    if name.last == UInt8(ascii: ".") || name.last == UInt8(ascii: " ") {
      return "has a name that ends in a way that Windows does not keep"
    }
    return isDevice(name) ? "has a name that Windows keeps for itself" : nil
  }

  /// Whether it keeps a name for a device, whatever comes after the first dot.
  package static func isDevice(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    // The shortest has three letters; the longest is cut off from what comes after it by blanks alone.
    guard stem.count >= 3, let first = stem.first, "acnlpACNLP".utf8.contains(first) else { return false }
    var device = String(decoding: stem, as: UTF8.self).uppercased()[...]
    while device.last == " " { device.removeLast() }
    return devices.contains(String(device))
  }

  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + "0123456789¹²³".flatMap { ["COM\($0)", "LPT\($0)"] })
}
