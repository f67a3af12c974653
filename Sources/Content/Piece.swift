import Model

/// What one file gave.
enum Piece: Sendable {
  case problem(Problem)
  case view(View, problem: String)
  case translation(Translation, problem: String, audience: String)
  case evening(Evening)
  case course(Course)
  case session(Session, course: String)
  case term(Term)
  case page(Page)
}
