/**
 * What the relay does: while it is to run, has its process run, and tells what it has relayed; while it is not, has none run. The process
 * outlives this node, so stopping the node only lets go of it.
 */
import { wait } from "../../core/wait.ts"
import { RelayError, type RelaySettings } from "../../relay/Relay.ts"
import type { EffectContext, Effects } from "../kernel/ActorDefinition.ts"
import type { Ports } from "../Ports.ts"
import type { RelayInput } from "./commands.ts"
import { type RelayState, evolve } from "./state.ts"

const LOOK_MS = 2_000
/** What was relayed is booked so often, and at each look while a download waits for it. */
const BOOK_MS = 5 * 60_000
const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 5 * 60_000

type Context = EffectContext<RelayState, RelayInput>

export const relayEffects = (ports: Ports): Effects<RelayState, RelayInput> => {
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

async function run(ports: Ports, { id, state, signal, tell }: Context): Promise<void> {
  let wanted = state
  let changed = true
  const unsubscribe = ports.log.onCommit((batch) => {
    for (const { stream, event } of batch) {
      if (stream !== `relay/${id}`) continue
      changed ||= event.type === "RelayLimited" || event.type === "RelayStarted"
      wanted = evolve(wanted, event as never)
    }
  })
  const keep = keeper(ports, tell)
  try {
    let rest = FIRST_REST_MS
    let up = false
    while (!signal.aborted) {
      try {
        if (changed || !up) {
          changed = false
          await ports.relay.run(settingsOf(wanted))
          up = true
        }
        await keep()
        rest = FIRST_REST_MS
        await wait(ports.clock, LOOK_MS, signal)
      } catch (error) {
        if (!(error instanceof RelayError)) throw error
        if (signal.aborted) return
        // Whatever was relayed up to its end and not looked at is lost: too little is counted, never too much.
        if (up) await tell({ type: "ProcessEnded", reason: error.message })
        if (error.code === "port-taken") await tell({ type: "PortTaken", port: wanted.port })
        up = false
        await wait(ports.clock, error.code === "impossible" ? LONGEST_REST_MS : rest, signal)
        rest = Math.min(rest * 2, LONGEST_REST_MS)
      }
    }
  } finally {
    unsubscribe()
    ports.relay.detach()
  }
}

const settingsOf = ({ port, rate, burst }: RelayState): RelaySettings => ({ port, rate, burst })

/** Looks at the relay, and tells what is new of it. */
const keeper = (ports: Ports, tell: Context["tell"]) => {
  let bookedAt = Number.NEGATIVE_INFINITY
  let known: string | undefined
  return async (): Promise<void> => {
    const { problem, ...counters } = await ports.relay.look()
    if (problem !== undefined) await tell({ type: "ExitFound", problem })
    const fingerprint = ports.relay.fingerprint()
    if (fingerprint !== undefined && fingerprint !== known) {
      known = fingerprint
      await ports.avoidRelays()
    }
    const now = ports.clock.now()
    if (now - bookedAt < BOOK_MS && now >= bookedAt && !ports.credit.short) return
    bookedAt = now
    await tell({ type: "TrafficSampled", ...counters })
  }
}
