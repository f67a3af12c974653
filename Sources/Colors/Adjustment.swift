/// Searches for the nearest lightness at which a colour has enough contrast with others.
struct Adjustment {
  /// Whether a colour of this luminance has enough contrast.
  private let holds: (Double) -> Bool
  /// The luminances at which one of the contrasts becomes sufficient as a colour gets darker, and as it gets lighter; nearest
  /// first.
  private let ends: (darker: [Double], lighter: [Double])

  /// Asks for a contrast of `ratio` with every background and, when there are `texts`, with at least one of these.
  init(ratio: Double, backgrounds: [Color], texts: [Color] = []) {
    let (backgrounds, texts) = (backgrounds.map(\.luminance), texts.map(\.luminance))
    func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }
    holds = { luminance in
      backgrounds.allSatisfy { contrast(luminance, $0) >= ratio }
        && (texts.isEmpty || texts.contains { contrast(luminance, $0) >= ratio })
    }
    // WCAG 2.2's contrast ratio, solved for the luminance of one of the two colours.
    ends = (
      (backgrounds + texts).map { ($0 + 0.05) / ratio - 0.05 }.filter { $0 >= 0 }.sorted(by: >),
      (backgrounds + texts).map { ($0 + 0.05) * ratio - 0.05 }.filter { $0 <= 1 }.sorted(by: <)
    )
  }

  /// Returns the colour itself if it has enough contrast; otherwise the one of the same hue with the nearest lightness that has,
  /// in steps of a thousandth; `nil` when no lightness of this hue will do.
  func nearest(to color: Color) -> Color? {
    if holds(color.luminance) { return color }
    let start = OKLCH(color)
    let darker = nearest(to: start, luminance: color.luminance, darker: true)
    let lighter = nearest(to: start, luminance: color.luminance, darker: false)
    guard let darker, let lighter else { return (darker ?? lighter)?.color }
    return darker.steps <= lighter.steps ? darker.color : lighter.color
  }

  /// Contrast becomes sufficient at one of the ends, so the first end that works is the nearest colour in this direction.
  private func nearest(to start: OKLCH, luminance: Double, darker: Bool) -> (steps: Int, color: Color)? {
    for end in darker ? ends.darker : ends.lighter where darker ? end < luminance : end > luminance {
      func moved(_ steps: Int) -> Color {
        let lightness = start.lightness + Double(darker ? -steps : steps) / 1000
        return OKLCH(lightness: min(max(lightness, 0), 1), chroma: start.chroma, hue: start.hue).color
      }
      func reaches(_ color: Color) -> Bool { darker ? color.luminance <= end : color.luminance >= end }
      var (low, high) = (0, Int(((darker ? start.lightness : 1 - start.lightness) * 1000).rounded(.up)))
      guard reaches(moved(high)) else { continue }
      while high - low > 1 {
        let middle = (low + high) / 2
        if reaches(moved(middle)) { high = middle } else { low = middle }
      }
      // Rounding to 8 bits can step over a narrow band between two backgrounds.
      let color = moved(high)
      if holds(color.luminance) { return (high, color) }
    }
    return nil
  }
}

extension Color {
  /// Returns the colour itself if its contrast with every background is `ratio` (1 to 21) or more; otherwise the same hue at the
  /// nearest lightness where it is, with less chroma only where sRGB cannot hold as much. Returns `nil` when no lightness will
  /// do, as for 7 against both white and black.
  package func adjusted(toContrast ratio: Double, against backgrounds: [Color]) -> Color? {
    Adjustment(ratio: ratio, backgrounds: backgrounds).nearest(to: self)
  }
}
