/** What can be read of the web of trust: `GET /api/trust`, `/api/trust-cost/:id`. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

interface AskedCost {
  Params: { readonly id: string }
  Querystring: { readonly degrees?: unknown }
}

export const trustRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.trust, async () => node.trust())
  app.get<AskedCost>(paths.trustCost(":id"), async (request, reply) => {
    const { id } = request.params
    const { degrees } = request.query
    if (!/^[0-9a-f]{6,64}$/.test(id) || typeof degrees !== "string" || !/^[1-4]$/.test(degrees))
      return reply.code(400).send({
        ok: false,
        code: "malformed",
        message: "Ask with the id of a node, and 1, 2, 3 or 4 degrees.",
      })
    const cost = await node.trustCost(id, Number(degrees))
    return reply.code("ok" in cost ? 409 : 200).send(cost)
  })
}
