/**
 * What an onion stream does: dials its lane, waits for its end, closes it. The session itself lives in the exchange, by
 * the stream's id, so that a restarted actor finds it again.
 */
import { DialError } from "../../transport/Transport.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { untilAborted } from "../../core/wait.ts"
import type { StreamInput } from "./commands.ts"
import type { StreamState } from "./state.ts"

export const streamEffects = (ports: Needs<"clock" | "exchange">): Effects<StreamState, StreamInput> => ({
  async dial({ id, state, signal, tell }) {
    const { torrent, peer, lane, attempt } = state()
    const begun = ports.clock.now()
    try {
      await ports.exchange.connect(torrent, peer, lane, id, signal)
      await tell({ type: "DialSucceeded", attempt, ms: ports.clock.now() - begun })
    } catch (error) {
      if (signal.aborted) return
      const known = error instanceof DialError ? error : undefined
      const message = error instanceof Error ? error.message : String(error)
      await tell({
        type: "DialFailed",
        attempt,
        code: known?.code ?? "protocol",
        remedy: known?.remedy ?? "mirror",
        message,
      })
    }
  },

  async carry({ id, tell, signal }) {
    const ended = await Promise.race([ports.exchange.laneEnded(id), untilAborted(signal)])
    if (ended && !signal.aborted) await tell({ type: "SessionEnded", ...ended })
  },

  async close({ id }) {
    ports.exchange.closeLane(id)
  },
})
