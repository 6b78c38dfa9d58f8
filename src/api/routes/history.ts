/**
 * `GET /api/history/:table/:id?before=&limit=`: one page of the own events of the actor that a row is about, newest
 * first.
 */
import type { FastifyInstance } from "fastify"
import { type HistoryPage, historyPath } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { isTargetOrSelf, malformed } from "./asked.ts"
import { wholeNumber } from "./wholeNumber.ts"

const MAX_PAGE = 200
const DEFAULT_PAGE = 50

interface Asked {
  Params: { readonly table: string; readonly id: string }
  Querystring: { readonly before?: unknown; readonly limit?: unknown }
}

export const historyRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<Asked>(historyPath, async (request, reply) => {
    const before = wholeNumber(request.query.before)
    const limit = wholeNumber(request.query.limit ?? String(DEFAULT_PAGE))
    if (!isTargetOrSelf(request.params.id) || before === null || limit === null || limit === undefined) {
      return malformed(reply, "Ask with an id, and whole numbers for before and limit.")
    }
    const entries = await node.history(
      request.params.table,
      request.params.id,
      before,
      Math.min(Math.max(limit, 1), MAX_PAGE),
    )
    if (!entries) return reply.callNotFound()
    return { entries } satisfies HistoryPage
  })
}
