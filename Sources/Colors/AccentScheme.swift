/// A school's accent colour, made legible on light and on dark pages.
package struct AccentScheme: Hashable, Sendable {
  /// The accent for pages of one kind, light or dark.
  package struct Accent: Hashable, Sendable {
    /// Has a contrast of 4.5 or more with every background of the scheme, so it can be text, and so also a band or an outline,
    /// which needs 3.
    package let accent: Color
    /// White or near-black, whichever has more contrast on the accent; always 4.5 or more.
    package let onAccent: Color
    /// Whether the accent differs from the colour that was asked for.
    package let isAdjusted: Bool
  }

  /// The dark text on an accent: the darkest paper of the site, not pure black.
  package static let nearBlack = Color(red: 0x1b, green: 0x17, blue: 0x14)

  package let light: Accent
  package let dark: Accent

  /// Returns `nil` when there is no lightness at which the colour can be read on all backgrounds of a scheme. That is the fault
  /// of the backgrounds, not of the colour: wherever black or white text is legible, every colour has a lightness that is.
  package init?(_ color: Color, lightBackgrounds: [Color], darkBackgrounds: [Color]) {
    guard let light = AccentScheme.accent(color, on: lightBackgrounds),
      let dark = AccentScheme.accent(color, on: darkBackgrounds)
    else { return nil }
    (self.light, self.dark) = (light, dark)
  }

  private static func accent(_ color: Color, on backgrounds: [Color]) -> Accent? {
    let search = Adjustment(ratio: Color.textContrast, backgrounds: backgrounds, texts: [.white, nearBlack])
    return search.nearest(to: color).map { accent in
      Accent(
        accent: accent,
        onAccent: accent.contrast(with: .white) >= accent.contrast(with: nearBlack) ? .white : nearBlack,
        isAdjusted: accent != color)
    }
  }
}
