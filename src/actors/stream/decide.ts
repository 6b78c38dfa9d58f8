/** What an onion stream decides. Pure and total. */
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import type { StreamEvent } from "../../events/stream.ts"
import type { StreamInput } from "./commands.ts"
import type { StreamState } from "./state.ts"

/** After so many dials the lane is given up; the swarm may ask for another. */
const MAX_ATTEMPTS = 4
const FIRST_BACKOFF_MS = 4_000
/** At most this much longer than the double of the one before. */
const SPREAD = 0.5
/** After the last failure but one. */
export const LONGEST_BACKOFF_MS = FIRST_BACKOFF_MS * 2 ** (MAX_ATTEMPTS - 2) * (1 + SPREAD)

export const decide = (state: StreamState, input: StreamInput, moment: Moment): Decision<StreamEvent> => {
  switch (input.type) {
    case "RequestStream":
      if (state.mode !== "absent") return reject("stream-exists", "this stream exists already")
      return accept({ type: "StreamRequested", torrent: input.torrent, peer: input.peer, lane: input.lane })
    case "DialSucceeded":
      if (state.mode !== "dialing" || input.attempt !== state.attempt) return nothing
      return accept({ type: "StreamOpened", attempt: input.attempt, ms: Math.max(0, Math.round(input.ms)) })
    case "DialFailed": {
      if (state.mode !== "dialing" || input.attempt !== state.attempt) return nothing
      const again = input.remedy === "back-off" && state.attempt < MAX_ATTEMPTS
      // Spread by the moment's fresh bits, so that lanes which failed together do not dial together.
      const spread = Number.parseInt(moment.id.slice(0, 4), 16) / 0xffff
      const wait = Math.round(FIRST_BACKOFF_MS * 2 ** (state.attempt - 1) * (1 + spread * SPREAD))
      return accept({
        type: "StreamFailed",
        attempt: input.attempt,
        code: input.code,
        message: input.message,
        remedy: again ? "back-off" : input.remedy === "back-off" ? "mirror" : input.remedy,
        retryAt: again ? moment.at + wait : 0,
      })
    }
    case "RetryDue":
      return state.mode === "backing-off" ? accept({ type: "StreamRetried", attempt: state.attempt + 1 }) : nothing
    case "SessionEnded":
      if (state.mode !== "open") return nothing
      return accept({ type: "StreamClosed", reason: input.reason, bytesIn: input.bytesIn, bytesOut: input.bytesOut })
    case "CloseStream":
      // An open lane ends with its session, which alone knows what it has carried.
      if (state.mode === "absent" || state.mode === "open" || state.mode === "closed") return nothing
      return accept({ type: "StreamClosed", reason: input.reason, bytesIn: 0, bytesOut: 0 })
    default:
      return reject("unknown-input", `a stream does not know ${String((input as { type?: unknown }).type)}`)
  }
}
