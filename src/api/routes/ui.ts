/**
 * `GET /management/…`: the built web UI out of memory. Reached only with a cookie, as everything behind the onion is.
 * The page itself says in which language the operator wants it, so that it is shown in no other one first.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { LANGUAGES, type LanguageTag } from "../../contract/settings/preferences.ts"
import { preferences } from "../../contract/settings/registry.ts"
import type { ManagedNode } from "../Node.ts"
import { pageIn, type UiFile, type UiFiles } from "../UiFiles.ts"

const send = (file: UiFile, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")
  if (zipped) void reply.header("content-encoding", "gzip")
  return reply.type(file.type).send(zipped ? file.gzip : file.body)
}

const languageOf = (node: ManagedNode): LanguageTag => {
  const kept = node.settings().find(({ name }) => name === preferences.name)?.value as { readonly language?: unknown }
  return LANGUAGES.find((tag) => tag === kept.language) ?? LANGUAGES[0]
}

export const uiRoutes = (app: FastifyInstance, ui: UiFiles, node: ManagedNode): void => {
  const pages = new Map(LANGUAGES.map((tag) => [tag, pageIn(ui.get("index.html")!, tag)]))
  app.get("/management/", (request, reply) => send(pages.get(languageOf(node))!, request, reply))
  for (const [path, file] of ui)
    if (path !== "index.html") app.get(`/management/${path}`, (request, reply) => send(file, request, reply))
}
