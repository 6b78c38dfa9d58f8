/**
 * `GET /management/…`: the built web UI out of memory. Reached only with a cookie, as everything behind the onion is.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { UiFile, UiFiles } from "../UiFiles.ts"

const serve =
  (file: UiFile) =>
  (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")
    if (zipped) void reply.header("content-encoding", "gzip")
    return reply.type(file.type).send(zipped ? file.gzip : file.body)
  }

export const uiRoutes = (app: FastifyInstance, ui: UiFiles): void => {
  for (const [path, file] of ui) app.get(`/management/${path === "index.html" ? "" : path}`, serve(file))
}
