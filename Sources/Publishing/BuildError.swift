import Content
import Diagnostics
import Model
import Platform
import Signing
import Zip

/// Why nothing could be written, or not everything.
package enum BuildError: Error, CustomStringConvertible, Sendable {
  /// The folder holds files, and no build made it.
  case foreign(folder: String, files: [String])
  /// Files that no build wrote are where pages would come.
  case occupied(folder: String, files: [String])
  /// What is where a site in one file would come is none.
  case notOneFile(path: String)
  /// The folder is the content folder, or lies in it.
  case insideContent(folder: String)
  /// There is a link where a folder should be.
  case link(path: String)
  /// Another run has the folder's lock.
  case busy(folder: String)
  /// The site has no such audience.
  case noAudience(String, hint: String)
  /// The site has no such problem.
  case noDiptych(Diptych.ID, hint: String)
  /// There is no such lesson, evening, course or book.
  case noSet(String, hint: String)
  /// Sets are chosen, and an audience, which has no set of its own.
  case setForAudience
  /// Handouts are chosen, and a form that only volumes have.
  case handoutInForm(String)
  /// There is no such school, or none at all.
  case noSchool(String, hint: String)
  case zip(ZipError)
  /// What is to be made exists already.
  case alreadyThere(files: [String])
  /// This cannot be the name of something new.
  case badName(String, hint: String)
  /// No file may have this path.
  case badPath(String)
  /// `site.yml` cannot be read.
  case noSettings(path: String)
  /// This is not a spreadsheet that can be read.
  case noSpreadsheet(path: String, reason: Saying)
  /// This is not a school's copy.
  case noCopy(path: String, reason: String)
  /// Files of a copy were changed or added.
  case changedCopy(folder: String, own: String, files: [String])
  /// The zip is for another school, or of another site.
  case otherCopy(folder: String, of: CopyFolder.Facts, zip: String, for: CopyFolder.Facts)
  /// The zip has an older version than the copy.
  case olderCopy(folder: String, of: CopyFolder.Facts, zip: String, from: CopyFolder.Facts)
  /// The copy's own folder may not be changed.
  case lockedCopy(folder: String)
  /// Files of a copy that is to be taken are not those that were packed.
  case spoiltCopy(path: String, differences: CopyFolder.Differences)
  /// A copy is not the institute's, or nobody can tell.
  case notGenuine(path: String, Doubt)
  /// This file holds no key that signs, or none that can be used.
  case noKey(path: String, KeyError)
  /// This file holds no key that checks.
  case noPublicKey(path: String)
  /// A key that signs lies where others read.
  case keyInside(path: String, folder: String)
  /// Others on this machine can read a key that signs.
  case openKey(path: String)
  /// The list for a mailing would be published with the releases.
  case mailingInside(file: String, folder: String)
  /// The folder has releases, and what was to be packed is none.
  case holdsReleases(folder: String)
  /// The list of releases cannot be read.
  case spoiltReleases(path: String)
  /// The list of releases, or what is signed of it, is not as it was published; the reason follows its path.
  case otherReleases(path: String, reason: String)
  /// The folder has releases of another site.
  case releasesElsewhere(folder: String, of: String, now: String)
  /// The newest release is signed with another key; `now` is `nil` for none.
  case otherReleaseKey(folder: String, signed: String, now: String?)
  /// The site names another key; `now` is `nil` for none.
  case notTheSitesKey(named: String, now: String?)
  /// The newest release is of a later day.
  case laterRelease(folder: String, number: Int, day: Day, today: Day)
  /// The file has been changed since it was read.
  case changedContent(file: String)
  case file(FileError)
  /// No Python with WeasyPrint and what goes with it was found.
  case noPrinter(tried: [String])
  /// The program that makes PDFs ended by itself.
  case printer(reason: String)

  package var description: String {
    switch self {
    case .foreign(let folder, let files):
      "“\(folder)” was not made by tweeluik and holds \(shown(files)); choose an empty or a new folder"
    case .occupied(let folder, let files):
      "“\(folder)” holds files that tweeluik did not write where its own would come: \(shown(files)); move them away"
    case .notOneFile(let path): "“\(path)” is not a site in one file that tweeluik made; choose another name, or move it away"
    case .insideContent(let folder): "the output folder “\(folder)” lies in the content folder; choose another"
    case .link(let path): "“\(path)” is a link; tweeluik does not write through links"
    case .busy(let folder): "another run is writing to “\(folder)”"
    case .noDiptych(let id, let hint): "there is no \(id.kind.rawValue) “\(id.slug)”\nhint: \(hint)"
    case .setForAudience:
      "a set has what all audiences need: --audience cannot narrow it\nhint: leave one of the two out, or name the handouts by --problem or --lesson"
    case .handoutInForm(let form):
      "a handout is a single sheet: there is no --\(form) of it\nhint: leave --\(form) out, or choose a --set"
    case .noSet(let id, let hint): "there is no set “\(id)”\nhint: \(hint)"
    case .noAudience(let id, let hint): "there is no audience “\(id)”\nhint: \(hint)"
    case .noSchool(let slug, let hint):
      (slug.isEmpty ? "there are no schools" : "there is no school “\(slug)”") + "\nhint: \(hint)"
    case .zip(let error): "\(error)"
    case .alreadyThere(let files): "\(shown(files)) \(files.count == 1 ? "is" : "are") there already; nothing was written"
    case .badName(let name, let hint): "“\(name)” cannot be its name\nhint: \(hint)"
    case .badPath(let path): "“\(path)” cannot be the path of a file: not every system takes it"
    case .noSettings(let path): "“\(path)” cannot be read; see “tweeluik check”"
    case .noSpreadsheet(let path, let reason):
      (Saying("“\(path)” is no spreadsheet of schools: ", nl: "“\(path)” is geen lijst van scholen: ") + reason).said(
        like: reason
      ).text
    case .noCopy(let path, let reason): "“\(path)” is no copy of a site: \(reason)"
    case .changedCopy(let folder, let own, let files):
      "in “\(folder)” these files were changed or added, and would be lost: \(shown(files))\n"
        + "hint: move what is yours into “\(folder)/\(own)”, or use --force"
    case .lockedCopy(let folder):
      "“\(folder)” cannot be written to by this user, so nothing can take its place\n"
        + "hint: run “chmod u+w \(folder)”, or do this as the user to whom it belongs"
    case .otherCopy(let folder, let present, let zip, let coming) where present.folder != coming.folder:
      "“\(folder)” is the copy of “\(present.school)” (\(present.folder)), and “\(zip)” is for “\(coming.school)” (\(coming.folder))\n"
        + "hint: --force makes it that school's"
    case .otherCopy(let folder, let present, let zip, let coming):
      "“\(folder)” is a copy of \(present.newest), and “\(zip)” is one of \(coming.newest)\nhint: --force makes it that site's"
    case .olderCopy(let folder, let present, let zip, let coming):
      "“\(folder)” is \(present.name), and “\(zip)” is \(coming.name)\(coming.release == nil && present.release != nil ? ", of no release" : ""): it is older\n"
        + "hint: take the newest zip, or use --allow-older to go back"
    case .spoiltCopy(let path, let differences):
      "in “\(path)” these files are not those that were packed: \(shown(differences.all))"
        + (differences.hasOtherVersion ? "; so what it says of its version is not true" : "")
        + "\nhint: take the zip from the institute's site again"
    case .notGenuine(let path, let doubt): "“\(path)” \(doubt)"
    case .noKey(let path, let error): "“\(path)” \(error.reason)\nhint: \(error.hint)"
    case .noPublicKey(let path):
      "“\(path)” holds no public key\nhint: name the file that ends in “.pub”, or “\(ReleaseFiles.signers)” of a copy that you trust"
    case .keyInside(let path, let folder):
      "“\(path)” lies in “\(folder)”, whose files others read: a key that signs is no one else's\nhint: keep it elsewhere, such as in your home folder"
    case .openKey(let path):
      "“\(path)” can be read by others on this machine\nhint: run “chmod 600 \(path)”"
    case .mailingInside(let file, let folder):
      "“\(file)” lies in “\(folder)”, which is published: it would give away all addresses of mail\nhint: choose a file beside the folder with --mailing"
    case .holdsReleases(let folder):
      "“\(folder)” holds releases, and a copy of no release would take the place of one\nhint: use “tweeluik release”, or choose another folder"
    case .spoiltReleases(let path):
      "“\(path)” cannot be read as the list of releases, on which the next one follows\nhint: put the file back as it was published"
    case .otherReleases(let path, let reason):
      "“\(path)” \(reason): the next release does not follow on it\n"
        + "hint: put the folder back as it was published"
    case .releasesElsewhere(let folder, let other, let now):
      "“\(folder)” has the releases of \(other), and this site is \(now)\n"
        + "hint: name another folder with --output; there the first release has number 1"
    case .otherReleaseKey(let folder, let signed, let now):
      "the newest release in “\(folder)” is signed with \(signed), and this one would \(now.map { "be signed with \($0)" } ?? "not be signed"): schools' copies would not accept it\n"
        + "hint: name that key with --key; --allow-other-key makes the release, and each school must then be told of it"
    case .notTheSitesKey(let named, let now):
      "site.yml names \(named) as the key of releases, and this one would \(now.map { "be signed with \($0)" } ?? "not be signed")\n"
        + "hint: name the file with that key after --key; if there is a new key, change “release_key” in site.yml too"
    case .laterRelease(let folder, let number, let day, let today):
      "the newest release in “\(folder)”, \(number), is of \(day), and today is \(today)\nhint: set the clock right, or name the day with --today"
    case .changedContent(let file): "“\(file)” was changed in the meantime; nothing was written\nhint: look at the changes again"
    case .file(let error): error.description
    case .noPrinter(let tried):
      "what is printed is made with WeasyPrint, python-pptx and python-docx, which are not all in \(shown(tried))\n"
        + "hint: run “script/handouts”, which installs them, or name a Python that has them with --python"
    case .printer(let reason): "WeasyPrint stopped: \(reason)"
    }
  }

  /// - Parameter all: the slugs of all schools.
  static func noSchool(_ slug: String, among all: [String], _ content: ContentFolder) -> BuildError {
    let folder = "\(content.path)/schools"
    if all.isEmpty { return .noSchool("", hint: "write “\(folder)/<slug>.yml”, or see “tweeluik schools import”") }
    return .noSchool(slug, hint: NearMiss.hint(slug, in: all) ?? "each school has a file in “\(folder)”")
  }

  private func shown(_ files: [String]) -> String {
    files.prefix(3).map { "“\($0)”" }.joined(separator: ", ") + (files.count > 3 ? " and \(files.count - 3) more" : "")
  }
}

/// Runs work on files, and turns its error into one of a build.
///
/// - Throws: ``BuildError/file(_:)``
func attempt<Made>(_ body: () throws(FileError) -> Made) throws(BuildError) -> Made {
  do throws(FileError) { return try body() } catch { throw .file(error) }
}
