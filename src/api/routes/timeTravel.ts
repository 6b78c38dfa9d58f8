/**
 * What was: `GET /api/history/:table/:id/index`, `/modes` and `/at/:version` of one actor; `GET /api/activity`,
 * `/api/activity/index` and `/api/at/:seq` of the whole node.
 */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { answered, isTargetOrSelf, malformed } from "./asked.ts"
import { wholeNumber } from "./wholeNumber.ts"

const MAX_PAGE = 200
const DEFAULT_PAGE = 100

interface AskedActor {
  Params: { readonly table: string; readonly id: string; readonly version?: string }
}

interface AskedActivity {
  Querystring: { readonly before?: unknown; readonly limit?: unknown; readonly kinds?: unknown }
}

/** Events are numbered from 1. */
const eventNumber = (text: unknown): number | undefined => {
  const number = wholeNumber(text)
  return typeof number === "number" && number > 0 ? number : undefined
}

export const timeTravelRoutes = (app: FastifyInstance, { past }: ManagedNode): void => {
  app.get<AskedActor>(paths.historyIndex(":table" as never, ":id"), async ({ params: { table, id } }, reply) =>
    isTargetOrSelf(id) ? answered(reply, await past.index(table, id)) : malformed(reply, "Ask with an id."),
  )
  app.get<AskedActor>(paths.historyModes(":table" as never, ":id"), async ({ params: { table, id } }, reply) =>
    isTargetOrSelf(id) ? answered(reply, await past.modes(table, id)) : malformed(reply, "Ask with an id."),
  )
  app.get<AskedActor>(paths.stateAt(":table" as never, ":id", ":version"), async ({ params }, reply) => {
    const version = eventNumber(params.version)
    if (!isTargetOrSelf(params.id) || version === undefined)
      return malformed(reply, "Ask with an id, and a version that is a whole number from 1 on.")
    return answered(reply, await past.state(params.table, params.id, version))
  })
  app.get<{ Params: { readonly seq: string } }>(paths.nodeAt(":seq"), async ({ params }, reply) => {
    const seq = eventNumber(params.seq)
    return seq === undefined
      ? malformed(reply, "Ask with an event's number, from 1 on.")
      : answered(reply, await past.node(seq))
  })
  app.get<AskedActivity>(paths.activity, async ({ query }, reply) => {
    const before = wholeNumber(query.before)
    const limit = wholeNumber(query.limit ?? String(DEFAULT_PAGE))
    const { kinds } = query
    if (
      before === null ||
      typeof limit !== "number" ||
      !(kinds === undefined || (typeof kinds === "string" && /^[a-z]{1,20}(,[a-z]{1,20}){0,20}$/.test(kinds)))
    )
      return malformed(reply, "Ask with whole numbers for before and limit, and names of kinds with commas between.")
    return past.activity({
      limit: Math.min(Math.max(limit, 1), MAX_PAGE),
      ...(before === undefined ? {} : { before }),
      ...(kinds === undefined ? {} : { kinds: kinds.split(",") }),
    })
  })
  app.get(paths.activityIndex, async () => past.activityIndex())
}
