#if canImport(Glibc)
  import CLinux
#else
  import Darwin
#endif

/// The running program.
package enum Program {
  /// From now on, takes memory from the system by sixteen megabytes. What is taken costs nothing before it is used; but taking it holds up
  /// all threads, and each would do so for every hundred kilobytes.
  package static func takeMemoryInLargePieces() {
    #if canImport(Glibc)
      mallopt(M_TOP_PAD, 1 << 24)
    #endif
  }

  /// The files that it was loaded from: the program itself, and the libraries that it uses.
  package static var files: [String] {
    var files: [String] = []
    #if canImport(Glibc)
      withUnsafeMutablePointer(to: &files) { files in
        _ = dl_iterate_phdr(
          { object, _, files in
            guard let name = object?.pointee.name else { return 0 }
            // The program itself has no name there.
            let file = name.pointee == 0 ? "/proc/self/exe" : String(cString: name)
            files?.assumingMemoryBound(to: [String].self).pointee.append(file)
            return 0
          }, files)
      }
    #else
      for index in 0..<_dyld_image_count() {
        if let name = _dyld_get_image_name(index) { files.append(String(cString: name)) }
      }
    #endif
    return files
  }
}
