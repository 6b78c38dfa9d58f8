/**
 * How many transfer onions a swarm needs: a second one spreads what comes over two sets of introduction points and
 * circuits, and each costs Tor's relays, so more are held only while there is use for them. Pure.
 */
export interface SwarmUse {
  /** Sessions of others in which something was asked of late. */
  readonly sessions: number
  /** Lanes of this node's that are open. */
  readonly lanes: number
  /** Octets per second that go out, over all onions, and how many onions are up. */
  readonly rate: number
  readonly up: number
  /** Octets of the whole torrent. */
  readonly bytes: number
}

const SESSIONS_EACH = 8
const QUICK_ONION = 1_000_000
const GB = 1_000_000_000
/** What is held goes so long after its need. */
export const HELD_MS = 15 * 60_000

/** Most onions for a torrent of so many octets. */
export const mostOnions = (bytes: number): number => (bytes > 20 * GB ? 8 : bytes > GB ? 4 : 2)

/** One while nobody is connected; two while something is; more for many sessions, and while one onion delivers much. */
export const onionsNeeded = ({ sessions, lanes, rate, up, bytes }: SwarmUse): number => {
  if (sessions === 0 && lanes === 0) return 1
  const bySessions = 2 + Math.floor(sessions / SESSIONS_EACH)
  const bySpeed = up > 0 && rate / up > QUICK_ONION ? up + 1 : 2
  return Math.min(mostOnions(bytes), Math.max(bySessions, bySpeed))
}

/** When so many onions, by number, were needed last. */
export type NeededAt = readonly number[]

/** What was needed then, and is needed now. */
export const neededNow = (before: NeededAt, count: number, now: number): NeededAt =>
  Array.from({ length: Math.max(before.length, count + 1) }, (_, n) => (n <= count ? now : before[n]!))

/** How many are to be held: what is needed, and what was until a while ago. */
export const onionsHeld = (neededAt: NeededAt, now: number): number =>
  neededAt.reduce((most, at, count) => (now - at <= HELD_MS ? Math.max(most, count) : most), 0)
