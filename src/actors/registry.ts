/**
 * All actors there are: what each decides, and what it does. A new one is declared in a folder of its own and listed
 * here. Offline tools fold histories by it, and start nothing: effects do nothing before the kernel gives them ports.
 */
import { creditActor } from "./credit/definition.ts"
import { creditEffects } from "./credit/effects.ts"
import type { ActorInput, AnyDefinition, Effects } from "./kernel/ActorDefinition.ts"
import type { Provided } from "./kernel/Provided.ts"
import { mirrorActor } from "./mirror/definition.ts"
import { mirrorEffects } from "./mirror/effects.ts"
import { nodeActor } from "./node/definition.ts"
import { nodeEffects } from "./node/effects.ts"
import type { Ports } from "./Ports.ts"
import { releaseActor } from "./release/definition.ts"
import { releaseEffects } from "./release/effects.ts"
import { relayActor } from "./relay/definition.ts"
import { relayEffects } from "./relay/effects.ts"
import { shareActor } from "./share/definition.ts"
import { shareEffects } from "./share/effects.ts"
import { streamActor } from "./stream/definition.ts"
import { streamEffects } from "./stream/effects.ts"
import { torrentActor } from "./torrent/definition.ts"
import { torrentEffects } from "./torrent/effects.ts"
import { trackerActor } from "./tracker/definition.ts"
import { trackerEffects } from "./tracker/effects.ts"
import { trustedActor } from "./trusted/definition.ts"
import { trustedEffects } from "./trusted/effects.ts"

export interface ListedActor {
  readonly definition: AnyDefinition
  readonly effects: (ports: Ports) => Effects<unknown, ActorInput> | Provided<unknown, ActorInput>
}

export const actors: readonly ListedActor[] = [
  { definition: nodeActor, effects: nodeEffects },
  { definition: shareActor, effects: shareEffects },
  { definition: torrentActor, effects: torrentEffects },
  { definition: streamActor, effects: streamEffects },
  { definition: trackerActor, effects: trackerEffects },
  { definition: mirrorActor, effects: mirrorEffects },
  { definition: trustedActor, effects: trustedEffects },
  { definition: relayActor, effects: relayEffects },
  { definition: creditActor, effects: creditEffects },
  { definition: releaseActor, effects: releaseEffects },
]

export const definitions: readonly AnyDefinition[] = actors.map(({ definition }) => definition)

type Folding = Pick<AnyDefinition["decider"], "initial" | "evolve"> & Pick<AnyDefinition, "modeOf">

export const deciders: Readonly<Record<string, Folding>> = Object.fromEntries(
  definitions.map(({ kind, decider, modeOf }) => [kind, { initial: decider.initial, evolve: decider.evolve, modeOf }]),
)
