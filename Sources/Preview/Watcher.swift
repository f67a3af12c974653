import Foundation

/// Tells when anything in a folder may have changed: at once if the system rings a bell, and now and then in any case, since a
/// bell may miss changes (on another machine's disk, behind a link that leads elsewhere, when another folder takes the place of
/// this one). So no preview waits for ever.
package struct Watcher {
  private let folder: String
  private let hasBell: Bool
  /// How long nothing must change before it counts as quiet.
  private static let quiet = Duration.milliseconds(200)
  /// The pause between looks, with a bell that rings and without one. Looking never takes more than a small part of the time.
  private static let pause = (withBell: Duration.seconds(2), alone: Duration.milliseconds(200))

  /// - Parameter hasBell: whether to ask the system for a bell.
  package init(folder: String, hasBell: Bool = true) {
    self.folder = folder
    self.hasBell = hasBell
  }

  /// The result of a look.
  package enum Seen: Sendable {
    case nothing, change
    /// A change, and there is more to do once nothing changes for a while.
    case more
  }

  /// Looks until it is told to stop. Changes at about the same time are seen together.
  ///
  /// - Parameters:
  ///   - goesOn: called before each look; false stops it.
  ///   - look: finds out what changed.
  ///   - quiet: does what is left to do.
  ///   - trouble: called once, with the reason why it has to look without a bell.
  package func run(while goesOn: () -> Bool = { true }, look: () -> Seen, quiet: () -> Void, trouble: (String) -> Void) {
    let clock = ContinuousClock()
    var bell: Bell?, wasTold = false
    /// How many times in a row something had changed although the bell had not rung; whether it ever rang; and how long a look
    /// takes.
    var missed = 0, hasRung = false, cost = Duration.zero
    func tell(_ reason: String) {
      if !wasTold { trouble("\(reason): the preview looks by itself for what changes, up to five times a second") }
      wasTold = true
    }
    func hang() {
      // Release the old one first: a user may have only so many.
      bell = nil
      guard hasBell else { return }
      do throws(Bell.Refusal) { bell = try Bell(folder) } catch {
        tell("the system does not tell of more changes (\(error.reason))")
      }
    }

    hang()
    // Changes from before the bell was hung were not announced.
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
