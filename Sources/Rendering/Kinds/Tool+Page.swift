import Markup
import Model
import SiteIndex
import Templates

extension Tool: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup { maker.toolPage(self) }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup {
    maker.write(ListPage(tools: maker.catalog.library.tools, words: maker.catalog.interface))
  }
}

/// The pages on which readers do something.
extension PageMaker {
  func toolPage(_ tool: Tool) -> Markup {
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
        paper = directory(catalog.library.partners.map { ($0, PartnerFacts($0, in: catalog)) }, page)
      }
      return ToolPage(
        tool: tool, body: texts[0], notice: notice, door: door, paper: paper, content: content(of: tool),
        words: catalog.interface, cited: cited(in: texts))
    }
  }

  /// The part of the content that a tool's script needs.
  private func content(of tool: Tool) -> any ScriptValue {
    switch tool.use {
    case .sociogram(let sociogram): sociogram
    case .portfolio(let portfolio): portfolio
    case .contacts(let list): list
    case .directory(let categories): DirectoryContent(categories: categories, problems: catalog.library.problems)
    case .signals(let questionnaire):
      SignalsContent(questionnaire, problem: { catalog.problem($0.problem.value) }, page)
    }
  }
}
