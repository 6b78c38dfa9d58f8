/**
 * What the ledger does while it is open: reads the log behind everybody else's commits, and books what it finds. It
 * goes on from where the ledger's own history says, so that a crash between a fact and its booking loses nothing and
 * counts nothing twice.
 */
import { isCharged } from "../../core/credit.ts"
import { dayOf } from "../../core/day.ts"
import { type Seq, splitStreamId } from "../../core/ids.ts"
import { wait } from "../../core/wait.ts"
import type { StoredEvent } from "../../events/EventLog.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import type { CreditInput, CreditObservation, DaySum } from "./commands.ts"
import type { CreditState } from "./state.ts"

const PAGE = 1_000
/** Between two bookings: each is a commit of its own, and a fast download makes several others in this time. */
const REST_MS = 1_000

export const creditEffects = (ports: Needs<"clock" | "log">): Effects<CreditState, CreditInput> => ({
  async book({ state, signal, tell }) {
    let at = state().through
    let news = true
    let wake: () => void = () => undefined
    const unsubscribe = ports.log.onCommit((batch) => {
      news ||= batch.some(concerns)
      if (news) wake()
    })
    const onAbort = () => wake()
    signal.addEventListener("abort", onAbort)
    try {
      while (!signal.aborted) {
        if (!news) await new Promise<void>((resolve) => (wake = resolve))
        news = false
        let booked = false
        for (let more = true; more && !signal.aborted;) {
          const page = await ports.log.page(at as Seq, PAGE)
          more = page.length === PAGE
          const through = page.at(-1)?.seq
          if (through === undefined) break
          const found = page.filter(concerns)
          if (found.length > 0) {
            const answer = await tell(booking(at, through, found))
            // Not booked now: it is found again from where the booking stands.
            if (!answer.ok && (signal.aborted || answer.code === "stopping")) return
            if (!answer.ok) throw new Error(answer.message)
            booked = true
          }
          at = through
        }
        if (booked) await wait(ports.clock, REST_MS, signal)
      }
    } finally {
      unsubscribe()
      signal.removeEventListener("abort", onAbort)
    }
  },
})

const concerns = ({ event }: StoredEvent): boolean => event.type === "RelayTrafficMeasured" || isCharged(event)

const booking = (after: number, through: number, facts: readonly StoredEvent[]): CreditObservation => {
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
