/**
 * Answers in gzip for those who take it: over Tor each octet counts, and rows are alike. Never asked for by the CLI,
 * whose socket costs nothing. What it may tell by its length is in docs/adr/0016-live-protocol.md.
 */
import { gzip } from "node:zlib"
import type { FastifyInstance, FastifyRequest } from "fastify"

/** Less is not worth it: it goes into one cell or two either way. */
const LEAST = 1_000
const LEVEL = 6

export const takesGzip = ({ headers }: FastifyRequest): boolean => /\bgzip\b/.test(headers["accept-encoding"] ?? "")

export const zipAnswers = (app: FastifyInstance): void => {
  app.addHook("onSend", (request, reply, payload, done) => {
    if (
      typeof payload !== "string" ||
      payload.length < LEAST ||
      !takesGzip(request) ||
      reply.hasHeader("content-encoding")
    )
      return done(null, payload)
    void reply.header("content-encoding", "gzip").removeHeader("content-length")
    gzip(payload, { level: LEVEL }, done)
  })
}
