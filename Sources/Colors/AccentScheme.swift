/// What one accent colour becomes on light and on dark pages.
package struct AccentScheme: Hashable, Sendable {
  /// An accent for one scheme.
  package struct Accent: Hashable, Sendable {
    /// Readable as text (4.5 or more) on every background of the scheme, and so fit for bands and outlines, which need 3.
    package let accent: Color
    /// White or near-black, whichever has more contrast on the accent; always 4.5 or more.
    package let onAccent: Color
    /// Whether the accent is another than the colour that was asked for.
    package let isAdjusted: Bool
  }

  /// The dark text on an accent: the darkest paper of the site, not pure black.
  package static let nearBlack = Color(red: 0x1b, green: 0x17, blue: 0x14)

  package let light: Accent
  package let dark: Accent

  /// Returns `nil` when no lightness of the colour can be read on all backgrounds of a scheme. Where black can, or white can,
  /// some lightness of every colour can: so that would be the fault of the backgrounds and not of the colour.
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
