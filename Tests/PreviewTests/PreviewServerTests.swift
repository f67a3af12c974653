import Content
import Preview
import TestSupport
import Testing

/// What a preview answers, and to whom.
@Suite struct PreviewServerTests {
  private func ask(_ path: String, _ fields: String = "", host: String = "localhost:4000") throws -> String {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let site = PreviewSite(content: ContentFolder(path: folder("content"), remembers: true), today: Fixtures.today)
    site.update()
    var reader = RequestReader()
    let read = reader.read(Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\(fields)\r\n".utf8))
    // Whoever would have to wait for a change is answered at once.
    let answer = PreviewServer(site) { $0.message }.answer(try #require(read), port: 4000) { true }
    return String(decoding: answer.bytes(withBody: true), as: UTF8.self)
  }

  @Test func itsOwnPagesAreShown() throws {
    let page = try ask(
      "/tips/problemen/slapen/ouder.html", "Sec-Fetch-Site: same-origin\r\nReferer: http://localhost:4000/tips/\r\n")
    #expect(page.hasPrefix("HTTP/1.1 200 ") && page.contains("<script src=\"/tips/__tweeluik/preview.js\""))
    #expect(page.contains("Content-Type: text/html; charset=utf-8\r\n"))
    for way in ["/", "/tips"] { #expect(try ask(way).contains("302 Found\r\n") && ask(way).contains("\r\nLocation: /tips/\r\n")) }
    for way in ["/tips/weg.html", "/tips/../geheim", "/anders/"] { #expect(try ask(way).hasPrefix("HTTP/1.1 404 "), "\(way)") }
    #expect(try ask("/tips/vormgeving/style.css").contains("\r\nContent-Type: text/css; charset=utf-8\r\n"))
  }

  /// No other site reads a draft: neither by a name of its own for this machine, nor by what a browser loads for it.
  @Test func othersAreRefused() throws {
    #expect(try ask("/tips/", host: "evil.example:4000").hasPrefix("HTTP/1.1 403 "))
    for fields in [
      "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n", "Origin: https://evil.example\r\n",
      "Referer: https://evil.example/\r\n",
      "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
    ] {
      let answer = try ask("/tips/problemen/slapen/ouder.html", fields)
      #expect(answer.hasPrefix("HTTP/1.1 403 ") && !answer.contains("slapen"), "\(fields)")
    }
    // Who followed a link there may go on.
    let door = try ask(
      "/tips/problemen/slapen/ouder.html",
      "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")
    #expect(door.hasPrefix("HTTP/1.1 403 ") && door.contains("<a href=\"/tips/\">Open the preview</a>"))
  }

  @Test func itsScriptIsTold() throws {
    #expect(try ask("/tips/__tweeluik/preview.js").contains("Content-Type: text/javascript"))
    let told = try ask("/tips/__tweeluik/changes?seen=1")
    #expect(told.contains("Content-Type: application/json") && told.contains("\"errors\":0,\"findings\":[]"))
    for way in ["changes", "changes?other=1", "geheim"] { #expect(try ask("/tips/__tweeluik/\(way)").hasPrefix("HTTP/1.1 404 ")) }
  }

  @Test func aRequestWithoutAHostIsRefused() throws {
    var reader = RequestReader()
    let outcome = reader.read(Array("HEAD / HTTP/1.1\r\n\r\n".utf8))
    guard case .refused(let refusal)? = outcome else {
      Issue.record("it is read")
      return
    }
    #expect(refusal.status == 400 && refusal.words.contains("which host") && refusal.isHead)
  }
}
