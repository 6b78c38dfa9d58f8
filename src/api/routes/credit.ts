/** `GET /api/credit`: the ledger by day, and what the relay has relayed over hours and days. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const creditRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.credit, async () => node.credit())
}
