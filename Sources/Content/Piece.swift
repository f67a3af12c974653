import Model

/// What one file gave.
enum Piece: Sendable {
  case diptych(Diptych)
  case view(View, of: Diptych.ID)
  case translation(Translation, of: Diptych.ID, audience: String)
  case line(LearningLine)
  case evening(Evening)
  case course(Course)
  case session(Session, course: String)
  case term(Term)
  case page(Page)
  case tool(Tool)
  case partner(Partner)
  case asset(Asset)
}
