/**
 * What the relay does: while it is to run, has its process run, and tells what it has relayed; while it is not, has
 * none run. The process outlives this node, so stopping the node only lets go of it.
 */
import { backOff } from "../../core/backOff.ts"
import { type RelayCounters, RelayError, type RelaySettings } from "../../relay/Relay.ts"
import { ownerIn } from "../../storage/secretKinds.ts"
import type { EffectContext, Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { waitWhile } from "../waitWhile.ts"
import type { RelayInput } from "./commands.ts"
import type { RelayState } from "./state.ts"

const LOOK_MS = 2_000
/**
 * What was relayed is booked so often; while a download waits for it, at the next look when it is worth an entry that
 * stays for ever.
 */
const BOOK_MS = 5 * 60_000
const WORTH_BOOKING = 1024 * 1024
const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 5 * 60_000

type Context = EffectContext<RelayState, RelayInput>

export const relayEffects = (
  ports: Needs<"avoidRelays" | "clock" | "credit" | "relay" | "vault">,
): Effects<RelayState, RelayInput> => {
  /** What lets go of the process must have done so before somebody else takes hold of it. */
  let letGo: Promise<void> = Promise.resolve()
  return {
    run: (context) => (letGo = run(ports, context)),

    async end({ tell }) {
      await letGo.catch(() => undefined)
      const last = await ports.relay.end()
      if (last) await tell({ type: "TrafficSampled", ...last })
    },
  }
}

async function run(
  ports: Needs<"avoidRelays" | "clock" | "credit" | "relay" | "vault">,
  context: Context,
): Promise<void> {
  const { state, signal, tell } = context
  const keep = keeper(ports, tell)
  let given = state()
  /** Until then, or until it is to be another relay. */
  const pause = (ms: number) => waitWhile(context, (now) => isSame(now, given), { clock: ports.clock, ms })
  try {
    let failures = 0
    let up = false
    while (!signal.aborted) {
      try {
        if (!up || !isSame(state(), given)) {
          given = state()
          await ports.relay.run(settingsOf(ports, given))
          up = true
        }
        await keep.look()
        failures = 0
        await pause(LOOK_MS)
      } catch (error) {
        if (!(error instanceof RelayError)) throw error
        if (signal.aborted) return
        // Whatever was relayed after the last look is lost: too little is counted, never too much.
        if (up) {
          await keep.book()
          await tell({ type: "ProcessEnded", reason: error.message })
        }
        if (error.code === "port-taken") await tell({ type: "PortTaken", port: given.port })
        up = false
        await pause(error.code === "impossible" ? LONGEST_REST_MS : backOff(FIRST_REST_MS, LONGEST_REST_MS, failures))
        failures++
      }
    }
  } finally {
    ports.relay.detach()
  }
}

/** In all that the process is given as its settings. */
const isSame = (one: RelayState, other: RelayState): boolean =>
  one.port === other.port && one.rate === other.rate && one.burst === other.burst && one.family === other.family

/** A family whose key is lost is declared no more; the check at the start has told of it. */
const settingsOf = ({ vault }: Needs<"vault">, { port, rate, burst, family }: RelayState): RelaySettings => {
  const owner = family === null ? undefined : ownerIn(family)
  return { port, rate, burst, family: owner && vault.get("family", owner.id)?.seed }
}

/** Looks at the relay, and tells what is new of it. */
const keeper = (ports: Needs<"avoidRelays" | "clock" | "credit" | "relay">, tell: Context["tell"]) => {
  let last: RelayCounters | undefined
  let booked = 0
  let bookedAt = Number.NEGATIVE_INFINITY
  let known: string | undefined
  const relayed = () => (last ? Math.min(last.read, last.written) : 0)
  const book = async (): Promise<void> => {
    if (!last) return
    bookedAt = ports.clock.now()
    booked = relayed()
    await tell({ type: "TrafficSampled", ...last })
  }
  return {
    /** What was seen last, whether its time has come or not. */
    book,
    async look(): Promise<void> {
      const { problem, ...counters } = await ports.relay.look()
      last = counters
      if (problem !== undefined) await tell({ type: "ExitFound", problem })
      const fingerprint = ports.relay.fingerprint()
      if (fingerprint !== undefined && fingerprint !== known) {
        known = fingerprint
        await ports.avoidRelays()
      }
      const now = ports.clock.now()
      // A new life of the process counts from nothing.
      const worth = ports.credit.short && (relayed() < booked || relayed() - booked >= WORTH_BOOKING)
      if (worth || now - bookedAt >= BOOK_MS) await book()
    },
  }
}
