/**
 * The composition root: the node as a graph of layers, each built on those below it, and closed before them, whatever
 * fails half-way. Nothing else in the project knows how the parts are put together.
 */
import { Context, Effect, Layer, type Scope } from "effect"
import type { BulbilNode } from "./BulbilNode.ts"
import { actorsLayer, boardLayer } from "./layers/actors.ts"
import { Begun, begunLayer } from "./layers/begun.ts"
import { groundLayer } from "./layers/ground.ts"
import { livesLayer } from "./layers/lives.ts"
import { Managed, managementLayer } from "./layers/management.ts"
import type { PartFailed } from "./layers/part.ts"
import { logLayer, rowsLayer, secretsLayer } from "./layers/records.ts"
import { entriesLayer, searchLayer } from "./layers/entries.ts"
import { settingsLayer } from "./layers/settings.ts"
import { accountLayer, filesLayer, swarmsLayer, trackersLayer } from "./layers/swarms.ts"
import { carrierLayer, dialsLayer, relayLayer, sessionsLayer } from "./layers/tor.ts"
import { sightingsLayer, trustFileLayer } from "./layers/sightings.ts"
import { friendsLayer, trustLayer } from "./layers/trust.ts"
import type { NodeConfig } from "./NodeConfig.ts"
import type { NodeParts } from "./NodeParts.ts"

export interface RunningNode {
  readonly node: BulbilNode
  readonly parts: NodeParts
  /** Resolves with `http://<onion>/management/<token>` when the management onion is published. */
  readonly managementLink: Promise<string>
}

/** What is remembered, what is shown of it, and what is secret. */
const recordsLayer = secretsLayer.pipe(Layer.provideMerge(rowsLayer), Layer.provideMerge(logLayer))
/** What carries all that goes to others, and what is carried for them. */
const networkLayer = sessionsLayer.pipe(
  Layer.provideMerge(carrierLayer),
  Layer.provideMerge(relayLayer),
  Layer.provideMerge(dialsLayer),
)

/** From the top down; each sees all that stand below it. */
const nodeLayer = (config: NodeConfig) =>
  begunLayer.pipe(
    Layer.provideMerge(managementLayer),
    Layer.provideMerge(actorsLayer),
    Layer.provideMerge(boardLayer),
    Layer.provideMerge(livesLayer),
    Layer.provideMerge(filesLayer),
    Layer.provideMerge(friendsLayer),
    Layer.provideMerge(trustLayer),
    Layer.provideMerge(trackersLayer),
    Layer.provideMerge(sightingsLayer),
    Layer.provideMerge(trustFileLayer),
    Layer.provideMerge(searchLayer),
    Layer.provideMerge(entriesLayer),
    Layer.provideMerge(swarmsLayer),
    Layer.provideMerge(accountLayer),
    Layer.provideMerge(networkLayer),
    Layer.provideMerge(settingsLayer),
    Layer.provideMerge(recordsLayer),
    Layer.provideMerge(groundLayer(config)),
  )

/** Fails with what a part threw; `PartFailed` has the part's name. */
export const openNode = (config: NodeConfig): Effect.Effect<RunningNode, PartFailed, Scope.Scope> =>
  Effect.map(Layer.build(nodeLayer(config)), (built) => {
    const parts = Context.get(built, Begun)
    const managementLink = parts.board.whenPublished("management").then(() => parts.access.link)
    return { node: Context.get(built, Managed), parts, managementLink }
  })
