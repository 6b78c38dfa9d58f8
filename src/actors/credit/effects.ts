/**
 * What the ledger does while it is open: reads the log behind everybody else's commits, and books what it finds. It
 * goes on from where the ledger's own history says, so that a crash between a fact and its booking loses nothing and
 * counts nothing twice. How often it books is a matter of the log's size alone: what may be fetched goes by what the
 * log has, booked or not (credit/CreditAccount).
 */
import { balanceOf, chargeFor, isCharged, nearlySpent } from "../../core/credit.ts"
import { wait } from "../../core/wait.ts"
import type { StoredEvent } from "../../events/EventLog.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { bookFacts, concernsLedger } from "./bookFacts.ts"
import type { CreditInput } from "./commands.ts"
import type { CreditState } from "./state.ts"

/** Between two bookings: each is a fact that stays for ever, for each torrent of which pieces came. */
const REST_MS = 10_000
/** Where somebody waits for what is booked: credit came, is about to run out, or a download has come to an end. */
const SHORT_REST_MS = 1_000
/** An end is told before the last pieces are: they are waited for so long. */
const HURRY_MS = 5_000

/** After which what is left of a torrent's pieces is soon in the log, and looked at by its operator. */
const ENDS: ReadonlySet<string> = new Set([
  "DownloadCompleted",
  "TorrentPaused",
  "TorrentFailed",
  "TorrentRemoved",
  "CreditExhausted",
])

const hurries = ({ event }: StoredEvent): boolean => event.type === "RelayTrafficMeasured" || ENDS.has(event.type)

export const creditEffects = (ports: Needs<"clock" | "log">): Effects<CreditState, CreditInput> => ({
  async book({ state, signal, tell }) {
    const { clock, log } = ports
    let at = state().through
    let news = true
    let unbooked = 0
    let bookedAt = Number.NEGATIVE_INFINITY
    let hurryUntil = Number.NEGATIVE_INFINITY
    let wake = new AbortController()
    const rest = () => bookedAt + (clock.now() < hurryUntil ? SHORT_REST_MS : REST_MS) - clock.now()
    const unsubscribe = log.onCommit((batch) => {
      for (const { event } of batch) if (isCharged(event)) unbooked += event["bytes"] as number
      const { price } = state()
      const soon = batch.some(hurries) || nearlySpent(balanceOf(state()), chargeFor(unbooked, price), price)
      if (soon) hurryUntil = clock.now() + HURRY_MS
      news ||= batch.some(concernsLedger)
      if (news) wake.abort()
    })
    const onAbort = () => wake.abort()
    signal.addEventListener("abort", onAbort)
    try {
      while (!signal.aborted) {
        wake = new AbortController()
        if (!news) await new Promise<void>((resolve) => wake.signal.addEventListener("abort", () => resolve()))
        else if (rest() > 0) await wait(clock, rest(), wake.signal)
        else {
          news = false
          unbooked = 0
          const done = await bookFacts(at, { log, through: () => state().through, tell, signal })
          const { refused } = done
          // Not booked now: it is found again from where the booking stands.
          if (refused && (signal.aborted || refused.code === "stopping")) return
          if (refused) throw new Error(refused.message)
          at = done.at
          if (done.bookings > 0) bookedAt = clock.now()
        }
      }
    } finally {
      unsubscribe()
      signal.removeEventListener("abort", onAbort)
    }
  },
})
