/**
 * Reads the log from a place on, and has the ledger book what concerns it: the effect does so while the node runs, and
 * whoever needs the ledger to be up to date does so once. Safe to do twice: what is booked already changes nothing.
 */
import { isCharged } from "../../core/credit.ts"
import { dayOf } from "../../core/day.ts"
import { type Seq, splitStreamId } from "../../core/ids.ts"
import type { EventLog, StoredEvent } from "../../events/EventLog.ts"
import type { TellResult } from "../kernel/ActorDefinition.ts"
import type { CreditObservation, DaySum } from "./commands.ts"

const PAGE = 1_000

export interface Bookkeeping {
  readonly log: Pick<EventLog, "page">
  /** Facts up to there are booked, as the ledger itself has it now. */
  readonly through: () => number
  readonly tell: (booking: CreditObservation) => Promise<TellResult>
  readonly signal?: AbortSignal
}

const isMeasured = ({ event }: StoredEvent): boolean => event.type === "RelayTrafficMeasured"

export const concernsLedger = (stored: StoredEvent): boolean => isMeasured(stored) || isCharged(stored.event)

/**
 * From `after`, or from where the ledger stands, to the log's end, or to the first booking that is refused. Somebody
 * else may book at the same time: of two that overlap one is taken, and it goes on from there.
 */
export async function bookFacts(
  after: number,
  { log, through, tell, signal }: Bookkeeping,
): Promise<{ readonly at: number; readonly bookings: number; readonly refused?: Refusal }> {
  let at = after
  let bookings = 0
  while (signal?.aborted !== true) {
    const base = through()
    at = Math.max(at, base)
    const page = await log.page(at as Seq, PAGE)
    const last = page.at(-1)?.seq ?? at
    const found = firstBooking(at, last, page)
    if (found) {
      const refused = await tell({ ...found, base })
      if (!refused.ok) return { at, bookings, refused }
      // A ledger that does not move is none.
      if (through() === base) break
      // Of two that book at once one is taken: it goes on from there, whichever it was.
      at = through()
      bookings++
    } else at = last
    if (at === last && page.length < PAGE) break
  }
  return { at, bookings }
}

type Refusal = Extract<TellResult, { ok: false }>
type Found = Omit<CreditObservation, "base">

/**
 * What was fetched before something was measured is booked before it: what had come for nothing is not paid for by what
 * was earned afterwards.
 */
const firstBooking = (after: number, last: number, page: readonly StoredEvent[]): Found | undefined => {
  const facts = page.filter(concernsLedger)
  const fetched = facts.findIndex(({ event }) => isCharged(event))
  const end = fetched < 0 ? -1 : facts.findIndex((stored, i) => i > fetched && isMeasured(stored))
  if (end > 0) return bookingOf(after, facts[end - 1]!.seq, facts.slice(0, end))
  return facts.length > 0 ? bookingOf(after, last, facts) : undefined
}

const bookingOf = (after: number, through: number, facts: readonly StoredEvent[]): Found => {
  const relayed = new Map<string, number>()
  const fetched = new Map<string, number>()
  for (const { stream, at, event } of facts) {
    const [sums, name, octets] =
      event.type === "PiecesVerified"
        ? ([fetched, splitStreamId(stream).id, event["bytes"] as number] as const)
        : ([relayed, dayOf(at), event["relayed"] as number] as const)
    sums.set(name, (sums.get(name) ?? 0) + octets)
  }
  const days: DaySum[] = [...relayed].map(([day, octets]) => ({ day, octets }))
  return {
    type: "FactsCommitted",
    after,
    through,
    relayed: days,
    fetched: [...fetched].map(([torrent, octets]) => ({ torrent, octets })),
  }
}
