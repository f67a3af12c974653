import Markup

/// A value that a page gives its scripts. The fields of a record are written once: the JSON in the page follows from them, and so
/// does the schema that every page is validated against.
package protocol ScriptValue: Sendable {
  var json: JSON { get }
  /// What scripts may rely on, as a JSON Schema.
  static var schema: JSON { get }
}

extension String: ScriptValue {
  package var json: JSON { .text(self) }
  package static var schema: JSON { .object([("type", "string")]) }
}

extension Int: ScriptValue {
  package var json: JSON { .number(self) }
  package static var schema: JSON { .object([("type", "integer")]) }
}

extension Bool: ScriptValue {
  package var json: JSON { .flag(self) }
  package static var schema: JSON { .object([("type", "boolean")]) }
}

extension Array: ScriptValue where Element: ScriptValue {
  package var json: JSON { .list(map(\.json)) }
  package static var schema: JSON { .object([("type", "array"), ("items", Element.schema)]) }
}

/// An object whose keys are ids, which only the content knows.
extension Dictionary: ScriptValue where Key == String, Value: ScriptValue {
  package var json: JSON { .object(sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }) }
  package static var schema: JSON { .object([("type", "object"), ("additionalProperties", Value.schema)]) }
}

/// A value with named fields.
package protocol ScriptRecord: ScriptValue {
  static var fields: [ScriptField<Self>] { get }
}

extension ScriptRecord {
  package var json: JSON { .object(Self.fields.map { ($0.name, $0.value(self)) }) }

  package static var schema: JSON {
    .object([
      ("type", "object"), ("properties", .object(fields.map { ($0.name, $0.makeSchema()) })),
      ("required", .list(fields.filter(\.isNeeded).map { .text($0.name) })), ("additionalProperties", .flag(false)),
    ])
  }
}

/// A field of a record.
package struct ScriptField<Record>: Sendable {
  let name: String
  let isNeeded: Bool
  /// Made when it is asked for: pages need values alone.
  let makeSchema: @Sendable () -> JSON
  let value: @Sendable (Record) -> JSON?

  init<Value: ScriptValue>(_ name: String, _ value: @escaping @Sendable (Record) -> Value) {
    (self.name, isNeeded, makeSchema, self.value) = (name, true, { Value.schema }, { value($0).json })
  }

  /// A field that is left out when it is `nil`.
  init<Value: ScriptValue>(_ name: String, optional value: @escaping @Sendable (Record) -> Value?) {
    (self.name, isNeeded, makeSchema, self.value) = (name, false, { Value.schema }, { value($0)?.json })
  }
}
