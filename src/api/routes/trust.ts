/** What can be read of the web of trust: `GET /api/trust`, `/api/trust-cost/:id`, `/api/trust-loss/:id`. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { answered, isTarget, malformed } from "./asked.ts"

interface AskedCost {
  Params: { readonly id: string }
  Querystring: { readonly degrees?: unknown }
}

export const trustRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.trust, async () => node.trust())
  app.get<AskedCost>(paths.trustCost(":id"), async (request, reply) => {
    const { id } = request.params
    const { degrees } = request.query
    if (!isTarget(id) || typeof degrees !== "string" || !/^[1-4]$/.test(degrees))
      return malformed(reply, "Ask with the id of a node, and 1, 2, 3 or 4 degrees.")
    const cost = await node.trustCost(id, Number(degrees))
    return answered(reply, cost)
  })
  app.get<{ Params: AskedCost["Params"] }>(paths.trustLoss(":id"), async (request, reply) => {
    const { id } = request.params
    return isTarget(id) ? answered(reply, node.trustLoss(id)) : malformed(reply, "Ask with the id of a node.")
  })
}
