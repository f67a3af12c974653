/// A value behind one reference. Copying it counts one reference, however many fields the value has; it is copied itself when a copy is
/// changed.
struct Boxed<Value: Sendable>: Sendable {
  // Only changed while nothing else refers to it, so that any thread may read it, and no access needs a check that it is the only one.
  private final class Box: @unchecked Sendable {
    @exclusivity(unchecked) var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value {
    @inline(__always) _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
