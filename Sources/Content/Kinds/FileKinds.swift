import Markdown
import Model

/// All content that has a file for each of what there is. Besides there are `site.yml`, `sources.yml`, pictures and documents.
let fileKinds: [FileKind] =
  FileKind.diptych(.problem) + [.line] + FileKind.diptych(.lesson)
  + [.evening, .course, .session, .term, .page, .tool, .questionnaire, .partner]

/// All in whose texts the glossary's terms are found.
let mentioning: [any AnyMentioning] = [
  MentioningList(items: \.problems), MentioningList(items: \.lessons), MentioningList(items: \.lines),
  MentioningList(items: \.tools), MentioningList(items: \.evenings), MentioningList(items: \.pages),
  MentioningList(items: \.courses),
]
