import Markup
import Model

// The sheets of a parent evening that exist on paper only.

/// What a letter leaves open, as far as the evening says it; else room to write it, with its name below.
package func open(_ field: InvitationField, of evening: Evening, _ words: Interface) -> Markup {
  let known: String? =
    switch field {
    case .date: evening.date.map(words.dayInFull)
    // Without a date, the time is a proposal.
    case .time: evening.date == nil ? nil : evening.programme.hours?.from.description
    case .place: evening.place
    }
  return known.map { "\($0)" } ?? "<span class=\"to-fill to-fill-\(field.rawValue)\">\(words.meetings.open[field] ?? "")</span>"
}

/// The letter of invitation, with a slip to tear off and return.
package func invitationSheet(_ evening: Evening, letter: Markup, _ page: PageContext) -> Markup {
  let words = page.words.volumes
  return """
    \(page.theme.isForCopies ? slot(.cover) : nil)\
    <p class="side-name">\(page.words.invitation)</p>
    <h1>\(evening.title)</h1>
    <div class="letter prose">
    \(letter)\
    </div>
    <section class="slip" aria-labelledby="slip_title">
    <h2 id="slip_title">\(words.slip): \(evening.title)</h2>
    <p>\(words.slipLead)</p>
    <p class="fill-line"><span>\(words.child)</span></p>
    <p class="fill-line"><span>\(words.group)</span></p>
    <p class="fill-box">\(words.coming) <span class="fill-short"></span></p>
    <p class="fill-box">\(words.notComing)</p>
    <p class="fill-line fill-whole"><span>\(words.question)</span></p>
    <p class="fill-line"><span>\(words.name)</span></p>
    <p class="fill-line"><span>\(words.signature)</span></p>
    </section>

    """
}

/// The programme and what to bring, followed by what the one who leads the evening says and does.
package func eveningScript(_ evening: Evening, body: Markup, cited: [CitedSource], _ page: PageContext) -> Markup {
  let words = page.words
  let hours = evening.programme.hours.map { hours in
    (page.theme.isForCopies ? nil : evening.date).map {
      words.onDay(words.dayInFull($0), hours.from.description, hours.to.description)
    }
      ?? "\(words.eveningLength(evening.programme.duration, hours.from.description, hours.to.description))."
  }
  return """
    <div class="page-head">
    <p class="side-name">\(words.volumes.forSchool)</p>
    <h1>\(words.volumes.script)</h1>
    \(hours.map { "<p class=\"summary\">\($0)</p>\n" as Markup })\
    </div>
    \(programme(evening.programme, page))\
    \(list("page_materials", words.materials, evening.materials, page))\
    <div class="prose">
    \(body)\
    </div>
    \(ending([sources(cited, page)]))\
    \(printNotes(page))
    """
}

/// A sheet on which those who were there say what they think of the evening.
package func evaluationSheet(_ evening: Evening, _ page: PageContext) -> Markup {
  let words = page.words.volumes
  let rows: [Markup] = words.statements.map { statement in
    """
    <tr>
    <th scope="row">\(statement)</th>
    \(words.choices.map { "<td>\($0)</td>\n" as Markup })\
    </tr>

    """
  }
  return """
    <p class="side-name">\(evening.title)</p>
    <h1>\(words.evaluation)</h1>
    <p class="summary">\(words.evaluationLead)</p>
    <table class="choices-table">
    <tbody>
    \(rows)\
    </tbody>
    </table>
    \(words.openQuestions.map { "<div class=\"fill-lines\"><p>\($0)</p></div>\n" as Markup })
    """
}

/// What a problem is about, before the texts for its audiences.
package func problemOpening(_ problem: Diptych, introduction: Markup, _ page: PageContext) -> Markup {
  """
  \(pageHead(
    problem.title, problem.summary, icon: tile(problem, page),
    more: "<p class=\"meta\">\(page.words.ages(problem.ages.lowerBound, problem.ages.upperBound))</p>\n"))\
  <div class="prose">
  \(introduction)\
  </div>

  """
}
