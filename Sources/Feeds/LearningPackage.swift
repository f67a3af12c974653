import Markup
import Model
import SiteIndex
import Templates

/// What a learning platform reads of a school's copy: what it holds and what it is, as IMS Content Packaging 1.1.2 with SCORM 1.2 and NL-LOM. All
/// is an *asset*: the platform shows it, and is told nothing.
package struct LearningPackage {
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - version: identifies this version of the copy.
  ///   - files: the paths of all its files.
  package init(_ catalog: Catalog, _ school: School, version: String, files: [String]) {
    let there = Set(files), title = Self.short("\(catalog.siteTitle) – \(school.name)")
    // What the platform lists: the pages by which readers enter.
    let ways =
      [(id: "home", name: catalog.interface.home, target: Target.home)]
      + catalog.settings.readers.map { ("for_\($0.id)", $0.title, .audience($0.id)) } + [("school", school.name, .school)]
    let entries = ways.map { (id: $0.id, name: Self.short($0.name), path: catalog.addresses.address(of: $0.target).0.path) }
      .filter { there.contains($0.path) }
    bytes = Markup.bytes {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest identifier="copy_\(school.slug)" version="\(version)" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" \
      xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:lom="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
      <metadata>
      <schema>ADL SCORM</schema>
      <schemaversion>1.2</schemaversion>
      \(Self.metadata(catalog, school, title, version))\
      </metadata>
      <organizations default="pages">
      <organization identifier="pages">
      <title>\(title)</title>
      \(entries.map { "<item identifier=\"page_\($0.id)\" identifierref=\"at_\($0.id)\">\n<title>\($0.name)</title>\n</item>\n" as Markup })\
      </organization>
      </organizations>
      <resources>
      \(entries.map { Self.resource("at_\($0.id)", opens: $0.path, [$0.path], needs: "files") })\
      \(Self.resource("files", opens: entries.first?.path, files))\
      </resources>
      </manifest>

      """
    }
  }

  private static func resource(_ id: String, opens: String?, _ files: [String], needs: String? = nil) -> Markup {
    """
    <resource identifier="\(id)" type="webcontent" adlcp:scormtype="asset"\(opens.map { " href=\"\($0)\"" as Markup })>
    \(files.map { "<file href=\"\($0)\"/>\n" as Markup })\
    \(needs.map { "<dependency identifierref=\"\($0)\"/>\n" as Markup })\
    </resource>

    """
  }

  /// As many letters as a title may have.
  private static func short(_ title: String) -> String { String(String.UnicodeScalarView(title.unicodeScalars.prefix(200))) }
}

extension LearningPackage {
  /// What it is, as NL-LOM 1.0 says it.
  private static func metadata(_ catalog: Catalog, _ school: School, _ title: String, _ version: String) -> Markup {
    let settings = catalog.settings, language = settings.language.value
    let languages = [language] + settings.languages.map(\.tag.value)
    let ages = catalog.library.problems.map(\.ages)
    let youngest = ages.map(\.lowerBound).min(), oldest = ages.map(\.upperBound).max()
    let range: Markup? = youngest.flatMap { from in
      oldest.map { "<lom:typicalagerange>\(said("\(from)-\($0)", in: "x-none"))</lom:typicalagerange>\n" }
    }
    return """
      <lom:lom>
      <lom:general>
      <lom:title>\(said(title, in: language))</lom:title>
      <lom:catalogentry>
      <lom:catalog>URI</lom:catalog>
      <lom:entry>\(said(school.hostedAt?.value.text ?? catalog.baseURL, in: "x-none"))</lom:entry>
      </lom:catalogentry>
      \(languages.map { "<lom:language>\($0)</lom:language>\n" as Markup })\
      <lom:description>\(said(settings.tagline, in: language))</lom:description>
      \(term("aggregationlevel", "vdex_aggregationlevel_czp_20060628.xml", "3"))\
      </lom:general>
      <lom:lifecycle>
      <lom:version>\(said(version, in: "x-none"))</lom:version>
      <lom:contribute>
      \(term("role", "vdex_lifecycle_contribute_role_lomv1p0_20060628.xml", "publisher"))\
      <lom:centity>
      <lom:vcard>\(card(of: settings.publisher.name))</lom:vcard>
      </lom:centity>
      </lom:contribute>
      </lom:lifecycle>
      <lom:metametadata>
      <lom:metadatascheme>LOMv1.0</lom:metadatascheme>
      <lom:metadatascheme>nl_lom_v1p0</lom:metadatascheme>
      <lom:language>\(language)</lom:language>
      </lom:metametadata>
      <lom:technical>
      <lom:format>text/html</lom:format>
      <lom:location type="URI">\(school.hostedAt?.value.text ?? catalog.baseURL)</lom:location>
      </lom:technical>
      <lom:educational>
      \(term("learningresourcetype", "vdex_learningresourcetype_czp_20060628.xml", "informatiebron"))\
      \(term("intendedenduserrole", "vdex_intendedenduserrole_lomv1p0_20060628.xml", "teacher"))\
      \(range)\
      </lom:educational>
      <lom:rights>
      \(term("cost", "vdex_cost_lomv1p0_20060628.xml", "no"))\
      \(term("copyrightandotherrestrictions", "copyrightsandotherrestrictions_nllom_20131202", "yes"))\
      </lom:rights>
      </lom:lom>

      """
  }

  private static func said(_ words: String, in language: String) -> Markup {
    "<lom:langstring xml:lang=\"\(language)\">\(words)</lom:langstring>"
  }

  /// A word from one of the lists of Edustandaard.
  private static func term(_ name: Markup, _ list: String, _ value: String) -> Markup {
    """
    <lom:\(name)>
    <lom:source>\(said("http://purl.edustandaard.nl/\(list)", in: "x-none"))</lom:source>
    <lom:value>\(said(value, in: "x-none"))</lom:value>
    </lom:\(name)>

    """
  }

  /// An organisation as a vCard.
  private static func card(of name: String) -> String {
    let escaped = name.replacing("\\", with: "\\\\").replacing(",", with: "\\,").replacing(";", with: "\\;")
    return "BEGIN:VCARD\nVERSION:3.0\nFN:\(escaped)\nN:;\(escaped);;;\nORG:\(escaped)\nEND:VCARD"
  }
}
