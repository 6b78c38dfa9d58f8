/**
 * `GET /api/logs?source=&after=&limit=`: the newest lines, oldest first. `GET /api/logs/feed?source=&after=`: those
 * after `after` (or Last-Event-ID), then each as it comes, as server-sent events.
 */
import { Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { type LogPage, LogSource } from "../../contract/logs.ts"
import type { EventStreams } from "../EventStreams.ts"
import type { ApiOptions } from "../ApiOptions.ts"
import { writeLogs } from "../writeLogs.ts"
import { wholeNumber } from "./wholeNumber.ts"

const MAX_PAGE = 2_000
const DEFAULT_PAGE = 200

interface Asked {
  Querystring: { readonly source?: unknown; readonly after?: unknown; readonly limit?: unknown }
}

const isSource = Schema.is(LogSource)
const fits = (source: unknown): source is LogSource | undefined => source === undefined || isSource(source)

const malformed = {
  ok: false,
  code: "malformed",
  message: "Ask with tor, relay or node as source, or none, and whole numbers for after and limit.",
}

export const logRoutes = (app: FastifyInstance, { node, clock }: ApiOptions, streams: EventStreams): void => {
  app.get<Asked>(paths.logs, async (request, reply) => {
    const { source } = request.query
    const after = wholeNumber(request.query.after ?? "0")
    const limit = wholeNumber(request.query.limit ?? String(DEFAULT_PAGE))
    if (!fits(source) || typeof after !== "number" || typeof limit !== "number") return reply.code(400).send(malformed)
    return { lines: node.logs(source, after, Math.min(Math.max(limit, 1), MAX_PAGE)) } satisfies LogPage
  })
  app.get<Asked>(paths.logFeed, async (request, reply) => {
    const { source } = request.query
    const after = wholeNumber(request.headers["last-event-id"] ?? request.query.after ?? "0")
    if (!fits(source) || typeof after !== "number") return reply.code(400).send(malformed)
    await streams.open(request, reply, (reader) => writeLogs({ ...reader, node, clock, source, after }))
  })
}
