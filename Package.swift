// swift-tools-version: 6.1
import PackageDescription

// Each target's one line and its reasons to depend stand in ARCHITECTURE.md; Tests/HouseTests holds the arrows.
let package = Package(
  name: "tweeluik",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tweeluik", targets: ["tweeluik"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    // libstemmer has no pkg-config file.
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "Platform", dependencies: ["CLinux"]),
    .target(name: "Colors"),
    .target(name: "Digest", dependencies: ["COpenSSL"]),
    .target(name: "Signing", dependencies: ["COpenSSL"]),
    .target(name: "Zip", dependencies: ["Platform", "CZip", "CZlib"]),
    // The memory of a thread: the buffer in which it puts together a page, and what libcmark takes.
    .target(name: "CMemory", dependencies: ["CCmark"]),
    .target(name: "Markup", dependencies: ["CMemory"]),
    .target(name: "Pictures", dependencies: ["Markup"]),
    .target(name: "Diagnostics"),
    .target(name: "Readability"),
    .target(name: "Markdown", dependencies: ["CCmark", "CMemory", "Markup", "Diagnostics"]),
    .target(name: "Model", dependencies: ["Markdown", "Diagnostics", "Platform"]),
    .target(
      name: "Content",
      dependencies: [
        "Model", "Markdown", "Pictures", "Colors", "Signing", "Diagnostics", "Platform", "CYAML",
      ]),
    // The files of templates/assets.
    .target(name: "CAssets"),
    .target(
      name: "Templates", dependencies: ["Model", "Markup", "Markdown", "CAssets"], path: "templates", exclude: ["assets"]),
    .target(name: "QR", dependencies: ["CQREncode", "Markup"]),
    .target(name: "Search", dependencies: ["CStemmer", "Markup"]),
    .target(name: "SiteIndex", dependencies: ["Model", "Templates", "Markdown", "Diagnostics", "Platform"]),
    .target(
      name: "Checks", dependencies: ["SiteIndex", "Model", "Templates", "Markdown", "Readability", "Diagnostics", "Platform"]),
    .target(
      name: "Rendering", dependencies: ["SiteIndex", "Model", "Templates", "Markdown", "Markup", "QR", "Diagnostics", "Platform"]),
    .target(name: "Feeds", dependencies: ["SiteIndex", "Model", "Templates", "Markup"]),
    .target(name: "SearchFiles", dependencies: ["SiteIndex", "Model", "Markdown", "Search", "Platform"]),
    .target(name: "Volumes", dependencies: ["Rendering", "SiteIndex", "Model", "Templates", "Markup"]),
    .target(
      name: "Copying",
      dependencies: ["Rendering", "Feeds", "SiteIndex", "Model", "Templates", "Markdown", "Markup", "QR", "Diagnostics"]),
    .target(
      name: "Site",
      dependencies: ["Rendering", "Feeds", "SearchFiles", "SiteIndex", "Model", "Templates", "Markup", "Search", "Platform"]),
    .target(
      name: "Publishing",
      dependencies: [
        "Site", "SiteIndex", "Checks", "Rendering", "Feeds", "Volumes", "Copying", "Content", "Templates", "Model", "Markup",
        "Zip", "Digest", "Signing",
        "Diagnostics", "Platform",
      ],
      resources: [
        "archives", "binding", "booklet", "boxes", "colors", "drawing", "ebook", "finishing", "fitting",
        "layout", "letter", "materials", "molds",
        "office", "parts",
        "pdf", "pictures",
        "printing", "replacing",
        "slides", "stamping", "tiles",
        "trees", "whom_to_call",
      ].map {
        .embedInCode("Printing/\($0).py")
      }),
    .target(
      name: "Preview",
      dependencies: [
        "Publishing", "Site", "SiteIndex", "Rendering", "Volumes", "Content", "Model", "Markup", "Diagnostics", "Platform",
        "CLinux",
      ],
      resources: [.embedInCode("preview.js")]),
    .executableTarget(
      name: "tweeluik",
      dependencies: [
        "Preview", "Publishing", "Checks", "Copying", "Content", "Model", "Signing", "Diagnostics", "Platform", "Readability",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "TestSupport", dependencies: ["Publishing", "Content", "Model", "Diagnostics", "Platform"],
      path: "Tests/TestSupport"),
    .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"]),
    .testTarget(name: "ContentTests", dependencies: ["Content", "Model", "Markdown", "Diagnostics", "TestSupport"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates", "Model", "Markup", "Platform", "TestSupport"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ReadabilityTests", dependencies: ["Readability"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Markup", "Diagnostics", "CCmark", "TestSupport"]),
    .testTarget(name: "ZipTests", dependencies: ["Zip", "TestSupport"]),
    .testTarget(name: "ColorsTests", dependencies: ["Colors", "TestSupport"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures", "TestSupport"]),
    .testTarget(name: "DigestTests", dependencies: ["Digest"]),
    .testTarget(name: "SigningTests", dependencies: ["Signing", "TestSupport"]),
    .testTarget(name: "QRTests", dependencies: ["QR", "CQREncode", "Markup", "TestSupport"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "TestSupport"]),
    .testTarget(name: "ModelTests", dependencies: ["Model"]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Site", "SiteIndex", "Checks", "Rendering", "Feeds", "Volumes", "Copying", "SearchFiles", "Content", "Model", "Markdown",
        "Templates",
        "Diagnostics", "Platform", "Publishing", "TestSupport",
      ]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "Site", "SiteIndex", "Rendering", "Volumes", "Copying", "Content", "Model", "Markdown", "Signing",
        "Platform", "Zip", "Diagnostics", "TestSupport",
      ]),
    .testTarget(
      name: "PreviewTests", dependencies: ["Preview", "Content", "Model", "Diagnostics", "Platform", "Publishing", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["tweeluik", "Platform", "TestSupport"]),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport", "Diagnostics"]),
    .target(
      name: "Fuzzing",
      dependencies: [
        "Preview", "Publishing", "Site", "SiteIndex", "Checks", "Rendering", "Volumes", "Copying", "Content", "Model", "Markdown",
        "Markup", "Pictures", "Zip", "Search", "Diagnostics",
        "Platform", "TestSupport",
      ],
      path: "Tests/Fuzzing"),
    .testTarget(name: "FuzzTests", dependencies: ["Fuzzing", "Platform", "TestSupport"]),
  ])

// Only script/fuzz builds it, with libFuzzer.
if Context.environment["TWEELUIK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzzer", swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
}

// Only script/bench builds it: what other generators make by default, to compare like with like.
if Context.environment["TWEELUIK_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "few",
      dependencies: ["Checks", "Content", "Diagnostics", "Markup", "Model", "Platform", "Rendering", "SiteIndex"],
      path: "bench/few"))
}

// What a target declares, it may import; it also waits for what these depend on in turn. The layout of a value depends on all that is in it, so a
// change there must compile it anew: without this, a build after a small change can make a program that crashes. Each target stands above those
// that depend on it.
var reached: [String: Set<String>] = [:]
for target in package.targets {
  let own = target.dependencies.compactMap { if case .byNameItem(let name, _) = $0 { name } else { nil } }
  reached[target.name] = own.reduce(into: Set(own)) { $0.formUnion(reached[$1] ?? []) }
  target.dependencies += reached[target.name, default: []].subtracting(own).sorted().map { .byName(name: $0) }
}
