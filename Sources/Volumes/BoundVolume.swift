import Markup
import Model
import Rendering
import SiteIndex
import Templates

/// A volume as it will be printed and bound: the page that holds it all, and those that go into it.
package struct BoundVolume: Sendable {
  package let volume: Volume
  /// The path of the file to make, in the site and in a folder of volumes.
  package let path: String
  /// The full address of the volume, which its links are relative to.
  package let published: String
  /// The page that holds it all, then those that go into it.
  package let outputs: [Output]
  /// The content file that it is made from, which findings name.
  package let file: String
}

extension Press {
  /// Every volume that can be made.
  package func volumes() -> [BoundVolume] { Volume.all(in: catalog).map { bound($0, $1) } }

  /// What printing needs besides the pages: the style sheets, and the pictures of the program and of the content.
  package func printingOutputs() -> [Output] {
    let catalog = catalog, addresses = catalog.addresses
    let files = BuiltIn.files.filter { !$0.name.hasSuffix(".js") && !$0.name.hasSuffix(".woff2") } + BuiltIn.printing
    return files.map { Output(address: addresses.address(of: .builtIn($0.name)).0, content: .bytes($0.bytes), file: nil) }
      + catalog.library.assets.compactMap { asset in
        asset.picture.map { Output(address: addresses.address(of: .asset(asset.path)).0, content: .bytes($0), file: asset.path) }
      }
  }

  private func bound(_ volume: Volume, _ file: String) -> BoundVolume {
    let addresses = catalog.addresses, baseURL = catalog.baseURL
    let target = Target.volume(volume), address = addresses.address(of: target).0
    let own: Target? =
      switch volume {
      case .handout(let id, let audience): .handout(of: id, audience: audience)
      case .material(let slug): .item(.material, slug)
      case .slides(let meeting), .editableSlides(let meeting): .slides(meeting)
      default: nil
      }
    if let own {
      return BoundVolume(
        volume: volume, path: address.path, published: addresses.whole(own, baseURL: baseURL),
        outputs: [self.page(own, from: file)],
        file: file)
    }
    let pages = Markup.scope {
      (PageMaker(self, target, at: address).volume(volume)?.chapters ?? []).compactMap { chapter in
        if case .page(let target) = chapter.content { self.page(target, from: file) } else { nil }
      }
    }
    let binding = self.page(target, ending: ".html", from: file)
    return BoundVolume(
      volume: volume, path: address.path, published: addresses.whole(target, baseURL: baseURL),
      outputs: [binding] + pages, file: file)
  }
}
