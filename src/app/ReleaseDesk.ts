/**
 * Asks trusted nodes for newer software, checks what they answer by the root that this build was made with (or the node
 * was opened with), and tells the release actor. Keeps in memory alone who offered what.
 */
import type { TellResult } from "../actors/kernel/ActorDefinition.ts"
import type { ReleaseInput } from "../actors/release/commands.ts"
import { type KnownRelease, releasesOf, type ReleaseState } from "../actors/release/mode.ts"
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { rootOf } from "../release/readMetadata.ts"
import type { ReleaseSource, Releases } from "../release/Releases.ts"
import { claimedRelease, type Trust, verifyBundle } from "../release/verifyBundle.ts"
import type { Session } from "../transport/Sessions.ts"
import { ReleaseBundle } from "../wire/ReleaseBundle.ts"
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
    const trust = trustOf(
      root,
      releasesOf(before)
        .filter((release) => release.root === name)
        .at(-1),
    )
    const first = verifyBundle(bundle, trust, clock.date())
    // One that is honest, and behind, is known by its seq.
    const said = first.ok || first.why !== "rollback" ? first : verifyBundle(bundle, { root: trust.root }, clock.date())
    const old = said.ok && said.release.seq < before.seq
    if (!said.ok || (!first.ok && !old))
      return tell({ type: "BundleRefused", from, why: said.ok ? "rollback" : said.why })
    const { release, signers } = said
    if (source && !old) this.#sources.set(release.seq, source)
    const octets = Buffer.from(ReleaseBundle.encode(bundle)).toString("base64")
    return tell({ type: "BundleVerified", from, release, signers, root: name, bundle: octets })
  }

  source(seq: number): ReleaseSource | undefined {
    return this.#sources.get(seq)
  }

  folder(): Promise<string> {
    return this.#deps.folder()
  }
}

/** The newest root that was verified from the pinned one, and the bundle with which it came. */
const trustOf = (root: Uint8Array, newest: KnownRelease | undefined): Trust => {
  const known = newest && ReleaseBundle.decode(new Uint8Array(Buffer.from(newest.bundle, "base64")))
  const last = known?.roots.at(-1)
  const newer = last && rootOf(last).signed.version > rootOf(root).signed.version ? last : root
  return { root: newer, known }
}
