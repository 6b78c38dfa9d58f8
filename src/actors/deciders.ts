/**
 * All actors by kind: for the kernel's registration, and for offline tools, which fold histories and never start
 * anything.
 */
import type { AnyDefinition } from "./kernel/ActorDefinition.ts"
import { creditActor } from "./credit/definition.ts"
import { mirrorActor } from "./mirror/definition.ts"
import { nodeActor } from "./node/definition.ts"
import { relayActor } from "./relay/definition.ts"
import { shareActor } from "./share/definition.ts"
import { streamActor } from "./stream/definition.ts"
import { torrentActor } from "./torrent/definition.ts"
import { trackerActor } from "./tracker/definition.ts"

export const definitions: readonly AnyDefinition[] = [
  nodeActor,
  shareActor,
  torrentActor,
  streamActor,
  trackerActor,
  mirrorActor,
  relayActor,
  creditActor,
]

export const deciders: Readonly<
  Record<string, { readonly initial: unknown; evolve(state: any, event: any): unknown; modeOf(state: any): string }>
> = Object.fromEntries(
  definitions.map(({ kind, decider, modeOf }) => [kind, { initial: decider.initial, evolve: decider.evolve, modeOf }]),
)
