/** `GET /api/state`: everything there is to show, and the cursor to go on from. */
import type { FastifyInstance } from "fastify"
import { paths } from "../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const stateRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.state, () => node.snapshot())
}
