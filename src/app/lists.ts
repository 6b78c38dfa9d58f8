/**
 * What a node is made of, list by list: the facts, the actors with what they do, the read models, the commands. A
 * feature is a line in each; what follows from them (rows, feed, histories, replies) names no feature.
 */
import { creditActor } from "../actors/credit/definition.ts"
import { creditEffects } from "../actors/credit/effects.ts"
import type { AnyDefinition } from "../actors/kernel/ActorDefinition.ts"
import { mirrorActor } from "../actors/mirror/definition.ts"
import { mirrorEffects } from "../actors/mirror/effects.ts"
import { nodeActor } from "../actors/node/definition.ts"
import { nodeEffects } from "../actors/node/effects.ts"
import type { Ports } from "../actors/Ports.ts"
import { relayActor } from "../actors/relay/definition.ts"
import { relayEffects } from "../actors/relay/effects.ts"
import { shareActor } from "../actors/share/definition.ts"
import { shareEffects } from "../actors/share/effects.ts"
import { streamActor } from "../actors/stream/definition.ts"
import { streamEffects } from "../actors/stream/effects.ts"
import { torrentActor } from "../actors/torrent/definition.ts"
import { torrentEffects } from "../actors/torrent/effects.ts"
import { trackerActor } from "../actors/tracker/definition.ts"
import { trackerEffects } from "../actors/tracker/effects.ts"
import type { Registry } from "../events/EventLog.ts"
import { registry } from "../events/registry.ts"
import type { ReadModel } from "../projections/ReadModel.ts"
import { readModels } from "../projections/registry.ts"
import type { Command } from "./commands/defineCommand.ts"
import { commands } from "./commands/registry.ts"

export interface ListedActor {
  readonly definition: AnyDefinition
  readonly effects: (ports: Ports) => unknown
}

export interface Lists {
  readonly facts: Registry
  readonly actors: readonly ListedActor[]
  readonly readModels: readonly ReadModel[]
  readonly commands: readonly Command[]
}

export const lists: Lists = {
  facts: registry,
  actors: [
    { definition: nodeActor, effects: nodeEffects },
    { definition: shareActor, effects: shareEffects },
    { definition: torrentActor, effects: torrentEffects },
    { definition: streamActor, effects: streamEffects },
    { definition: trackerActor, effects: trackerEffects },
    { definition: mirrorActor, effects: mirrorEffects },
    { definition: relayActor, effects: relayEffects },
    { definition: creditActor, effects: creditEffects },
  ],
  readModels,
  commands,
}
