/**
 * `GET /api/state`: everything there is to show, with the cursor and the tick to go on from; with `?first=` no more
 * than what a page needs to begin.
 */
import type { FastifyInstance } from "fastify"
import { paths, type StateAnswer } from "../../contract/feed.ts"
import { beginningOf } from "../beginning.ts"
import type { LiveFeed } from "../LiveFeed.ts"
import type { ManagedNode } from "../Node.ts"
import { wholeNumber } from "./wholeNumber.ts"

interface Asked {
  Querystring: { readonly first?: unknown }
}

export const stateRoute = (app: FastifyInstance, node: ManagedNode, figures: LiveFeed): void => {
  app.get<Asked>(paths.state, async (request, reply) => {
    const first = wholeNumber(request.query.first)
    if (first === null)
      return reply.code(400).send({ ok: false, code: "malformed", message: "`first` is a whole number from 0." })
    const state = await node.snapshot()
    const tick = figures.seen(state.live)
    const shown = first === undefined ? state : beginningOf(state, first)
    return { ...shown, tick, ...(shown === state ? {} : { more: true }) } satisfies StateAnswer
  })
}
