import Markdown
import Model

/// Every kind of content of which there may be many files. Besides these there are `site.yml`, `sources.yml`, pictures and
/// documents.
let fileKinds: [FileKind] =
  FileKind.diptych(.problem) + [.line] + FileKind.diptych(.lesson)
  + [.evening, .course, .session, .material] + FileKind.guides
  + [.term, .page, .tool, .questionnaire, .partner, .help, .helpTranslation, .questions]

/// What can be begun, in the order in which `new` names it.
package let beginnings: [Beginning] = [.problem, .lesson, .evening, .course, .session, .material, .term, .page, .school]

/// Every kind of item in whose texts the glossary's terms are found.
let mentioning: [any AnyMentioning] = [
  MentioningList(items: \.problems), MentioningList(items: \.lessons), MentioningList(items: \.lines),
  MentioningList(items: \.tools), MentioningList(items: \.evenings), MentioningList(items: \.pages),
  MentioningList(items: \.courses),
]
