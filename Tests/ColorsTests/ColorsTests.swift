import Colors
import Testing

@Suite struct ColorsTests {
  @Test(arguments: ["#c8102e", "#C8102E", "#c8102E"]) func readsSixDigits(text: String) throws {
    #expect(try Color(text) == Color(red: 0xc8, green: 0x10, blue: 0x2e))
    #expect(try Color(text).description == "#c8102e")
  }

  @Test func readsThreeDigits() throws { #expect(try Color("#1bF").description == "#11bbff") }

  @Test(arguments: [
    ("", ColorError.empty), ("red", .notHexadecimal("red")), ("c8102e", .notHexadecimal("c8102e")),
    ("#c8102g", .notHexadecimal("#c8102g")), ("#", .wrongLength("#", digits: 0)), (" #fff", .notHexadecimal(" #fff")),
    ("#fffff", .wrongLength("#fffff", digits: 5)), ("#fff ", .notHexadecimal("#fff ")), ("#c8102eff", .transparent("#c8102eff")),
    ("#fff0", .transparent("#fff0")), ("#１２３", .notHexadecimal("#１２３")), ("rgb(1,2,3)", .notHexadecimal("rgb(1,2,3)")),
  ]) func saysWhatIsNoColor(text: String, error: ColorError) {
    #expect(throws: error) { try Color(text) }
    #expect(!error.message.isEmpty && !error.hint.isEmpty && error.description == error.message)
  }

  /// Calculated in Python with the formula of WCAG 2.2.
  static let pairs: [(String, String, Double, Double, Double)] = [
    ("#ffffff", "#000000", 1.000000000000, 0.000000000000, 21.000000000000),
    ("#c8102e", "#faf6ee", 0.128471990757, 0.924085744817, 5.457919423010),
    ("#c8102e", "#1b1714", 0.128471990757, 0.008963108043, 3.026841641828),
    ("#767676", "#ffffff", 0.181164244250, 1.000000000000, 4.542224959605),
    ("#777777", "#ffffff", 0.184474994500, 1.000000000000, 4.478089453577),
    ("#0000ff", "#ffffff", 0.072200000000, 1.000000000000, 8.592471358429),
    ("#ffff00", "#ffffff", 0.927800000000, 1.000000000000, 1.073839230927),
    ("#00ff00", "#25201c", 0.715200000000, 0.015101787841, 11.753901472976),
    ("#cfa752", "#fffdf8", 0.415120272788, 0.982878703193, 2.220670144093),
    ("#7d5c14", "#f6ecd3", 0.120647731222, 0.842868842863, 5.232233891823),
    ("#0a0a0a", "#0b0b0b", 0.003035269835, 0.003346535764, 1.005869036386),
    ("#010203", "#fefdfc", 0.000564438779, 0.983496649411, 20.439199452732),
    ("#a5cd68", "#4d3c1a", 0.526614522195, 0.048840791237, 5.833770804327),
    ("#ca264e", "#18b8ff", 0.144928414679, 0.416951695834, 2.395503480615),
    ("#25165e", "#3031d0", 0.017752855712, 0.073790703204, 1.827092037703),
    ("#bb3b93", "#1db208", 0.157993088591, 0.321195318928, 1.784652179754),
    ("#6deceb", "#1332a1", 0.692402738214, 0.049928603764, 7.429331645325),
    ("#2c0146", "#de06ce", 0.009993773971, 0.201160762142, 4.186447118053),
    ("#d61aa9", "#23c417", 0.178995032258, 0.398990421116, 1.960699394603),
    ("#7b382e", "#2e71ef", 0.072365573185, 0.186230917881, 1.930534150523),
  ]

  @Test(arguments: pairs) func contrastIsThatOfTheFormula(a: String, b: String, first: Double, second: Double, ratio: Double)
    throws
  {
    let (a, b) = (try Color(a), try Color(b))
    #expect(abs(a.luminance - first) < 1e-11 && abs(b.luminance - second) < 1e-11)
    #expect(abs(a.contrast(with: b) - ratio) < 1e-9 && a.contrast(with: b) == b.contrast(with: a))
  }

  /// Calculated in Python by way of XYZ, as Ottosson first defined Oklab.
  @Test(arguments: [
    ("#ff0000", 0.6280, 0.2576, 0.5101), ("#00ff00", 0.8664, 0.2948, 2.4873), ("#0000ff", 0.4520, 0.3133, -1.6745),
    ("#c8102e", 0.5304, 0.2074, 0.3894), ("#123456", 0.3192, 0.0725, -1.8993), ("#f6ecd3", 0.9444, 0.0346, 1.5497),
  ]) func oklchIsThatOfItsDefinition(text: String, lightness: Double, chroma: Double, hue: Double) throws {
    let color = OKLCH(try Color(text))
    #expect(abs(color.lightness - lightness) < 5e-4 && abs(color.chroma - chroma) < 5e-4 && abs(color.hue - hue) < 3e-3)
  }

  @Test func oklchGoesThereAndBack() { for color in Cube.colors { #expect(OKLCH(color).color == color) } }

  @Test func chromaGivesWayOutsideTheGamut() {
    let vivid = OKLCH(OKLCH(lightness: 0.7, chroma: 0.4, hue: 0.5).color)
    #expect(abs(vivid.lightness - 0.7) < 0.005 && abs(vivid.hue - 0.5) < 0.02 && (0.1..<0.3).contains(vivid.chroma))
    #expect(OKLCH(lightness: 1.2, chroma: 0.4, hue: 0).color == .white)
    #expect(OKLCH(lightness: -1, chroma: 0.4, hue: 0).color == .black)
  }
}
