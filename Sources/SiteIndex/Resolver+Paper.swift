import Diagnostics
import Model
import Templates

/// What is filled in on paper.
extension Catalog {
  func resolve(invitation name: String, in text: Text) -> Resolution {
    let known = InvitationField.allCases.map(\.rawValue)
    guard let field = InvitationField(rawValue: name) else {
      return .failed(
        .brokenLink, message: "an invitation leaves no “\(name)” open",
        hint: NearMiss.hint(name, in: known, prefix: "invitation:") ?? "write “invitation:” and \(known.joined(separator: ", "))",
        typo: Typo(name, in: known))
    }
    if let evening = text.evening { return .open(field, evening: evening) }
    return .failed(
      .brokenLink, message: "only the invitation of an evening is filled in with its \(field)",
      hint: "write it here in words, or in the “invitation” of an evening")
  }

  /// Room to write, which only materials have.
  func resolve(fill name: String, in text: Text) -> Resolution {
    let known = WritingSpace.known.map(\.name), word = String(name.prefix { $0 != "/" })
    guard let space = WritingSpace(name) else {
      let written = WritingSpace.known.map { known in
        known.sizes.map {
          "fill:\(known.name)/\($0.lowerBound) to fill:\(known.name)/\($0.upperBound)\(known.name == "frame" ? " in tens" : "")"
        } ?? "fill:\(known.name)"
      }
      let own = zip(WritingSpace.known, written).first { $0.0.name == word }?.1
      return .failed(
        .brokenLink, message: "there is no room to write “\(name)”",
        hint: own.map { "write \($0)" } ?? NearMiss.hint(word, in: known, prefix: "fill:")
          ?? "there is \(written.joined(separator: ", "))",
        typo: own == nil ? Typo(word, in: known) : nil)
    }
    if case .item(.material, _) = text.page { return .space(space) }
    return .failed(
      .brokenLink, message: "only a material has room to write", hint: "take it out, or make this a file in “materials/”")
  }

  /// What is printed for a meeting or a lesson: the page made for paper to which a link by id leads there, and its name.
  package func printed(_ reference: Reference) -> NamedTarget? {
    guard case .target(let id, _, _) = resolve(reference, for: Reader()) else { return nil }
    let route = self[id], words = interface
    switch route.target {
    case .view(let diptych, let audience, nil):
      return NamedTarget("\(words.handout.title): \(route.name.lowercasedFirst)", .handout(of: diptych, audience: audience))
    case .diptych(let diptych) where diptych.kind == .problem:
      return NamedTarget("\(words.plan.title): \(route.title.lowercasedFirst)", .plan(diptych.slug))
    case .item(.material, _), .item(.tool, _), .item(.questionnaire, _), .page: return NamedTarget(route.title, route.target)
    default: return nil
    }
  }
}
