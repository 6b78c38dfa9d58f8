/**
 * What the node does while it runs: publishes the management onion, reports the carrier's health, sets how fast all
 * may go, forgets old streams.
 */
import type { Clock } from "../../core/Clock.ts"
import { DateMark } from "../../core/DateMark.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { untilAborted, wait } from "../../core/wait.ts"
import { ratesAt, wallClock } from "../../core/nodeLimits.ts"
import { waitWhile } from "../waitWhile.ts"
import type { Publication } from "../../transport/Transport.ts"
import type { NodeInput } from "./commands.ts"
import type { NodeState } from "./state.ts"

const EXPIRE_EVERY_MS = 3_600_000
const MINUTE_MS = 60_000
const LAST_ANSWER_MS = 5_000

/** Lets nobody in any more. Who has just asked for the change, over this onion, still gets the answer. */
const leave = async (clock: Clock, publication: Publication, signal: AbortSignal): Promise<void> => {
  void publication.withdraw()
  await wait(clock, LAST_ANSWER_MS, signal)
  await publication.close()
}

export const nodeEffects = (
  ports: Needs<"clock" | "exchange" | "expireHistory" | "management" | "published" | "retention" | "transport">,
): Effects<NodeState, NodeInput> => ({
  async manage({ signal }) {
    const leaving: Promise<void>[] = []
    while (!signal.aborted) {
      const { seed, clients, changed } = ports.management.onion()
      const options = { claim: { use: "management" }, ...(clients && { clients }) } as const
      const publication = await ports.transport.publish(seed, ports.management.attach, options)
      const over = AbortSignal.any([signal, changed])
      await Promise.race([publication.ready, untilAborted(over)])
      if (!over.aborted) ports.published("management", publication.address)
      await untilAborted(over)
      ports.published("management", undefined)
      leaving.push(leave(ports.clock, publication, signal))
    }
    await Promise.all(leaving)
  },

  async watchCarrier({ signal, tell }) {
    const report = () => {
      const { state, percent, summary, reason, clockSkewSeconds } = ports.transport.health()
      void tell({
        type: "CarrierReported",
        state,
        percent,
        summary,
        ...(reason === undefined ? {} : { reason }),
        ...(clockSkewSeconds === undefined ? {} : { clockSkewSeconds }),
      })
    }
    const unsubscribe = ports.transport.onHealth(report)
    report()
    await untilAborted(signal)
    unsubscribe()
  },

  /** A timetable is looked at as each minute begins: whatever is done to the date, it is wrong for a minute. */
  async limit(context) {
    const { clock, exchange } = ports
    const wall = wallClock()
    while (!context.signal.aborted) {
      const { limits } = context.state()
      const { down, up } = ratesAt(limits, wall(clock.date()))
      exchange.limit({ down, up })
      const next = { clock, ms: MINUTE_MS - (clock.date() % MINUTE_MS) }
      await waitWhile(context, (now) => now.limits === limits, limits.use === "schedule" ? next : undefined)
    }
  },

  async expire({ signal, tell }) {
    while (!signal.aborted) {
      const { ms, changed } = ports.retention()
      const before = ports.clock.date() - ms
      const events = await ports.expireHistory(before)
      if (events > 0) await tell({ type: "HistoryExpired", before, events })
      // Nothing is forgotten under a date that was set a moment ago: an hour later it is believed, if it still stands.
      for (let over = AbortSignal.any([signal, changed]); !signal.aborted; over = signal) {
        const mark = new DateMark(ports.clock)
        await wait(ports.clock, EXPIRE_EVERY_MS, over)
        if (!mark.wrong) break
      }
    }
  },
})
