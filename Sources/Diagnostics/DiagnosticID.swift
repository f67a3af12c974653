/// The stable name of each thing that can be wrong with content. One bad fixture per case stands in `Tests/Fixtures/bad`.
package enum DiagnosticID: String, CaseIterable, Codable, Sendable {
  // Files
  case missingFile = "missing-file"
  case unreadableFile = "unreadable-file"
  case unexpectedFile = "unexpected-file"
  case symlink
  case invalidUTF8 = "invalid-utf8"
  case mergeConflict = "merge-conflict"
  case emptyFile = "empty-file"
  case badSlug = "bad-slug"
  case duplicateSlug = "duplicate-slug"
  case missingView = "missing-view"

  // Front matter and settings
  case placeholder
  case missingFrontMatter = "missing-front-matter"
  case yamlSyntax = "yaml-syntax"
  case yamlAlias = "yaml-alias"
  case yamlTag = "yaml-tag"
  case yamlComment = "yaml-comment"
  case curlyQuotes = "curly-quotes"
  case foldedText = "folded-text"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case badValue = "bad-value"
  case badDate = "bad-date"
  case longProgramme = "long-programme"
  case futureDate = "future-date"
  case duplicateID = "duplicate-id"
  case unsortedSources = "unsorted-sources"
  case unknownLanguage = "unknown-language"
  case unknownAudience = "unknown-audience"
  case oneSidedAgreement = "one-sided-agreement"
  case oneSidedItem = "one-sided-item"
  case silentSide = "silent-side"
  case unlistedLesson = "unlisted-lesson"
  case unknownCategory = "unknown-category"

  // Markdown
  case rawHTML = "raw-html"
  case unknownCallout = "unknown-callout"
  case tableColumns = "table-columns"
  case headingLevel = "heading-level"
  case emptyHeading = "empty-heading"
  case badHeadingID = "bad-heading-id"
  case duplicateHeadingID = "duplicate-heading-id"
  case controlCharacter = "control-character"
  case hiddenCharacter = "hidden-character"
  case almostMarkdown = "almost-markdown"
  case lostText = "lost-text"

  // Links
  case unsafeLink = "unsafe-link"
  case unknownScheme = "unknown-scheme"
  case brokenLink = "broken-link"
  case badPicture = "bad-picture"
  case missingAlt = "missing-alt"
  case badFile = "bad-file"
  case missingHeading = "missing-heading"
  case misplacedAgreements = "misplaced-agreements"
  case quoteCycle = "quote-cycle"
  case quoteDepth = "quote-depth"
  case sourceCycle = "source-cycle"

  // Schools
  case badLogo = "bad-logo"
  case unknownPlace = "unknown-place"

  // The site as a whole
  case missingTranslation = "missing-translation"
  case leftOutLink = "left-out-link"
  case uncitedSource = "uncited-source"
  case hardToRead = "hard-to-read"
  case addressClash = "address-clash"

  /// Whether a finding of this kind stops the build or is only reported.
  package var severity: Severity {
    switch self {
    case .unexpectedFile, .longProgramme, .yamlComment, .curlyQuotes, .foldedText, .missingAlt, .hiddenCharacter, .almostMarkdown,
      .lostText, .unsortedSources, .uncitedSource, .missingTranslation, .leftOutLink, .hardToRead:
      .warning
    default: .error
    }
  }

  /// Whether what it is about may not have been read.
  var hidesNames: Bool {
    switch self {
    case .missingFile, .unreadableFile, .unexpectedFile, .symlink, .invalidUTF8, .mergeConflict, .emptyFile, .badSlug,
      .duplicateSlug, .missingView,
      .placeholder,
      .missingFrontMatter, .yamlSyntax, .yamlAlias, .yamlTag, .missingKey, .wrongType, .badValue, .badDate, .duplicateID,
      .emptyHeading,
      .badHeadingID, .duplicateHeadingID:
      true
    default: false
    }
  }
}

/// How much a finding weighs: an error stops the build, a warning does not.
package enum Severity: String, Codable, Sendable { case error, warning }
