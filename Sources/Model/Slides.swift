extension Leading {
  /// Whether a meeting has slides: those who lead it show them, so they are where its guide is. They follow its programme.
  package func hasSlides(of programme: Programme) -> Bool {
    if case .leftOut = self { return false }
    return !programme.items.isEmpty
  }
}
