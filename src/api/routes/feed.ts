/** `GET /api/feed`: server-sent events from a cursor on (Last-Event-ID, or `?cursor=` for the first time). */
import type { FastifyInstance } from "fastify"
import { Seq } from "../../core/ids.ts"
import { paths } from "../contract/feed.ts"
import { eventStream } from "../eventStream.ts"
import type { ApiOptions } from "../Face.ts"
import { writeFeed } from "../writeFeed.ts"
import { wholeNumber } from "./wholeNumber.ts"

interface Asked {
  Querystring: { readonly cursor?: unknown }
}

export const feedRoute = (app: FastifyInstance, { node, clock, onDefect }: ApiOptions, ended: AbortSignal): void => {
  app.get<Asked>(paths.feed, async (request, reply) => {
    const cursor = wholeNumber(request.headers["last-event-id"] ?? request.query.cursor)
    if (cursor === null) {
      return reply.code(400).send({ ok: false, code: "malformed", message: "The feed's cursor is a whole number from 0." })
    }
    await eventStream(reply, ended, onDefect, (reader) => writeFeed({ ...reader, node, clock, cursor: Seq(cursor ?? 0) }))
  })
}
