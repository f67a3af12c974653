import Foundation

extension Color {
  /// The contrast that WCAG 2.2 asks of text at level AA (https://www.w3.org/TR/WCAG22/#contrast-minimum).
  package static let textContrast = 4.5

  /// Relative luminance, 0 for black to 1 for white (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
  package var luminance: Double {
    0.2126 * Color.linear[Int(red)] + 0.7152 * Color.linear[Int(green)] + 0.0722 * Color.linear[Int(blue)]
  }

  /// Contrast ratio, 1 to 21, the same in both directions (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
  package func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The linear light, 0 to 1, for each value of a channel: WCAG 2.2's formula, which for 8 bits gives the same as that of sRGB
  /// (IEC 61966-2-1).
  static let linear: [Double] = (0...255).map {
    let value = Double($0) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
