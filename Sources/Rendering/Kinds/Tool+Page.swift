import Markup
import Model
import SiteIndex
import Templates

extension Tool: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] { maker.toolPage(self) }
}

/// The pages on which readers do something.
extension PageMaker {
  func toolPage(_ tool: Tool) -> [UInt8] {
    let sides = tool.sides(catalog.settings)
    let prefixes = (tool.notice == nil ? [] : ["notice_"]) + sides.map { "notice_\($0.audience)_" }
    return written(tool.target, tool.publication, apart: prefixes) { texts in
      let asides = texts.passages.dropFirst(), notice = tool.notice.flatMap { _ in asides.first }
      var door: Door?
      if case .signals(let questionnaire) = tool.use {
        door = Door(
          sides: zip(sides, asides.suffix(sides.count)).map { one, text in
            let items = questionnaire.urgent.items.compactMap { $0.wording[one.audience] }
            return Door.Side(audience: one.audience, title: one.side.title, items: items, text: text)
          })
      }
      var paper = Templates.paper(of: tool, notice: notice, page)
      if case .directory = tool.use {
        paper = directory(catalog.library.partners.map { ($0, catalog.partnerFacts($0)) }, page)
      }
      return ToolPage(
        tool: tool, body: texts[0], notice: notice, door: door, paper: paper, content: content(of: tool),
        words: catalog.interface, mentions: mentions(besides: []), cited: cited(in: texts))
    }
  }

  /// What a tool's script needs of the content.
  private func content(of tool: Tool) -> JSON {
    switch tool.use {
    case .sociogram(let sociogram):
      .object([
        ("questions", questions(sociogram.questions)), ("choices", .number(sociogram.choices)),
        ("negative", sociogram.negative.map { .object([("questions", questions($0.questions))]) }),
      ])
    case .portfolio(let portfolio):
      .object([
        ("questions", questions(portfolio.questions)), ("evaluation", questions(portfolio.evaluation)),
        ("diploma", .object([("title", .text(portfolio.diplomaTitle)), ("text", .text(portfolio.diplomaText))])),
      ])
    case .contacts(let list): .object([("weeks", .number(list.weeks)), ("questions", questions(list.questions))])
    case .directory(let categories):
      .object([
        ("categories", .list(categories.map { .object([("id", .text($0.id)), ("name", .text($0.name))]) })),
        (
          "problems",
          .list(catalog.library.problems.map { .object([("slug", .text($0.slug)), ("title", .text($0.title))]) })
        ),
      ])
    case .signals(let questionnaire): signals(questionnaire, title: tool.title)
    }
  }

  private func questions(_ questions: [Question]) -> JSON {
    .list(questions.map { .object([("id", .text($0.id)), ("text", .text($0.text))]) })
  }

  private func signals(_ questionnaire: Questionnaire, title: String) -> JSON {
    // Those who fill it in: every reader for whom it is phrased.
    let readers = catalog.settings.readers.filter { reader in questionnaire.items.contains { $0.wording[reader.id] != nil } }
    func items(_ items: [Questionnaire.Item]) -> JSON {
      .list(
        items.map { item in
          .object(
            [("id", .text(item.id)), ("good", item.isGood ? .flag(true) : nil)] + words(item.wording, readers))
        })
    }
    return .object([
      ("title", .text(title)), ("answers", .list(questionnaire.answers.map { .text($0) })),
      (
        "audiences",
        .list(
          readers.map {
            .object([
              ("id", .text($0.id)), ("name", .text($0.name)), ("title", .text($0.title)), ("side", .text(page.theme.side($0.id))),
            ])
          })
      ),
      (
        "scales",
        .list(
          questionnaire.scales.map { scale in
            .object([
              ("id", .text(scale.id)), ("title", .text(scale.title)),
              ("problem", catalog.problem(scale.problem.value).map { problem($0, readers) }), ("items", items(scale.items)),
            ])
          })
      ),
    ])
  }

  private func problem(_ problem: Diptych, _ readers: [Audience]) -> JSON {
    .object([
      ("slug", .text(problem.slug)), ("title", .text(problem.title)), ("href", .text(page.links.to(.diptych(problem.id)))),
      ("plan", .text(page.links.to(.plan(problem.slug)))),
      (
        "views",
        .object(
          readers.filter { problem.hasView(for: $0.id) }.map {
            ($0.id, .text(page.links.to(.view(of: problem.id, audience: $0.id))))
          })
      ),
      (
        "agreements",
        .list(
          problem.agreements.map { agreement in
            .object([("id", .text(agreement.id)), ("by", .text(agreement.by))] + words(agreement.wording, readers))
          })
      ),
    ])
  }

  /// What each reader reads, under the reader's id.
  private func words(_ wording: [String: String], _ readers: [Audience]) -> [(key: String, value: JSON?)] {
    readers.map { ($0.id, wording[$0.id].map { .text($0) }) }
  }
}
