import CMemory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Consecutive bytes in this thread's buffer. No byte of the buffer is changed once it is written; a piece grows at the buffer's
/// end. So what is appended to a piece right after it was made already stands where it belongs; anything else is copied.
struct Piece: Sendable {
  private var start, end: UInt32
  /// The scope in which it was made: its bytes are gone when that ends.
  private var number: UInt32

  /// An empty piece at the buffer's end.
  init() {
    let buffer = page_buffer()
    (start, end, number) = (buffer.pointee.top, buffer.pointee.top, buffer.pointee.scope)
  }

  var isEmpty: Bool { start == end }

  private var count: Int { Int(end - start) }

  /// A copy that outlives the scope.
  var copied: [UInt8] {
    if isEmpty { return [] }
    check()
    return Array(UnsafeBufferPointer(start: page_buffer().pointee.base + Int(start), count: count))
  }

  func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
    if isEmpty { return use(UnsafeRawBufferPointer(start: nil, count: 0)) }
    check()
    return use(UnsafeRawBufferPointer(start: page_buffer().pointee.base + Int(start), count: count))
  }

  /// Runs `body`, and forgets all pieces that it made. A scope within another one is a part of it.
  static func scope<Result>(_ body: () -> Result) -> Result {
    if page_buffer().pointee.scope != 0 { return body() }
    page_buffer_open()
    defer { page_buffer_close() }
    return body()
  }

  // MARK: - Growing

  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// - Parameter bytes: none of this thread's buffer, which may move.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    Self.copy(source, to: makeRoom(bytes.count), bytes.count)
    take(bytes.count)
  }

  /// Most pieces are short: these are copied by two numbers that may overlap, without a call.
  @inline(__always)
  private static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) {
    func two<Number: BitwiseCopyable>(_: Number.Type) {
      let last = count - MemoryLayout<Number>.size
      let (one, other) = (source.loadUnaligned(as: Number.self), source.loadUnaligned(fromByteOffset: last, as: Number.self))
      target.storeBytes(of: one, as: Number.self)
      target.storeBytes(of: other, toByteOffset: last, as: Number.self)
    }
    switch count {
    case 1: target.storeBytes(of: source.load(as: UInt8.self), as: UInt8.self)
    case 2...3: two(UInt16.self)
    case 4...7: two(UInt32.self)
    case 8...16: two(UInt64.self)
    case 17...32: two(SIMD2<UInt64>.self)
    default: memcpy(target, source, count)
    }
  }

  /// Appends bytes until one is escaped in HTML, and returns how many those are.
  mutating func append(whilePlain bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return 0 }
    let source = UnsafeRawPointer(start), target = UnsafeMutableRawPointer(makeRoom(bytes.count)), count = bytes.count
    var index = 0
    // Eight at a time; the last eight overlap those before them.
    while index < count, count >= 8 {
      let place = min(index, count - 8), eight = source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if eight.hasEscaped { break }
      target.storeBytes(of: eight, toByteOffset: place, as: UInt64.self)
      index = place + 8
    }
    while index < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") {
        break
      }
      target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
      index += 1
    }
    take(index)
    return index
  }

  /// - Parameter write: writes up to `capacity` bytes, and returns how many.
  mutating func append(upTo capacity: Int, _ write: (UnsafeMutableRawPointer) -> Int) {
    let written = write(makeRoom(capacity))
    precondition((0...capacity).contains(written), "no more is written than there is room for")
    take(written)
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(1).pointee = byte
    take(1)
  }

  mutating func append(_ other: Piece) {
    if other.isEmpty { return }
    other.check()
    if isEmpty {
      self = other
    } else if other.start == end {
      end = other.end
    } else {
      let target = makeRoom(other.count)
      memcpy(target, page_buffer().pointee.base + Int(other.start), other.count)
      take(other.count)
    }
  }

  /// Where so many more bytes are to be written, which is the end of the buffer.
  @inline(__always)
  private mutating func makeRoom(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    let buffer = page_buffer()
    if end != buffer.pointee.top || Int(end) + more > Int(buffer.pointee.capacity) || number != buffer.pointee.scope {
      moveToEnd(andFor: more)
    }
    return buffer.pointee.base + Int(end)
  }

  @inline(__always)
  private mutating func take(_ more: Int) {
    end += UInt32(more)
    page_buffer().pointee.top = end
  }

  /// Makes this piece the last of the buffer, and the buffer large enough for so many more bytes.
  @inline(never)
  private mutating func moveToEnd(andFor more: Int) {
    if isEmpty { self = Piece() }
    check()
    let buffer = page_buffer(), moved = end == buffer.pointee.top ? 0 : count
    let needed = Int(buffer.pointee.top) + moved + more
    precondition(needed <= Int(UInt32.max), "a page is smaller than 4 GiB")
    if needed > Int(buffer.pointee.capacity) { page_buffer_grow(UInt32(max(1 << 18, min(2 * needed, Int(UInt32.max))))) }
    if end == buffer.pointee.top { return }
    memcpy(buffer.pointee.base + Int(buffer.pointee.top), buffer.pointee.base + Int(start), moved)
    (start, end) = (buffer.pointee.top, buffer.pointee.top + UInt32(moved))
    buffer.pointee.top = end
  }

  /// Ends the program when the bytes are another scope's, instead of showing a page the words of another.
  @inline(__always)
  private func check() {
    let scope = page_buffer().pointee.scope
    precondition(number == scope && scope != 0, "markup is made within Markup.bytes, and does not outlive it")
  }
}
