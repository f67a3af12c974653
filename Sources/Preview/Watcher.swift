import Foundation

/// Tells when anything in a folder may have changed: at once where the system rings a bell, and now and then all the same, since a bell may miss
/// what happens (on a disk of another machine, when a link leads elsewhere, when another folder takes the place of this one). So no
/// preview waits for ever.
package struct Watcher {
  private let folder: String
  private let hasBell: Bool
  /// How long nothing changes before it is quiet.
  private static let quiet = Duration.milliseconds(200)
  /// How often it looks with a bell that rings, and without one; never more than a small part of the time.
  private static let pause = (withBell: Duration.seconds(2), alone: Duration.milliseconds(200))

  /// - Parameter hasBell: whether the system is to be asked.
  package init(folder: String, hasBell: Bool = true) {
    self.folder = folder
    self.hasBell = hasBell
  }

  /// What a look came to.
  package enum Seen: Sendable {
    case nothing, change
    /// There is more to do once nothing changes for a while.
    case more
  }

  /// Looks until it is told to stop. What changes at about the same time is seen at once.
  ///
  /// - Parameters:
  ///   - goesOn: asked before each look.
  ///   - look: looks what changed.
  ///   - quiet: does what is left.
  ///   - trouble: told, once, why it has to look by itself.
  package func run(while goesOn: () -> Bool = { true }, look: () -> Seen, quiet: () -> Void, trouble: (String) -> Void) {
    let clock = ContinuousClock()
    var bell: Bell?, wasTold = false
    /// How often in a row something had changed and the bell had not rung; and whether it ever did.
    var missed = 0, hasRung = false, cost = Duration.zero
    func tell(_ reason: String) {
      if !wasTold { trouble("\(reason): the preview looks by itself for what changes, up to five times a second") }
      wasTold = true
    }
    func hang() {
      // The old one first: a user may have only so many.
      bell = nil
      guard hasBell else { return }
      do throws(Bell.Refusal) { bell = try Bell(folder) } catch {
        tell("the system does not tell of more changes (\(error.reason))")
      }
    }

    hang()
    // What changed before the bell hung was not told.
    var seen = look()
    while goesOn() {
      let isTold = bell != nil && missed == 0
      let usual = isTold ? max(Self.pause.withBell, cost * 50) : max(Self.pause.alone, cost * 10)
      let ring = wait(seen == .more ? Self.quiet : min(usual, .seconds(10)), for: bell)
      if ring == .silent, seen == .more {
        quiet()
        seen = .nothing
        continue
      }
      if ring == .unsettled { hang() }
      let start = clock.now
      seen = look()
      if seen == .nothing { cost = clock.now - start }
      if ring != .silent {
        (missed, hasRung) = (0, true)
      } else if seen != .nothing, bell?.isRinging != true {
        missed += 1
        if bell != nil, missed > 2, !hasRung { tell("the system does not tell of changes in this folder") }
        hang()
      }
    }
  }

  private func wait(_ time: Duration, for bell: Bell?) -> Bell.Ring {
    if let bell { return bell.wait(time) }
    Thread.sleep(forTimeInterval: time / .seconds(1))
    return .silent
  }
}
