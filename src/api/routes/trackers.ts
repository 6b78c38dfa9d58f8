/**
 * What can be read of trackers: `GET /api/catalogue`, `/api/listings`, `/api/mirrors-of/:id`, `/api/swarm/:infohash`.
 */
import type { FastifyInstance } from "fastify"
import { InfoHash } from "../../core/ids.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { answered, isTargetOrSelf, malformed } from "./asked.ts"
import { wholeNumber } from "./wholeNumber.ts"

const MAX_PAGE = 500
const MAX_TEXT = 256

interface AskedCatalogue {
  Querystring: {
    readonly address?: unknown
    readonly words?: unknown
    readonly after?: unknown
    readonly limit?: unknown
  }
}

export const trackerRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<AskedCatalogue>(paths.catalogue, async (request, reply) => {
    const { address, words = "" } = request.query
    const after = wholeNumber(request.query.after ?? "0")
    const limit = wholeNumber(request.query.limit ?? String(MAX_PAGE))
    const fits = (text: unknown): text is string => typeof text === "string" && text.length <= MAX_TEXT
    if (!fits(address) || !fits(words) || typeof after !== "number" || typeof limit !== "number") {
      return malformed(reply, "Ask with the address of a tracker or mirror, and whole numbers for after and limit.")
    }
    const page = await node.catalogue({ address, words, after, limit: Math.min(Math.max(limit, 1), MAX_PAGE) })
    return answered(reply, page)
  })
  app.get<{ Params: { readonly id: string } }>(paths.mirrorsOf(":id"), async (request, reply) => {
    if (!isTargetOrSelf(request.params.id)) return malformed(reply, "Ask with a mirror's id, or self.")
    return node.mirrorsOf(request.params.id)
  })
  app.get(paths.listings, () => node.listings())
  app.get<{ Params: { readonly infohash: string } }>(paths.swarm(":infohash"), async (request, reply) => {
    if (!/^[0-9a-f]{64}$/.test(request.params.infohash))
      return malformed(reply, "Ask with a whole infohash of 64 hex digits.")
    return node.swarm(InfoHash(request.params.infohash))
  })
}
