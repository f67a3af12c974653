import Markup

/// A value that a page gives its scripts. What a record is made of stands once, as its fields: the JSON in the page follows from them, and the
/// schema that every page is held against.
package protocol ScriptValue: Sendable {
  var json: JSON { get }
  /// What scripts may count on, as JSON Schema.
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

/// By ids, which only content knows.
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
      ("type", "object"), ("properties", .object(fields.map { ($0.name, $0.schema) })),
      ("required", .list(fields.filter(\.isNeeded).map { .text($0.name) })), ("additionalProperties", .flag(false)),
    ])
  }
}

/// A field of a record.
package struct ScriptField<Record>: Sendable {
  let name: String
  let isNeeded: Bool
  let schema: JSON
  let value: @Sendable (Record) -> JSON?

  init<Value: ScriptValue>(_ name: String, _ value: @escaping @Sendable (Record) -> Value) {
    (self.name, isNeeded, schema, self.value) = (name, true, Value.schema, { value($0).json })
  }

  /// One that may be left out.
  init<Value: ScriptValue>(_ name: String, optional value: @escaping @Sendable (Record) -> Value?) {
    (self.name, isNeeded, schema, self.value) = (name, false, Value.schema, { value($0)?.json })
  }
}
