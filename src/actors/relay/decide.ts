/**
 * What the relay decides. Pure and total. Nothing runs without consent. What was relayed in one life of the process is
 * the lesser of what it read and wrote; a sample counts for what it adds to the one before of the same meter, so one
 * that comes twice or late adds nothing.
 */
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import { LEAST_RATE } from "../../core/relayRate.ts"
import type { RelayEvent } from "../../events/relay.ts"
import type { RelayInput } from "./commands.ts"
import type { RelayState } from "./state.ts"

const noConsent = reject(
  "no-consent",
  "a relay makes this machine's address public, so it runs only after you have said yes: read " +
    "`bulbil relay consent --help`, then `bulbil relay consent yes`",
)

const otherFamily = reject(
  "other-family",
  "this relay declares a family already: leave it first, with `bulbil relay family leave`, then join the other one",
)
const noFamily = reject("no-family", "this relay declares no family: there is none to leave")

export const decide = (state: RelayState, input: RelayInput, moment: Moment): Decision<RelayEvent> => {
  switch (input.type) {
    case "AnswerConsent":
      return input.consent === "yes"
        ? consent(state, moment)
        : state.consent === "no"
          ? nothing
          : accept({ type: "ConsentRefused" })
    case "StartRelay": {
      if (state.consent !== "yes") return noConsent
      const { port = 0 } = input
      if (state.wanted && (port === 0 || port === state.port)) return nothing
      return accept(port === 0 ? started(state, moment) : { type: "RelayStarted", port, chosen: true })
    }
    case "StopRelay":
      return state.wanted ? accept({ type: "RelayStopped" }) : reject("relay-not-running", "no relay runs here")
    case "LimitRelay": {
      const { rate, burst = 2 * rate } = input
      if (!Number.isSafeInteger(rate) || !Number.isSafeInteger(burst) || rate < LEAST_RATE)
        return reject("bad-limit", "a relay must be given 75 KiB a second at least, or Tor does not take it")
      if (burst < rate) return reject("bad-limit", "the burst cannot be less than the rate")
      return rate === state.rate && burst === state.burst ? nothing : accept({ type: "RelayLimited", rate, burst })
    }
    case "DeclareFamily":
      if (state.family !== null && state.family !== input.key) return otherFamily
      return state.family === null ? accept({ type: "FamilyDeclared", key: input.key }) : nothing
    case "LeaveFamily":
      return state.family === null ? noFamily : accept({ type: "FamilyLeft" })
    case "TrafficSampled":
      return sampled(state, input)
    case "ProcessEnded":
      return state.wanted ? accept({ type: "RelayEnded", reason: input.reason }) : nothing
    case "PortTaken": {
      if (!state.wanted || state.portChosen || input.port !== state.port) return nothing
      return accept({ type: "RelayStarted", port: drawnPort(moment, state.port), chosen: false })
    }
    case "ExitFound":
      return state.wanted ? accept({ type: "RelayExposed", problem: input.problem }) : nothing
    default:
      return reject("unknown-input", `a relay does not know ${String((input as { type?: unknown }).type)}`)
  }
}

function consent(state: RelayState, moment: Moment): Decision<RelayEvent> {
  if (state.consent === "yes") return nothing
  const limit: RelayEvent[] = state.rate > 0 ? [] : [{ type: "RelayLimited", ...drawnLimit(moment) }]
  return accept({ type: "ConsentGiven" }, ...limit, started(state, moment))
}

const started = (state: RelayState, moment: Moment): RelayEvent => ({
  type: "RelayStarted",
  port: state.port || drawnPort(moment, 0),
  chosen: state.portChosen,
})

function sampled(
  state: RelayState,
  { meter, read, written }: Extract<RelayInput, { type: "TrafficSampled" }>,
): Decision<RelayEvent> {
  const last = Object.hasOwn(state.meters, meter) ? state.meters[meter]! : { read: 0, written: 0 }
  if (read < last.read || written < last.written) return nothing
  const relayed = Math.min(read, written) - Math.min(last.read, last.written)
  return relayed > 0 ? accept({ type: "RelayTrafficMeasured", meter, read, written, relayed }) : nothing
}

const FIRST_PORT = 20_000
const PORTS = 12_000

/** Below the ports that the system gives out itself. Another than `but`. */
const drawnPort = ({ id }: Moment, but: number): number => {
  const port = FIRST_PORT + (Number.parseInt(id.slice(0, 8), 16) % PORTS)
  return port === but ? port + PORTS : port
}

const STEP = 64 * 1024

/**
 * From 1 to 1.5 MiB/s, as Tor asks of relays at least. Relays publish their limits: were it the same on all nodes,
 * anybody could list who runs this software.
 */
const drawnLimit = ({ id }: Moment): { readonly rate: number; readonly burst: number } => {
  const rate = (16 + (Number.parseInt(id.slice(8, 16), 16) % 9)) * STEP
  return { rate, burst: 2 * rate }
}
