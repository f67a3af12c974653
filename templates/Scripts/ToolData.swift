import Markup
import Model

// All that the pages of tools tell their scripts, for each kind of tool.

/// The data in the page of a tool, of whatever kind.
package struct ToolData<Content: ScriptValue>: ScriptRecord {
  let kind: String
  /// What the names of its files begin with.
  let slug: String
  let language, comma: String
  let content: Content

  init(kind: String, slug: String, _ interface: Interface, content: Content) {
    (self.kind, self.slug, self.content) = (kind, slug, content)
    (language, comma) = (interface.language, interface.comma)
  }

  package static var fields: [ScriptField<Self>] {
    [
      ScriptField("kind") { $0.kind }, ScriptField("slug") { $0.slug }, ScriptField("language") { $0.language },
      ScriptField("comma") { $0.comma }, ScriptField("words") { ScriptWords.of($0.language, for: $0.kind) },
      ScriptField("content") { $0.content },
    ]
  }
}

/// What scripts may rely on in the pages of each kind of tool.
package enum ToolSchemas {
  package static let all: [(kind: String, schema: JSON)] = [
    (CheckPage.name, ToolData<CheckContent>.schema),
    ("contacts", ToolData<ContactList>.schema), ("directory", ToolData<DirectoryContent>.schema),
    ("plan", ToolData<PlanContent>.schema), ("portfolio", ToolData<Portfolio>.schema),
    ("signals", ToolData<SignalsContent>.schema), ("sociogram", ToolData<Sociogram>.schema),
  ]
}

// MARK: - What is in the content in this form

extension Question: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [ScriptField("id") { $0.id }, ScriptField("text") { $0.text }]
}

extension Sociogram: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [
    ScriptField("questions") { $0.questions }, ScriptField("choices") { $0.choices },
    ScriptField("negative", optional: { $0.negative }),
  ]
}

extension Sociogram.Negative: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [ScriptField("questions") { $0.questions }]
}

extension ContactList: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [ScriptField("weeks") { $0.weeks }, ScriptField("questions") { $0.questions }]
}

extension Portfolio: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [
    ScriptField("questions") { $0.questions }, ScriptField("evaluation") { $0.evaluation },
    ScriptField("diploma") { Diploma(title: $0.diplomaTitle, text: $0.diplomaText) },
  ]

  package struct Diploma: ScriptRecord {
    let title, text: String
    package static let fields: [ScriptField<Self>] = [ScriptField("title") { $0.title }, ScriptField("text") { $0.text }]
  }
}

extension Model.Category: ScriptRecord {
  package static let fields: [ScriptField<Self>] = [ScriptField("id") { $0.id }, ScriptField("name") { $0.name }]
}

// MARK: - What is collected for a page

/// Which problem a plan of approach is for. Its form is in the page.
struct PlanContent: ScriptRecord {
  let problem: String
  static let fields: [ScriptField<Self>] = [ScriptField("problem") { $0.problem }]
}

/// What readers can choose by in a directory.
package struct DirectoryContent: ScriptRecord {
  let categories: [Model.Category]
  let problems: [Problem]

  package static let fields: [ScriptField<Self>] = [
    ScriptField("categories") { $0.categories }, ScriptField("problems") { $0.problems },
  ]

  package init(categories: [Model.Category], problems: [Diptych]) {
    self.categories = categories
    self.problems = problems.map { Problem(slug: $0.slug, title: $0.title) }
  }

  package struct Problem: ScriptRecord {
    let slug, title: String
    package static let fields: [ScriptField<Self>] = [ScriptField("slug") { $0.slug }, ScriptField("title") { $0.title }]
  }
}

/// A questionnaire: what can be answered, by whom, about what, and where that leads.
package struct SignalsContent: ScriptRecord {
  let answers: [String]
  let audiences: [Reader]
  let scales: [Scale]

  package static let fields: [ScriptField<Self>] = [
    ScriptField("answers") { $0.answers }, ScriptField("audiences") { $0.audiences }, ScriptField("scales") { $0.scales },
  ]

  /// - Parameter problem: the problem that a scale leads to; `nil` when this edition does not show it.
  package init(_ questionnaire: Questionnaire, problem: (Questionnaire.Scale) -> Diptych?, _ page: PageContext) {
    // Who can fill it in: every reader for whom some question is worded.
    let readers = page.theme.settings.readers.filter { reader in questionnaire.items.contains { $0.wording[reader.id] != nil } }
    let ids = Set(readers.map(\.id))
    answers = questionnaire.answers
    audiences = readers.map { Reader(audience: $0, side: page.theme.side($0.id)) }
    scales = questionnaire.scales.map { scale in
      Scale(
        title: scale.title, problem: problem(scale).map { Problem($0, readers, page.links) },
        items: scale.items.map { item in
          Item(id: item.id, isGood: item.isGood, wording: item.wording.filter { ids.contains($0.key) })
        })
    }
  }

  package struct Reader: ScriptRecord {
    let audience: Audience
    /// The CSS class that gives it its colour.
    let side: String

    package static let fields: [ScriptField<Self>] = [
      ScriptField("id") { $0.audience.id }, ScriptField("name") { $0.audience.name }, ScriptField("title") { $0.audience.title },
      ScriptField("side") { $0.side },
    ]
  }

  package struct Scale: ScriptRecord {
    let title: String
    let problem: Problem?
    let items: [Item]

    package static let fields: [ScriptField<Self>] = [
      ScriptField("title") { $0.title }, ScriptField("problem", optional: { $0.problem }), ScriptField("items") { $0.items },
    ]
  }

  package struct Item: ScriptRecord {
    let id: String
    let isGood: Bool
    /// Each reader's wording, by the reader's id.
    let wording: [String: String]

    package static let fields: [ScriptField<Self>] = [
      ScriptField("id") { $0.id }, ScriptField("good", optional: { $0.isGood ? true : nil }),
      ScriptField("wording") { $0.wording },
    ]
  }

  /// Where a scale leads: what each reader can read about it, and what can be agreed on.
  package struct Problem: ScriptRecord {
    let slug, title, href, plan: String
    let views: [String: String]
    let agreements: [Agreement]

    package static let fields: [ScriptField<Self>] = [
      ScriptField("slug") { $0.slug }, ScriptField("title") { $0.title }, ScriptField("href") { $0.href },
      ScriptField("plan") { $0.plan }, ScriptField("views") { $0.views }, ScriptField("agreements") { $0.agreements },
    ]

    init(_ problem: Diptych, _ readers: [Audience], _ links: Links) {
      (slug, title) = (problem.slug, problem.title)
      (href, plan) = (links.path(to: .diptych(problem.id)), links.path(to: .plan(problem.slug)))
      let own = readers.map(\.id)
      views = Dictionary(
        uniqueKeysWithValues: own.filter { problem.hasView(for: $0) }.map {
          ($0, links.path(to: .view(of: problem.id, audience: $0)))
        })
      agreements = problem.agreements.map { agreement in
        Agreement(id: agreement.id, by: agreement.by, wording: agreement.wording.filter { own.contains($0.key) })
      }
    }
  }

  package struct Agreement: ScriptRecord {
    let id, by: String
    let wording: [String: String]

    package static let fields: [ScriptField<Self>] = [
      ScriptField("id") { $0.id }, ScriptField("by") { $0.by }, ScriptField("wording") { $0.wording },
    ]
  }
}
