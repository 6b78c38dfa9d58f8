/**
 * What the node does while it runs: publishes the management onion, reports the carrier's health, sets how fast all
 * may go, forgets old streams.
 */
import { DateMark } from "../../core/DateMark.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { untilAborted, wait } from "../../core/wait.ts"
import { ratesAt, wallClock } from "../../core/nodeLimits.ts"
import { waitWhile } from "../waitWhile.ts"
import type { NodeInput } from "./commands.ts"
import type { NodeState } from "./state.ts"

const RETENTION_MS = 7 * 24 * 3_600_000
const EXPIRE_EVERY_MS = 3_600_000
const MINUTE_MS = 60_000

export const nodeEffects = (
  ports: Needs<"attachManagement" | "clock" | "exchange" | "expireHistory" | "published" | "transport" | "vault">,
): Effects<NodeState, NodeInput> => ({
  async manage({ signal }) {
    const secret = ports.vault.get("management")
    if (!secret) throw new Error("the management key is gone")
    const claim = { use: "management" } as const
    const publication = await ports.transport.publish(secret.seed, ports.attachManagement, { claim })
    try {
      await Promise.race([publication.ready, untilAborted(signal)])
      if (!signal.aborted) ports.published("management", publication.address)
      await untilAborted(signal)
    } finally {
      ports.published("management", undefined)
      await publication.close()
    }
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
      const before = ports.clock.date() - RETENTION_MS
      const events = await ports.expireHistory(before)
      if (events > 0) await tell({ type: "HistoryExpired", before, events })
      // Nothing is forgotten under a date that was set a moment ago: the next look believes it, if it still stands.
      for (let mark = new DateMark(ports.clock); !signal.aborted; mark = new DateMark(ports.clock)) {
        await wait(ports.clock, EXPIRE_EVERY_MS, signal)
        if (!mark.wrong) break
      }
    }
  },
})
