/**
 * Ends a relay that goes on while its node does not run, as that node would: what it counted last is written down, and
 * that it was stopped, so that the node does not start it again. Holds the writer's lock meanwhile: no node begins.
 */
import { Kernel } from "../actors/kernel/Kernel.ts"
import type { RelayInput } from "../actors/relay/commands.ts"
import { relayActor } from "../actors/relay/definition.ts"
import type { CommandReply } from "../contract/commands.ts"
import { SqliteEventLog } from "../events/log/SqliteEventLog.ts"
import { registry } from "../events/registry.ts"
import type { Relay } from "../relay/Relay.ts"
import { TorRelay } from "../relay/TorRelay.ts"
import { localTor } from "../transport/tor/localTor.ts"
import { refuse } from "./commands/answers.ts"
import { type DataDirectory, dataPaths } from "./DataDirectory.ts"
import { systemClock, systemRandom } from "./systemClock.ts"

/** It has run for long, so what it is asked it answers soon or never. */
const PATIENCE_MS = 3_000

/** In which network it is makes no difference for its end. */
const relayOf = ({ relay: folder, relaySocket: socket }: DataDirectory): Relay => {
  const [clock, random] = [systemClock, systemRandom]
  const tor = localTor({ clock, random, upWithinMs: PATIENCE_MS })
  return new TorRelay({ folder, socket, network: [], clock, tor })
}

/** What a relay does is done here by hand. */
const nothing = async (): Promise<void> => undefined

/** @throws LogError when the log cannot be written, or a node runs. */
export const endRelay = async (root: string, given?: Relay): Promise<CommandReply> => {
  const data = dataPaths(root)
  const log = await SqliteEventLog.open({ file: data.events, registry })
  const onDefect = (where: string, defect: unknown): void => {
    throw new Error(where, { cause: defect })
  }
  const kernel = new Kernel({ log, clock: systemClock, random: systemRandom, registry, onDefect })
  try {
    const relay = given ?? relayOf(data)
    kernel.register(relayActor, { run: nothing, end: nothing })
    const tell = (input: RelayInput) => kernel.tell("relay", "self", input)
    const ran = relay.live().pid !== null
    const counted = await relay.end()
    if (counted) await tell({ type: "TrafficSampled", ...counted })
    const stopped = await tell({ type: "StopRelay" })
    if (stopped.ok || ((ran || counted) && stopped.code === "relay-not-running")) return { ok: true, id: "self" }
    return refuse(stopped.code, stopped.message)
  } finally {
    await kernel.stop()
    await log.close()
  }
}
