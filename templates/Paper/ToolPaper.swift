import Markup
import Model

// The forms to fill in with a pen: what a page has where no script runs, and what can always be printed.

/// A tool's form on paper.
///
/// - Parameter notice: whom to call, at the end of a questionnaire.
package func paper(of tool: Tool, notice: Markup?, _ page: PageContext) -> Markup {
  switch tool.use {
  case .sociogram(let sociogram): slip(sociogram, page)
  case .portfolio(let portfolio): goals(portfolio, page)
  case .contacts(let list): families(list, page)
  case .signals(let questionnaire): items(questionnaire, notice, page)
  case .directory: Markup()
  }
}

/// The form for one child.
private func slip(_ sociogram: Sociogram, _ page: PageContext) -> Markup {
  let words = page.words.tools
  let questions: [Markup] = sociogram.questions.map { question in
    """
    <section class="paper-question">
    <h3>\(question.text)</h3>
    \((1...max(1, sociogram.choices)).map { "<p class=\"fill-line\"><span>\($0).</span></p>\n" as Markup })\
    </section>

    """
  }
  return """
    <p>\(words.slipLead)</p>
    <div class="paper-slip">
    <p class="fill-line"><span>\(words.myName)</span></p>
    \(questions)\
    </div>

    """
}

private func goals(_ portfolio: Portfolio, _ page: PageContext) -> Markup {
  let words = page.words.tools
  let lines: (String) -> Markup = { "<div class=\"fill-lines\"><p>\($0)</p></div>\n" }
  return """
    <p class="fill-line"><span>\(words.child)</span></p>
    <p class="fill-line"><span>\(words.period)</span></p>
    <h3>\(words.goal)</h3>
    \(lines(words.goalHint))\
    \(portfolio.questions.map { lines($0.text) })\
    <h3>\(words.lookingBack)</h3>
    <p class="fill-box">\(words.reached)</p>
    <p class="fill-box">\(words.partly)</p>
    <p class="fill-box">\(words.notYet)</p>
    \(portfolio.evaluation.map { lines($0.text) })
    """
}

private func families(_ list: ContactList, _ page: PageContext) -> Markup {
  let words = page.words.tools
  let row: Markup = "<tr><td></td><td></td><td></td></tr>\n"
  let questions: [Markup] = list.questions.map { "<div class=\"fill-lines\"><p>\($0.text)</p></div>\n" }
  return """
    \(questions)\
    <div class="table long" role="group" tabindex="0" aria-labelledby="page_paper">
    <table class="paper-table">
    <thead>
    <tr>
    <th scope="col">\(words.code)</th>
    <th scope="col">\(words.lastContact)</th>
    <th scope="col">\(words.wentWell)</th>
    </tr>
    </thead>
    <tbody>
    \(Array(repeating: row, count: 30))\
    </tbody>
    </table>
    </div>

    """
}

/// A form for each side, to be laid on the table, and a sheet that says whom to call. No urgent question is answered on paper:
/// what a pen has written cannot be forgotten, and the sheet may end up on the table. So that sheet is the same for everyone, and
/// says nothing about who printed it.
private func items(_ questionnaire: Questionnaire, _ notice: Markup?, _ page: PageContext) -> Markup {
  let words = page.words.tools
  let forms: [Markup] = page.theme.settings.readers.compactMap { reader in
    let scales: [Markup] = questionnaire.scales.compactMap { scale in
      table(scale.title, scale.items, questionnaire.answers, reader)
    }
    guard !scales.isEmpty else { return nil }
    return """
      <section class="paper-form \(page.theme.side(reader.id))">
      <h3>\(reader.title)</h3>
      <p class="fill-line"><span>\(words.code)</span></p>
      <p class="fill-line"><span>\(words.day)</span></p>
      \(scales)\
      </section>

      """
  }
  let help: Markup? = notice.map { notice in
    """
    <section class="paper-form" aria-labelledby="page_help">
    <h3 id="page_help">\(words.urgent)</h3>
    <p>\(words.urgentLead)</p>
    <div id="tool_notice" class="prose">
    \(notice)\
    </div>
    </section>

    """
  }
  return "<p>\(words.itemsLead)</p>\n\(forms)\(help)"
}

private func table(_ heading: String, _ items: [Questionnaire.Item], _ answers: [String], _ reader: Audience) -> Markup? {
  let rows: [Markup] = items.compactMap { item in
    item.wording[reader.id].map { text in
      "<tr>\n<th scope=\"row\">\(text)</th>\n\(answers.map { "<td>\($0)</td>\n" as Markup })</tr>\n"
    }
  }
  guard !rows.isEmpty else { return nil }
  return """
    <table class="choices-table">
    <caption>\(heading)</caption>
    <tbody>
    \(rows)\
    </tbody>
    </table>

    """
}

/// What a page says about a partner besides the partner's own words.
package struct PartnerFacts {
  package var category: String
  package var problems: [NamedTarget]

  package init(category: String, problems: [NamedTarget]) {
    self.category = category
    self.problems = problems
  }
}

/// The partners of a directory, as a list that a script may filter.
package func directory(_ partners: [(partner: Partner, facts: PartnerFacts)], _ page: PageContext) -> Markup {
  if partners.isEmpty, !page.theme.isForCopies { return Markup() }
  return """
    <ul id="tool_entries" class="entries">
    \(page.theme.isForCopies ? slot(.partners) : nil)\
    \(partners.map { listed($0.partner, $0.facts, page) })\
    </ul>

    """
}

/// One partner in the list.
///
/// - Parameter ofSchool: the name of the school that adds it; `nil` when it is the site's.
package func listed(_ partner: Partner, _ facts: PartnerFacts, _ page: PageContext, ofSchool school: String? = nil) -> Markup {
  let words = page.words.tools
  let id: Markup? = partner.slug.isEmpty ? nil : " id=\"partner_\(partner.slug)\""
  let from: Markup? = school.map { "<p class=\"from\">\(page.words.copy.from) \($0)</p>\n" }
  let example: Markup? = partner.isExample ? "<p class=\"meta\"><strong>\(words.example)</strong></p>\n" : nil
  let problems: Markup? = facts.problems.isEmpty ? nil : "<dt>\(words.helpsWith)</dt>\n<dd>\(inline(facts.problems, page))</dd>\n"
  let address: Markup? = partner.address.map { "<dt>\(words.address)</dt>\n<dd>\($0)</dd>\n" }
  let phone: Markup? = partner.phone.map { "<dt>\(words.phone)</dt>\n<dd>\(link($0))</dd>\n" }
  let email: Markup? = partner.email.map { "<dt>\(words.email)</dt>\n<dd>\(link($0))</dd>\n" }
  let url: Markup? = partner.url.map { "<dt>\(words.website)</dt>\n<dd>\(link($0))</dd>\n" }
  return """
    <li class="entry card"\(id) data-category="\(partner.category.value)" data-region="\(partner.region)" \
    data-problems="\(partner.problems.map(\.value).joined(separator: " "))">
    <h3>\(partner.title)</h3>
    \(from)\(example)\
    <p>\(partner.summary)</p>
    <dl class="facts">
    <dt>\(words.category)</dt>
    <dd>\(facts.category)</dd>
    <dt>\(words.region)</dt>
    <dd>\(partner.region)</dd>
    \(problems)\(address)\(phone)\(email)\(url)\
    </dl>
    </li>

    """
}
