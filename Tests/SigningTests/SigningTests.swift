import Foundation
import TestSupport
import Testing

@testable import Signing

/// Keys and signatures, judged by OpenSSH itself.
@Suite struct SigningTests {
  private static let message = Array("0123  versie.json\n".utf8)

  private func key(_ folder: TemporaryFolder, _ name: String = "key") throws -> SigningKey {
    let key = try SigningKey()
    try Data(key.file(comment: "uitgaven")).write(to: URL(filePath: folder(name)))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder(name))
    return key
  }

  @Test func sshKeygenReadsOurKeys() throws {
    let folder = try TemporaryFolder(), key = try key(folder)
    let read = try Command.shell("ssh-keygen -y -f key && ssh-keygen -l -f key", in: folder)
    #expect(read.status == 0, "\(read.error)")
    #expect(read.output.hasPrefix(key.publicKey.line) && read.output.contains("256 \(key.publicKey) uitgaven (ED25519)"))
  }

  /// Whatever prints a key, or looks into it, sees nothing of its secret half.
  @Test func nothingPrintsAKey() throws {
    let key = try SigningKey(), file = String(decoding: key.file(comment: ""), as: UTF8.self)
    let body = try #require(Armor.bytes(file, "OPENSSH PRIVATE KEY"))
    // The seed comes before the public half, the second time that stands there.
    let place = try #require(Data(body).range(of: Data(key.publicKey.bytes), options: .backwards)).lowerBound
    let seed = Array(body[(place - 32)..<place])
    var dumped = ""
    dump([key], to: &dumped)
    let shown = ["\(key)", "\([key])", String(reflecting: key), String(describing: Optional(key)), dumped]
    for text in shown {
      #expect(text.contains("\(key.publicKey)"), "\(text)")
      let numbers = text.matches(of: /[0-9]+/).compactMap { UInt8($0.output) }
      #expect(!text.contains(Data(seed).base64EncodedString()) && !numbers.containsRun(of: seed), "\(text)")
    }
    #expect(Mirror(reflecting: key).children.map(\.label) == ["publicKey"])
  }

  /// Keys of every length of comment: the padding of each is right.
  @Test func keysAreReadAsTheyWereWritten() throws {
    let folder = try TemporaryFolder()
    for length in 0..<9 {
      let key = try SigningKey(), file = key.file(comment: String(repeating: "x", count: length))
      #expect(try SigningKey(file).publicKey == key.publicKey)
      try Data(file).write(to: URL(filePath: folder("key\(length)")))
      let read = try Command.shell("chmod 600 key\(length) && ssh-keygen -y -f key\(length)", in: folder)
      #expect(read.output.hasPrefix(key.publicKey.line), "\(length): \(read.error)")
    }
    #expect(try Command.shell("ssh-keygen -q -t ed25519 -N '' -C 'a b' -f theirs", in: folder).status == 0)
    let theirs = try SigningKey(Array(try Data(contentsOf: URL(filePath: folder("theirs")))))
    let line = try String(contentsOfFile: folder("theirs.pub"), encoding: .utf8)
    #expect(PublicKey(text: line) == theirs.publicKey && line.hasPrefix(theirs.publicKey.line))
  }

  @Test func whatIsNoKeySaysSo() throws {
    let folder = try TemporaryFolder()
    let made = "ssh-keygen -q -t ed25519 -N geheim -f locked && ssh-keygen -q -t ecdsa -N '' -f other && echo iets > none"
    #expect(try Command.shell(made, in: folder).status == 0)
    for (file, reason) in [
      ("locked", "passphrase"), ("locked.pub", "public half"), ("other", "another kind"), ("none", "no key"),
    ] {
      let bytes = Array(try Data(contentsOf: URL(filePath: folder(file))))
      let error = #expect(throws: KeyError.self) { _ = try SigningKey(bytes) }
      #expect(error?.reason.contains(reason) == true, "\(file): \(error?.reason ?? "")")
    }
    // A key that was cut short or spoilt at any place is none, and ends nothing.
    let whole = try SigningKey().file(comment: "")
    for place in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: KeyError.self) { _ = try SigningKey(Array(whole[..<place])) }
    }
  }

  /// `ssh-keygen` accepts what we sign, and only for its purpose, its message and its key.
  @Test func sshKeygenAcceptsOurSignatures() throws {
    let folder = try TemporaryFolder(), key = try key(folder), space = "tweeluik-release@example.org/tips"
    let signature = try SSHSignature(of: Self.message, namespace: space, by: key)
    #expect(try SSHSignature(of: Self.message, namespace: space, by: key).text == signature.text)
    try Data(Self.message).write(to: URL(filePath: folder("sums")))
    try Data(signature.text.utf8).write(to: URL(filePath: folder("sums.sig")))
    try Data("me namespaces=\"\(space)\" \(key.publicKey.line)\n".utf8).write(to: URL(filePath: folder("signers")))
    func verify(_ namespace: String, _ file: String = "sums") throws -> Int32 {
      try Command.shell("ssh-keygen -Y verify -f signers -I me -n '\(namespace)' -s sums.sig < \(file)", in: folder).status
    }
    #expect(try verify(space) == 0)
    #expect(try verify("tweeluik-release@example.org/andere") != 0)
    try Data(Self.message + [0x20]).write(to: URL(filePath: folder("other")))
    #expect(try verify(space, "other") != 0)
    try Data("me \(try SigningKey().publicKey.line)\n".utf8).write(to: URL(filePath: folder("signers")))
    #expect(try verify(space) != 0)
  }

  /// We accept what `ssh-keygen` signs, with either digest that it has.
  @Test func weAcceptSignaturesOfSSHKeygen() throws {
    let folder = try TemporaryFolder(), key = try key(folder)
    for hash in ["sha256", "sha512"] {
      try Data(Self.message).write(to: URL(filePath: folder("sums")))
      let made = try Command.shell("rm -f sums.sig; ssh-keygen -q -Y sign -f key -n doel -O hashalg=\(hash) sums", in: folder)
      #expect(made.status == 0, "\(made.error)")
      let text = try String(contentsOfFile: folder("sums.sig"), encoding: .utf8)
      let signature = try #require(SSHSignature(text: text))
      #expect(signature.namespace == "doel" && signature.publicKey == key.publicKey)
      #expect(signature.isOf(Self.message) && !signature.isOf(Self.message + [0x0A]))
      #expect(signature.text == text)
    }
  }

  /// A signature with any bit turned is no signature of this message for this purpose by this key.
  @Test func aSpoiltSignatureIsNone() throws {
    let key = try SigningKey(), signature = try SSHSignature(of: Self.message, namespace: "doel", by: key)
    let whole = try #require(Armor.bytes(signature.text, "SSH SIGNATURE"))
    for index in whole.indices {
      var spoilt = whole
      spoilt[index] ^= 1
      guard let read = SSHSignature(text: Armor.text(spoilt, "SSH SIGNATURE")) else { continue }
      #expect(!(read.isOf(Self.message) && read.namespace == "doel" && read.publicKey == key.publicKey), "byte \(index)")
    }
    for end in stride(from: 0, to: whole.count, by: 3) {
      #expect(SSHSignature(text: Armor.text(Array(whole[..<end]), "SSH SIGNATURE")) == nil)
    }
  }
}

extension [UInt8] {
  /// Whether these bytes hold others, next to each other.
  fileprivate func containsRun(of other: [UInt8]) -> Bool { Data(self).range(of: Data(other)) != nil }
}
