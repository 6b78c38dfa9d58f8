/** `GET /api/state`: everything there is to show, with the cursor and the tick to go on from. */
import type { FastifyInstance } from "fastify"
import { paths, type StateAnswer } from "../../contract/feed.ts"
import type { LiveFeed } from "../LiveFeed.ts"
import type { ManagedNode } from "../Node.ts"

export const stateRoute = (app: FastifyInstance, node: ManagedNode, figures: LiveFeed): void => {
  app.get(paths.state, async (): Promise<StateAnswer> => {
    const snapshot = await node.snapshot()
    return { ...snapshot, tick: figures.seen(snapshot.live) }
  })
}
