/// The stable name of each thing that can be wrong with content. Each has a bad fixture in `Tests/Fixtures/bad`.
package enum DiagnosticID: String, CaseIterable, Codable, Sendable {
  // Files
  case missingFile = "missing-file"
  case unreadableFile = "unreadable-file"
  /// A file that is not content; it is left out.
  case unexpectedFile = "unexpected-file"
  /// A link that leads to a folder, out of the content folder, or nowhere.
  case symlink
  case invalidUTF8 = "invalid-utf8"
  case mergeConflict = "merge-conflict"
  case emptyFile = "empty-file"
  case badSlug = "bad-slug"
  case duplicateSlug = "duplicate-slug"
  case missingView = "missing-view"

  // Front matter and settings
  /// A `{{ placeholder }}` of `tweeluik new` that is still to be filled.
  case placeholder
  case missingFrontMatter = "missing-front-matter"
  case yamlSyntax = "yaml-syntax"
  case yamlAlias = "yaml-alias"
  /// A word after `!` or `&`, which YAML takes for a tag or an anchor.
  case yamlTag = "yaml-tag"
  /// Text that YAML takes for a comment, because ` #` comes before it.
  case yamlComment = "yaml-comment"
  /// Curly quotation marks around a value: YAML takes them as part of it.
  case curlyQuotes = "curly-quotes"
  /// Text after `>`, whose line ends YAML removes.
  case foldedText = "folded-text"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case badValue = "bad-value"
  case badDate = "bad-date"
  /// A programme of more than six hours, or one that ends after midnight.
  case longProgramme = "long-programme"
  case futureDate = "future-date"
  case duplicateID = "duplicate-id"
  case unsortedSources = "unsorted-sources"
  case unknownLanguage = "unknown-language"
  case unknownAudience = "unknown-audience"
  /// An agreement without words for one of the audiences.
  case oneSidedAgreement = "one-sided-agreement"
  /// An item of a questionnaire without words for one of the audiences.
  case oneSidedItem = "one-sided-item"
  /// An audience that keeps none of the agreements.
  case silentSide = "silent-side"
  /// Cards, a poster or the like that a meeting or a lesson calls for, and that nobody can print.
  case missingMaterial = "missing-material"
  /// A lesson that the learning line does not name.
  case unlistedLesson = "unlisted-lesson"
  case unknownCategory = "unknown-category"
  /// A partner that does not exist, of a site that is no demonstration; it is left out.
  case unpublishedExample = "unpublished-example"

  // Markdown
  case rawHTML = "raw-html"
  case unknownCallout = "unknown-callout"
  case tableColumns = "table-columns"
  case headingLevel = "heading-level"
  case emptyHeading = "empty-heading"
  case badHeadingID = "bad-heading-id"
  case duplicateHeadingID = "duplicate-heading-id"
  case controlCharacter = "control-character"
  /// A character that nobody sees, such as a soft hyphen.
  case hiddenCharacter = "hidden-character"
  /// Marks that would be shown as they are written, such as those of a footnote.
  case almostMarkdown = "almost-markdown"
  /// Words that nobody would see, such as the title of a link.
  case lostText = "lost-text"

  // Links
  case unsafeLink = "unsafe-link"
  case unknownScheme = "unknown-scheme"
  case brokenLink = "broken-link"
  case badPicture = "bad-picture"
  case missingAlt = "missing-alt"
  case badFile = "bad-file"
  case missingHeading = "missing-heading"
  /// Agreements, whom to call, or a place for schools, where it cannot be shown.
  case misplacedBlock = "misplaced-block"
  /// A telephone number that the help has, written in another text.
  case copiedNumber = "copied-number"
  /// A quotation that leads back to itself.
  case quoteCycle = "quote-cycle"
  /// A quotation too deep within other quotations.
  case quoteDepth = "quote-depth"
  /// A source that is cited in itself, by way of `via`.
  case sourceCycle = "source-cycle"

  // Schools
  case badLogo = "bad-logo"
  /// A school's words for a place that no text declares.
  case unknownPlace = "unknown-place"

  // The site as a whole
  case missingTranslation = "missing-translation"
  /// A link to something that this edition does not show, which becomes plain words.
  case leftOutLink = "left-out-link"
  case uncitedSource = "uncited-source"
  case hardToRead = "hard-to-read"
  /// Two pages or files with the same address.
  case addressClash = "address-clash"

  /// Whether a finding of this kind stops the build or is only reported.
  package var severity: Severity {
    switch self {
    case .unexpectedFile, .longProgramme, .yamlComment, .curlyQuotes, .foldedText, .missingAlt, .hiddenCharacter, .almostMarkdown,
      .lostText, .unsortedSources, .uncitedSource, .missingTranslation, .leftOutLink, .hardToRead, .unpublishedExample,
      .copiedNumber, .missingMaterial:
      .warning
    default: .error
    }
  }

  /// Whether the file, or the part of it that the finding is about, may not have been read.
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
