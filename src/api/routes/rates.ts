/** `GET /api/rates/:id?span=minutes|day|month`: of a torrent, or of the whole node as `self`. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { isRateSpan } from "../../core/RateRing.ts"
import type { ManagedNode } from "../Node.ts"
import { isTargetOrSelf, malformed } from "./asked.ts"

interface Asked {
  Params: { readonly id: string }
  Querystring: { readonly span?: unknown }
}

export const ratesRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<Asked>(paths.rates(":id"), async ({ params: { id }, query: { span = "minutes" } }, reply) => {
    if (!isTargetOrSelf(id) || !isRateSpan(span))
      return malformed(reply, "Ask with an id, and minutes, day or month as the span.")
    return node.rates(id, span)
  })
}
