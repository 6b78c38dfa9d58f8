/**
 * Asks trusted nodes for newer software, checks what they answer by the root that this build was made with (or the node
 * was opened with), and tells the release actor. Keeps in memory alone who offered what.
 */
import type { TellResult } from "../actors/kernel/ActorDefinition.ts"
import type { ReleaseInput } from "../actors/release/commands.ts"
import { releasesOf, type ReleaseState } from "../actors/release/mode.ts"
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { type Release, sameRelease } from "../core/release.ts"
import type { ReleaseSource, Releases } from "../release/Releases.ts"
import { claimedRelease, followingRoots, lastsUntil, verifyBundle } from "../release/verifyBundle.ts"
import type { Session } from "../transport/Sessions.ts"
import { MAX_ROOTS, ReleaseBundle } from "../wire/ReleaseBundle.ts"
import { ask } from "../wire/routes/ask.ts"
import { trackerRoutes } from "../wire/routes/tracker.ts"
import { rootName } from "./ownSoftware.ts"

const IDLE_MS = 60_000
const MAX_SOURCES = 16

interface DeskDeps {
  readonly root: Uint8Array | undefined
  readonly clock: Pick<Clock, "date">
  readonly state: () => Promise<ReleaseState>
  readonly tell: (input: ReleaseInput) => Promise<TellResult>
  readonly folder: () => Promise<string>
}

export class ReleaseDesk implements Releases {
  readonly #deps: DeskDeps
  readonly #sources = new BoundedMap<number, ReleaseSource>(MAX_SOURCES)

  constructor(deps: DeskDeps) {
    this.#deps = deps
  }

  async from(node: string, source: ReleaseSource, session: Session, signal: AbortSignal): Promise<void> {
    const { value } = await ask(session, trackerRoutes.release, { idleMs: IDLE_MS, signal })
    if (value && !signal.aborted) await this.take(node, value, source)
  }

  /** @returns what the actor made of it. @param source where it may be fetched; of one that is here: none. */
  async take(from: string, bundle: ReleaseBundle, source?: ReleaseSource): Promise<TellResult> {
    const { clock, root, state, tell } = this.#deps
    if (!root) {
      const claimed = claimedRelease(bundle)
      return tell(
        claimed
          ? { type: "ReleaseClaimed", from, seq: claimed.seq, version: claimed.version }
          : { type: "BundleRefused", from, why: "malformed" },
      )
    }
    const name = rootName(root)
    const before = await state()
    const known = newestBundle(before, name)
    const followed = followingRoots(root, known?.roots ?? [])
    const newest = followed.at(-1) ?? root
    const first = verifyBundle(bundle, { root: newest, known }, clock.date())
    // One that is honest, and behind, is known by its seq.
    const said = first.ok || first.why !== "rollback" ? first : verifyBundle(bundle, { root: newest }, clock.date())
    if (!said.ok || (!first.ok && !isBehind(before, said.release)))
      return tell({ type: "BundleRefused", from, why: said.ok ? "rollback" : said.why })
    const { release, signers } = said
    if (source && release.seq >= before.seq) this.#sources.set(release.seq, source)
    // What is kept leads from the first root to the newest, whichever of them came with this one.
    const roots = [...followed, ...followingRoots(newest, bundle.roots)].slice(0, MAX_ROOTS)
    const octets = Buffer.from(ReleaseBundle.encode({ ...bundle, roots })).toString("base64")
    const renews = known !== undefined && release.seq === before.seq && lastsUntil(bundle) > lastsUntil(known)
    return tell({ type: "BundleVerified", from, release, signers, root: name, bundle: octets, renews })
  }

  source(seq: number): ReleaseSource | undefined {
    return this.#sources.get(seq)
  }

  folder(): Promise<string> {
    return this.#deps.folder()
  }
}

/** An older one, or the newest itself under signatures that were made before the last ones. */
const isBehind = ({ seq, newest }: ReleaseState, release: Release): boolean =>
  release.seq < seq || (newest !== null && release.seq === newest.seq && sameRelease(newest, release))

/** The newest that was verified under the root of this name. */
const newestBundle = (state: ReleaseState, root: string): ReleaseBundle | undefined => {
  const newest = releasesOf(state)
    .filter((release) => release.root === root)
    .at(-1)
  return newest && ReleaseBundle.decode(new Uint8Array(Buffer.from(newest.bundle, "base64")))
}
