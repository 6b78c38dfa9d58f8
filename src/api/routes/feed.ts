/**
 * `GET /api/feed`: server-sent events from a cursor on (Last-Event-ID, or `?cursor=` for the first time) and, of the
 * figures, from a tick on. `GET /api/streams/:torrent`: those of one torrent's streams.
 */
import type { FastifyInstance } from "fastify"
import { Seq } from "../../core/ids.ts"
import { paths } from "../../contract/feed.ts"
import type { EventStreams } from "../EventStreams.ts"
import type { ApiOptions } from "../ApiOptions.ts"
import type { LiveFeed } from "../LiveFeed.ts"
import { writeFeed } from "../writeFeed.ts"
import { writeStreams } from "../writeStreams.ts"
import { wholeNumber } from "./wholeNumber.ts"

interface Asked {
  Querystring: { readonly cursor?: unknown; readonly tick?: unknown }
}

const malformed = (message: string) => ({ ok: false, code: "malformed", message })

export const feedRoutes = (
  app: FastifyInstance,
  { node, clock }: ApiOptions,
  figures: LiveFeed,
  streams: EventStreams,
): void => {
  app.get<Asked>(paths.feed, async (request, reply) => {
    const { tick } = request.query
    const cursor = wholeNumber(request.headers["last-event-id"] ?? request.query.cursor)
    if (cursor === null) return reply.code(400).send(malformed("The feed's cursor is a whole number from 0."))
    const since = typeof tick === "string" ? tick : undefined
    await streams.open(request, reply, (reader) =>
      writeFeed({ ...reader, node, clock, figures, cursor: Seq(cursor ?? 0), tick: since }),
    )
  })
  app.get<{ Params: { readonly torrent: string } }>(paths.streams(":torrent"), async (request, reply) => {
    const { torrent } = request.params
    if (!/^[0-9a-f]{6,64}$/.test(torrent)) return reply.code(400).send(malformed("Ask with a torrent's id."))
    await streams.open(request, reply, (reader) =>
      writeStreams({ ...reader, clock, look: () => node.streams(torrent) }),
    )
  })
}
