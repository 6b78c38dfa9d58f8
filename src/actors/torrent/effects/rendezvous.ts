/**
 * Meets the other peers of a link's swarm at its share's onion: hands over this node's signed record, takes those of
 * the others, soon after each change and at least every half minute while pieces are wanted, more rarely afterwards. At
 * rest it comes four times an hour, each time over a session of its own, and hears there who wants what is here.
 */
import { backOff } from "../../../core/backOff.ts"
import { toHex } from "../../../core/hex.ts"
import { wait } from "../../../core/wait.ts"
import type { Session } from "../../../transport/Sessions.ts"
import { clockTrouble } from "../../../core/clockTrouble.ts"
import { lockedOut } from "./lockedOut.ts"
import { meet } from "./meet.ts"
import { firstRestPause, moodOf, restPause, whileMood } from "./mood.ts"
import { sourceOf } from "./source.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

const WANTING_MS = 20_000
const SEEDING_MS = 120_000
const FIRST_MS = 250
const SOON_MS = 1_500
/** A source that does not answer so often in a row is away. */
const SILENT = 3

export const rendezvous: TorrentEffect<
  "clock" | "exchange" | "library" | "linkKeys" | "progress" | "random" | "sessions" | "vault"
> = (ports) => async (context) => {
  const { id, signal } = context
  const begun = sourceOf(ports, id)
  const share = begun?.share
  if (!share) return
  const metainfo = ports.library.get(id)?.bytes
  let session: Session | undefined
  let failures = 0
  let alone = 0
  /** The onion does not let in who has this key, or none: with no other it is dialled again. */
  let refused: { readonly key: string } | undefined
  const closed = () => (session = undefined)
  signal.addEventListener("abort", () => session?.close(), { once: true })
  const { clock } = ports
  // What begins at rest is no news; and many may begin together.
  if (moodOf(ports, context) === "resting")
    await whileMood(ports, context, "resting", { clock, ms: firstRestPause(ports) })
  while (!signal.aborted) {
    const mood = moodOf(ports, context)
    const wanting = mood === "wanting"
    const pause = mood === "resting" ? restPause(ports) : wanting ? WANTING_MS : SEEDING_MS
    // Its operator may have been given another key since.
    const source = sourceOf(ports, id) ?? begun
    const key = toHex(source.key ?? new Uint8Array())
    if (refused?.key !== key) refused = undefined
    try {
      if (refused) failures++
      else if (!session) {
        const connect = () => ports.sessions.connect(source.onion, { circuit: `share-${id}`, signal })
        const connecting = ports.linkKeys.during(source, connect, { signal, torrent: id })
        const answered = new AbortController()
        // Who is gone is dialled for minutes: when the dial is late, others are asked beside.
        void wait(clock, ports.exchange.lateMs, AbortSignal.any([signal, answered.signal])).then(() =>
          signal.aborted || answered.signal.aborted ? 0 : ports.exchange.meetHolders(id, signal),
        )
        session = await connecting.finally(() => answered.abort())
        void session.closed.then(closed)
      }
      if (session) {
        const [own] = ports.exchange.records(id)
        const records = await meet({ session, onion: source.onion, share, own, metainfo, signal })
        if (records) ports.exchange.addRecords(id, records, { standing: "link", name: source.onion })
        failures = records ? 0 : failures + 1
        const ahead = wanting ? ports.exchange.clockAhead(id) : undefined
        const answered = ahead === undefined ? undefined : clockTrouble(ahead)
        ports.progress.trouble(
          id,
          records ? answered : "the source no longer answers under this link; other peers are still asked",
        )
      }
    } catch (error) {
      if (signal.aborted) break
      failures++
      session?.close()
      session = undefined
      const locked = lockedOut(error, source)
      if (locked) refused = { key }
      const why = locked?.message ?? (error instanceof Error ? error.message : String(error))
      ports.progress.trouble(id, locked ? `${why}; other peers are still asked` : why)
    }
    // A private swarm outlives its source: its holders tell each other of it (JOIN2).
    if (failures > 0) await ports.exchange.meetHolders(id, signal)
    ports.exchange.standIn(id, share.visibility === "private" && failures >= SILENT)
    // Who wants pieces and knows nobody asks soon again; who is well served asks rarely.
    alone = wanting && ports.exchange.alone(id) ? alone + 1 : 0
    const soon = backOff(FIRST_MS, SOON_MS, alone)
    const next =
      mood === "resting" ? pause : failures > 0 ? backOff(SOON_MS, pause, failures) : alone > 0 ? soon : pause
    if (mood === "resting") session?.close()
    await whileMood(ports, context, mood, { clock, ms: next })
    // What changed is told at once; who wants pieces, or none any more, counts failures from nothing.
    if ((moodOf(ports, context) === "wanting") !== wanting) failures = alone = 0
  }
  session?.close()
}
