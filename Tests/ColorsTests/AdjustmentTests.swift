import Colors
import TestSupport
import Testing

/// Every colour whose channels are multiples of 16 (and 255); every other multiple, unless in a full run.
enum Cube {
  static let steps = stride(from: 0, through: 16, by: Effort.isFull ? 1 : 2).map { UInt8(min($0 * 16, 255)) }
  static let colors = steps.flatMap { red in
    steps.flatMap { green in steps.map { Color(red: red, green: green, blue: $0) } }
  }
}

@Suite struct AdjustmentTests {
  static func colors(_ texts: String) throws -> [Color] { try texts.split(separator: " ").map { try Color(String($0)) } }
  private let light: [Color]
  private let dark: [Color]

  /// The backgrounds of the site, in its light and its dark scheme.
  init() throws {
    light = try Self.colors("#faf6ee #fffdf8 #f6ecd3 #fae6d9 #dcecec #f1e6f3 #ebefd6 #eaf0d8 #fbe3dc #efe9f0")
    dark = try Self.colors("#1b1714 #25201c #332a18 #3b261b #17323a #35263b #2b3117 #292e18 #40211b #302733")
  }

  private func scheme(_ color: Color) throws -> AccentScheme {
    try #require(AccentScheme(color, lightBackgrounds: light, darkBackgrounds: dark))
  }

  @Test func everyColorBecomesReadable() throws {
    #expect(Cube.colors.count == (Effort.isFull ? 4913 : 729))
    for color in Cube.colors {
      let scheme = try scheme(color)
      for (accent, backgrounds) in [(scheme.light, light), (scheme.dark, dark)] {
        #expect(backgrounds.allSatisfy { accent.accent.contrast(with: $0) >= 4.5 }, "\(color)")
        #expect(accent.accent.contrast(with: accent.onAccent) >= 4.5, "\(color)")
        #expect([.white, AccentScheme.nearBlack].contains(accent.onAccent))
        let wasGood =
          backgrounds.allSatisfy { color.contrast(with: $0) >= 4.5 }
          && max(color.contrast(with: .white), color.contrast(with: AccentScheme.nearBlack)) >= 4.5
        #expect(accent.isAdjusted == !wasGood && (accent.accent == color) == wasGood, "\(color)")
      }
      let again = (try self.scheme(scheme.light.accent).light, try self.scheme(scheme.dark.accent).dark)
      #expect(again.0.accent == scheme.light.accent && !again.0.isAdjusted)
      #expect(again.1.accent == scheme.dark.accent && !again.1.isAdjusted)
    }
  }

  @Test func hueStaysAndChromaGrowsNowhere() throws {
    for color in Cube.colors {
      let before = OKLCH(color)
      for backgrounds in [light, dark] {
        let after = OKLCH(try #require(color.adjusted(toContrast: 4.5, against: backgrounds)))
        #expect(after.chroma <= before.chroma + 0.006, "\(color)")
        // A grey has no hue worth comparing.
        guard after.chroma > 0.05 else { continue }
        let turn = abs(after.hue - before.hue)
        #expect(min(turn, 2 * .pi - turn) < 0.06, "\(color)")
      }
    }
  }

  /// A colour that was adjusted any less would not have enough contrast.
  @Test func theStepIsTheSmallest() throws {
    for color in Cube.colors.enumerated().filter({ $0.offset % (Effort.isFull ? 37 : 13) == 0 }).map(\.element) {
      for (backgrounds, way) in [(light, -1.0), (dark, 1.0)] {
        let start = OKLCH(color)
        func holds(_ color: Color) -> Bool { backgrounds.allSatisfy { color.contrast(with: $0) >= 4.5 } }
        let steps = (0...1000).lazy.map { step in
          OKLCH(
            lightness: min(max(start.lightness + way * Double(step) / 1000, 0), 1), chroma: start.chroma, hue: start.hue
          ).color
        }
        #expect(color.adjusted(toContrast: 4.5, against: backgrounds) == (holds(color) ? color : steps.first(where: holds)))
      }
    }
  }

  @Test func goesTheShorterWayAndBetweenBackgrounds() throws {
    let grey = try Color("#888888")
    let around = try Self.colors("#ffffff #000000")
    let between = try #require(Color.white.adjusted(toContrast: 4.5, against: around))
    #expect(around.allSatisfy { between.contrast(with: $0) >= 4.5 })
    #expect(grey.adjusted(toContrast: 7, against: around) == nil)
    #expect(AccentScheme(grey, lightBackgrounds: around + [between], darkBackgrounds: dark) == nil)
    let lighter = try #require(try Color("#999999").adjusted(toContrast: 3, against: [try Color("#707070")]))
    #expect(lighter.luminance > grey.luminance)
    #expect(grey.adjusted(toContrast: 4.5, against: []) == grey)
  }

  /// On some colours neither white nor near-black can be read, so these are adjusted even where no background is given.
  @Test func theTextOnAnAccentIsGuaranteedWithoutBackgrounds() throws {
    var adjusted = 0
    for color in Cube.colors {
      let scheme = try #require(AccentScheme(color, lightBackgrounds: [], darkBackgrounds: []))
      #expect(scheme.light.accent.contrast(with: scheme.light.onAccent) >= 4.5)
      adjusted += scheme.light.isAdjusted ? 1 : 0
    }
    #expect(adjusted > 0)
  }

  @Test func aRedLooksAsItShould() throws {
    let scheme = try scheme(try Color("#c8102e"))
    #expect(scheme.light.accent.description == "#c8102e" && scheme.light.onAccent == .white && !scheme.light.isAdjusted)
    #expect(scheme.dark.onAccent == AccentScheme.nearBlack && scheme.dark.isAdjusted)
  }
}
