/// Something that a link can lead to.
package enum Target: Hashable, Sendable {
  case home
  /// The entry page of an audience.
  case audience(String)
  case problem(String)
  case view(problem: String, audience: String)
  /// The plan of approach of a problem.
  case plan(String)
  case evenings
  case evening(String)
  case courses
  case course(String)
  case session(course: String, session: String)
  case glossary
  case term(String)
  case sources
  case source(String)
  /// The map of the whole.
  case overview
  case page(String)
  /// A file of the content, by its content path.
  case asset(String)
  /// A file that ships with the program, by its name.
  case builtIn(String)
}
