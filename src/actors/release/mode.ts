/** What a node knows of newer software, folded from its history; for the actor, and for the row that shows it. */
import type { Release } from "../../core/release.ts"
import type { InfoHash } from "../../core/ids.ts"
import { isNewer } from "../../core/version.ts"
import type { ReleaseEvent } from "../../events/release.ts"

export type ReleaseMode = "absent" | "none" | "offered" | "fetching" | "ready" | "running" | "conflict"

export interface KnownRelease extends Release {
  readonly signers: readonly string[]
  readonly from: string
  /** What was signed, in base64, and the SHA-256 of the root under which it was verified. */
  readonly bundle: string
  readonly root: string
  /** Empty before it is begun, and when it is gone. */
  readonly torrent: string
  readonly adopted: boolean
  readonly ready: boolean
  /** Not wanted, or not kept any more. */
  readonly left: boolean
  readonly compared: boolean | null
}

export interface SeenAt {
  readonly seq: number
  readonly version: string
  readonly verified: boolean
  readonly at: number
}

export interface ReleaseState {
  /** What runs; null before it is known. */
  readonly own: { readonly version: string; readonly tree: string; readonly root: string } | null
  readonly newest: KnownRelease | null
  /** Those before it, by seq, as far as they still matter. */
  readonly older: readonly KnownRelease[]
  /** The highest that was ever verified. */
  readonly seq: number
  /** Of the release that runs as it was signed; 0: none is known. */
  readonly running: number
  readonly conflict: { readonly seq: number; readonly from: string } | null
  /** By trusted node: what it offers, why it was refused last, and at which seq it was said to be kept back. */
  readonly seen: Readonly<Record<string, SeenAt>>
  readonly refused: Readonly<Record<string, string>>
  readonly keptBack: Readonly<Record<string, number>>
}

export const initial: ReleaseState = {
  own: null,
  newest: null,
  older: [],
  seq: 0,
  running: 0,
  conflict: null,
  seen: {},
  refused: {},
  keptBack: {},
}

/** Of which more is remembered than how far they had come. */
const REMEMBERED = 8
const NODES = 128

export const evolve = <State extends ReleaseState>(state: State, event: ReleaseEvent): State => {
  switch (event.type) {
    case "SoftwareStarted": {
      const { type: _, ...own } = event
      return { ...state, own, running: 0 }
    }
    case "ReleaseVerified": {
      const { type: _, ...said } = event
      const fresh = { torrent: "", adopted: false, ready: false, left: false, compared: null }
      const release: KnownRelease = { ...said, ...fresh, infohash: said.infohash as InfoHash }
      const [newest, ...older] = [release, ...releasesOf(state)].sort((a, b) => b.seq - a.seq)
      return { ...state, newest: newest!, older: lately(older.reverse()), seq: Math.max(state.seq, event.seq) }
    }
    case "ReleaseRenewed":
      return changed(state, event.seq, { bundle: event.bundle, signers: event.signers })
    case "ReleaseSeen": {
      const { type: _, from, ...seen } = event
      const { [from]: _r, ...refused } = state.refused
      const { [from]: _k, ...keptBack } = state.keptBack
      return { ...state, seen: withNode(state.seen, from, seen), refused, keptBack }
    }
    case "ReleaseRefused":
      return { ...state, refused: withNode(state.refused, event.from, event.why) }
    case "NodeKeptBack":
      return { ...state, keptBack: withNode(state.keptBack, event.from, event.seq) }
    case "ReleaseFetchBegun":
      return changed(state, event.seq, { torrent: event.torrent, adopted: event.adopted })
    case "ReleaseReady":
      return changed(state, event.seq, { ready: true })
    case "ReleaseSpoiled":
    case "ReleaseDropped":
    case "ReleaseDismissed":
      return changed(state, event.seq, { left: true, ready: false })
    case "ReleaseGone":
      return changed(state, event.seq, { left: true, ready: false, torrent: "" })
    case "ChecksumCompared":
      return changed(state, event.seq, { compared: event.equal })
    case "ReleaseConflict":
      return { ...state, conflict: { seq: event.seq, from: event.from } }
    case "ReleaseRunning":
      return {
        ...state,
        running: event.seq,
        conflict: state.conflict && event.seq >= state.conflict.seq ? null : state.conflict,
      }
    default:
      return state
  }
}

const changed = <State extends ReleaseState>(state: State, seq: number, how: Partial<KnownRelease>): State => {
  const as = (release: KnownRelease) => (release.seq === seq ? { ...release, ...how } : release)
  return { ...state, newest: state.newest && as(state.newest), older: state.older.map(as) }
}

/** Those that have a torrent are never forgotten before it is gone. */
const lately = (older: readonly KnownRelease[]): readonly KnownRelease[] =>
  older.filter(({ torrent }, i) => torrent !== "" || i >= older.length - REMEMBERED)

/** The newest word of each, and of no more nodes than there can be. */
const withNode = <Of>(all: Readonly<Record<string, Of>>, node: string, word: Of): Readonly<Record<string, Of>> => {
  const others = Object.entries(all).filter(([id]) => id !== node)
  return Object.fromEntries([...others.slice(Math.max(0, others.length - NODES + 1)), [node, word]])
}

/** By seq, the newest last. */
export const releasesOf = ({ older, newest }: ReleaseState): readonly KnownRelease[] =>
  newest ? [...older, newest] : older

/** Newer than what runs, and not put away. */
export const isWanted = (release: KnownRelease, { own }: ReleaseState): boolean =>
  own !== null &&
  own.root === release.root &&
  !release.left &&
  own.tree !== release.tree &&
  isNewer(release.version, own.version)

export const modeOf = (state: ReleaseState): ReleaseMode => {
  if (!state.own) return "absent"
  if (state.conflict) return "conflict"
  const { newest } = state
  if (!newest) return "none"
  if (state.running === newest.seq) return "running"
  if (newest.left) return "none"
  if (newest.ready) return "ready"
  if (newest.torrent !== "") return "fetching"
  return isWanted(newest, state) ? "offered" : "none"
}
