import Diagnostics
import Markdown

/// Something that readers do in their own browser or with a pen. What they fill in stays with them.
package struct Tool: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// The one audience it is for, or `nil` when it is for all.
  package var audience: String?
  /// The text above it: what it is for, how to do it well, and where to take care.
  package var text: Document
  package var use: Use
  /// How long it takes, in words.
  package var duration: String?
  /// The content path of the drawing beside its file; `nil` when it has none.
  package var icon: String?
  package var publication = Publication()
  /// How readers ask for it, in their own words.
  package var askedAs: [String] = []
  package var file: String

  package init(slug: String, title: String, summary: String, text: Document, use: Use, file: String) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.text = text
    self.use = use
    self.file = file
  }

  /// What is done with it.
  package enum Use: Sendable {
    case sociogram(Sociogram)
    case portfolio(Portfolio)
    case contacts(ContactList)
    case directory([Category])
    case signals(Questionnaire)
  }

  /// The values of the key `tool` in files of tools. A questionnaire has no such key: it has files of its own.
  package static let uses = ["sociogram", "portfolio", "contacts", "directory"]

  /// Its use, as files and scripts name it.
  package var name: String {
    switch use {
    case .sociogram: "sociogram"
    case .portfolio: "portfolio"
    case .contacts: "contacts"
    case .directory: "directory"
    case .signals: "signals"
    }
  }

  /// A second text, which the script shows when it is needed: why not to ask something, or whom to call. `nil` when there is
  /// none.
  package var notice: Document? {
    switch use {
    case .sociogram(let sociogram): sociogram.negative?.warning
    case .signals(let questionnaire): questionnaire.urgent.text
    default: nil
    }
  }
}

/// A question that a tool asks.
package struct Question: Sendable {
  /// Unique within its tool.
  package var id: String
  package var text: String

  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// The questions of a sociogram: who would choose whom in a class.
package struct Sociogram: Sendable {
  /// What one would choose another child for.
  package var questions: [Question]
  /// How many children one may choose for each question.
  package var choices: Int
  package var negative: Negative?

  /// Whom one would rather not choose: asked only where the teacher decides to, with a warning.
  package struct Negative: Sendable {
    package var warning: Document
    package var questions: [Question]

    package init(warning: Document, questions: [Question]) {
      self.warning = warning
      self.questions = questions
    }
  }

  package init(questions: [Question], choices: Int, negative: Negative?) {
    self.questions = questions
    self.choices = choices
    self.negative = negative
  }
}

/// A child's goals for some weeks, and a diploma at their end.
package struct Portfolio: Sendable {
  /// Asked for each goal.
  package var questions: [Question]
  /// Asked when looking back.
  package var evaluation: [Question]
  package var diplomaTitle: String
  /// What the diploma says below the child's name.
  package var diplomaText: String

  package init(questions: [Question], evaluation: [Question], diplomaTitle: String, diplomaText: String) {
    self.questions = questions
    self.evaluation = evaluation
    self.diplomaTitle = diplomaTitle
    self.diplomaText = diplomaText
  }
}

/// The families of a class, and when each last heard something good.
package struct ContactList: Sendable {
  /// After how many weeks without good news a family is due.
  package var weeks: Int
  package var questions: [Question]

  package init(weeks: Int, questions: [Question]) {
    self.weeks = weeks
    self.questions = questions
  }
}

/// A kind of partner.
package struct Category: Sendable {
  package var id: String
  package var name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// Somebody to refer to or to work with: a practice, a club, a library.
package struct Partner: Sendable {
  /// Empty for a school's own.
  package var slug: String
  package var title: String
  /// What one can go there for, in one sentence.
  package var summary: String
  package var category: Located<String>
  package var region: String
  /// The slugs of the problems that it is for; empty when it is for any.
  package var problems: [Located<String>] = []
  package var address: String?
  package var phone: PhoneNumber?
  package var email: MailAddress?
  package var url: WebAddress?
  /// Where it says that it is made up, which its page must then say too; `nil` when it exists.
  package var example: Location?
  package var publication = Publication()
  package var file: String

  package var isExample: Bool { example != nil }

  package init(
    slug: String, title: String, summary: String, category: Located<String>, region: String, file: String
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.category = category
    self.region = region
    self.file = file
  }
}

/// What two sides fill in, each alone, to compare. It is not a test: it has no norm and no score.
package struct Questionnaire: Sendable {
  /// In years, both ends included.
  package var ages: ClosedRange<Int>
  /// The answers that can be given, from never to always.
  package var answers: [String]
  package var scales: [Scale]
  package var urgent: Urgent

  /// What asks for help now, for the one who fills it in, alone. It is not part of what is compared, kept or printed.
  package struct Urgent: Sendable {
    /// Whom to call, in words for all: on paper, without a script, and wherever it is not known who reads.
    package var text: Document
    /// What each side reads instead, by audience id.
    package var sides: [String: Side]
    /// What one may have seen or heard.
    package var items: [Item]

    package struct Side: Sendable {
      /// The question whether this reader is worried.
      package var title: String
      /// Whom this reader calls, and what to do first.
      package var text: Document

      package init(title: String, text: Document) {
        self.title = title
        self.text = text
      }
    }

    package init(text: Document, sides: [String: Side], items: [Item]) {
      self.text = text
      self.sides = sides
      self.items = items
    }
  }

  /// Items that belong together.
  package struct Scale: Sendable {
    package var id: String
    package var title: String
    /// The slug of the problem that the scale leads to.
    package var problem: Located<String>
    package var items: [Item]

    package init(id: String, title: String, problem: Located<String>, items: [Item]) {
      self.id = id
      self.title = title
      self.problem = problem
      self.items = items
    }
  }

  /// Something that each side may have noticed.
  package struct Item: Sendable {
    /// Unique within the questionnaire.
    package var id: String
    /// Whether the more often it is seen, the better.
    package var isGood: Bool
    /// By audience id; one for each side that answers it.
    package var wording: [String: String]

    package init(id: String, isGood: Bool, wording: [String: String]) {
      self.id = id
      self.isGood = isGood
      self.wording = wording
    }
  }

  package init(ages: ClosedRange<Int>, answers: [String], scales: [Scale], urgent: Urgent) {
    self.ages = ages
    self.answers = answers
    self.scales = scales
    self.urgent = urgent
  }

  /// The items of all scales: all that two sides may compare.
  package var items: [Item] { scales.flatMap(\.items) }

  /// The questionnaire without the words that only other readers have.
  ///
  /// - Parameter audiences: whether an audience is shown, by its id.
  package func shown(to audiences: (String) -> Bool) -> Questionnaire {
    func narrowed(_ items: [Item]) -> [Item] {
      items.map { Item(id: $0.id, isGood: $0.isGood, wording: $0.wording.filter { audiences($0.key) }) }
    }
    var result = self
    result.urgent.items = narrowed(urgent.items)
    result.urgent.sides = urgent.sides.filter { audiences($0.key) }
    for index in scales.indices { result.scales[index].items = narrowed(scales[index].items) }
    return result
  }
}
