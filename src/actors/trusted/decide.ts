/**
 * What is decided of a trusted node. Pure and total. Nobody becomes one but by its operator's own command: whoever is
 * reached through others, listed in a swarm or mirrored stays what it was.
 */
import { DAY_MS } from "../../core/day.ts"
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import type { TrustedEvent } from "../../events/trusted.ts"
import type { TrustedInput } from "./commands.ts"
import { modeOf } from "./mode.ts"
import type { TrustedState } from "./state.ts"

export const decide = (state: TrustedState, input: TrustedInput, { at }: Moment): Decision<TrustedEvent> => {
  if (input.type === "TrustNode")
    return state.phase === "absent"
      ? accept({ type: "NodeTrusted", secret: input.secret })
      : reject("trusted-exists", "this node is trusted already")
  if (state.phase === "absent") return reject("no-such-node", "there is no such node; `bulbil trust list` lists them")
  if (state.phase === "revoked")
    return input.type === "RevokeTrust" ? reject("trust-revoked", "this node's trust was revoked before") : nothing
  switch (input.type) {
    case "NameNode":
      return accept({ type: "NodeNamed" })
    case "ChooseDegrees":
      return chosen(state, input)
    case "TellOthers":
      if (state.phase !== "known" && input.told === "anybody")
        return reject("not-found-yet", "it has not been found yet, so nobody is told of it; wait until it answers")
      return state.told === input.told ? nothing : accept({ type: "EdgeTold", told: input.told })
    case "LookNow":
      if (state.phase === "failed") return reject("not-a-node", "no tracker can be trusted at this address; revoke it")
      return state.forked ? frozen : nothing
    case "RevokeTrust":
      return accept({ type: "TrustRevoked" })
    default:
      return observed(state, input, at)
  }
}

const frozen = reject("tracker-forked", "it has told two stories under one signature; it is followed no further")

function chosen(
  state: TrustedState,
  { degrees, nodes, octets }: Extract<TrustedInput, { type: "ChooseDegrees" }>,
): Decision<TrustedEvent> {
  if (!(Number.isInteger(degrees) && degrees >= 1 && degrees <= 4))
    return reject("bad-degrees", "give 1, 2, 3 or 4 degrees")
  // As far as before, it is agreed to anew: it may have come to cost more.
  const same = state.agreed?.nodes === nodes && state.agreed.octets === octets
  if (degrees === state.degrees && (degrees === 1 || same)) return nothing
  if (degrees > 1 && state.forked) return frozen
  if (degrees > 1 && state.phase !== "known")
    return reject(
      "not-found-yet",
      "it has not been found yet, so what lies behind it is not known; wait until it answers",
    )
  return accept({ type: "DegreesChosen", degrees, nodes, octets })
}

/** What the world reports is never refused: what comes too late, or twice, changes nothing. */
function observed(state: TrustedState, input: TrustedInput, at: number): Decision<TrustedEvent> {
  const { phase, forked, silent } = state
  const known = phase === "known" && !forked
  switch (input.type) {
    case "NodeMet": {
      if (phase === "failed" || forked) return nothing
      const fresh = phase === "greeting" || silent || Math.abs(at - state.foundAt) >= DAY_MS
      return fresh ? accept({ type: "NodeFound", seq: input.seq, count: input.count, at }) : nothing
    }
    case "NodeMissed":
      return known && !silent ? accept({ type: "NodeFellSilent", code: input.code }) : nothing
    case "WordsTaken": {
      const { seq, entries, octets } = input
      const news = seq > state.seq || !state.indexed || state.remote
      return known && news ? accept({ type: "CatalogueIndexed", seq, entries, octets }) : nothing
    }
    case "CatalogueTooBig":
      return known && !state.remote ? accept({ type: "CatalogueLeftRemote", count: input.count }) : nothing
    case "ListRead": {
      const { nodes, total } = input
      const same = (state.listed?.nodes ?? 0) === nodes && (state.listed?.total ?? 0) === total && state.listed
      return known && !same ? accept({ type: "TrustListRead", nodes, total }) : nothing
    }
    case "NodeLied":
      return phase === "known" && !state.lies.includes(input.what)
        ? accept({ type: "NodeDistrusted", what: input.what })
        : nothing
    case "GreetFailed":
      return modeOf(state) === "greeting"
        ? accept({ type: "GreetingFailed", code: input.code, message: input.message })
        : nothing
    default:
      return reject("unknown-input", `a trusted node does not know ${String((input as { type?: unknown }).type)}`)
  }
}
