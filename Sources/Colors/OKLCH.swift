import Foundation

/// A colour as lightness, chroma and hue in Oklab, where equal steps look equal. Formulas and matrices by Björn Ottosson, “A
/// perceptual color space for image processing” (https://bottosson.github.io/posts/oklab/).
package struct OKLCH: Hashable, Sendable {
  /// 0 for black to 1 for white.
  package var lightness: Double
  /// 0 for grey; the most colourful that sRGB can show has about 0.32.
  package var chroma: Double
  /// In radians, -π to π.
  package var hue: Double

  package init(lightness: Double, chroma: Double, hue: Double) {
    (self.lightness, self.chroma, self.hue) = (lightness, chroma, hue)
  }

  package init(_ color: Color) {
    let (r, g, b) = (Color.linear[Int(color.red)], Color.linear[Int(color.green)], Color.linear[Int(color.blue)])
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    let bee = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    self.init(
      lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      chroma: (a * a + bee * bee).squareRoot(), hue: atan2(bee, a))
  }

  /// The sRGB colour with this lightness and hue; where sRGB cannot hold this much chroma, the one with as much as it can.
  package var color: Color {
    if let exact = inGamut { return exact }
    // Halve the interval until it is far below one step of 8 bits. Zero chroma is always within sRGB.
    var (inside, outside) = (0.0, chroma)
    for _ in 0..<14 {
      let middle = (inside + outside) / 2
      if OKLCH(lightness: lightness, chroma: middle, hue: hue).inGamut == nil { outside = middle } else { inside = middle }
    }
    let grey = OKLCH.encoded(pow(min(max(lightness, 0), 1), 3))
    return OKLCH(lightness: lightness, chroma: inside, hue: hue).inGamut ?? Color(red: grey, green: grey, blue: grey)
  }

  /// The nearest colour of 8 bits, or `nil` when a channel lies outside 0 to 1 by more than rounding explains.
  private var inGamut: Color? {
    let (a, b) = (chroma * cos(hue), chroma * sin(hue))
    func cubed(_ x: Double) -> Double { x * x * x }
    let l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
    let red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
    let green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
    let blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    let gamut = -0.0001...1.0001
    guard gamut.contains(red), gamut.contains(green), gamut.contains(blue) else { return nil }
    return Color(red: OKLCH.encoded(red), green: OKLCH.encoded(green), blue: OKLCH.encoded(blue))
  }

  /// The channel's value for linear light, the inverse of `Color.linear`; light below 0 or above 1 is clipped.
  private static func encoded(_ light: Double) -> UInt8 {
    let light = min(max(light, 0), 1)
    let value = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    return UInt8((value * 255).rounded())
  }
}
