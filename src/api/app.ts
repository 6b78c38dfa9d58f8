/**
 * The management API as a fastify app that listens nowhere: routes, who may use them, and the head of every answer.
 * Whoever is nobody gets one and the same 404, whatever was asked. Sockets belong to server.ts.
 */
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify"
import type { Refusal } from "../contract/commands.ts"
import { authority } from "./authority.ts"
import type { ApiOptions, Entrance } from "./ApiOptions.ts"
import type { EventStreams } from "./EventStreams.ts"
import { foreignPage, notJson } from "./foreignPage.ts"
import { zipAnswers } from "./gzip.ts"
import { securityHeaders } from "./headers.ts"
import { LiveFeed } from "./LiveFeed.ts"
import { commandRoute } from "./routes/commands.ts"
import { creditRoute } from "./routes/credit.ts"
import { fileRoutes } from "./routes/files.ts"
import { folderRoute } from "./routes/folders.ts"
import { feedRoutes } from "./routes/feed.ts"
import { historyRoute } from "./routes/history.ts"
import { logRoutes } from "./routes/logs.ts"
import { lookRoutes } from "./routes/looks.ts"
import { managementLinkRoute } from "./routes/managementLink.ts"
import { askOthersRoute } from "./routes/askOthers.ts"
import { openApiRoute } from "./routes/openApi.ts"
import { ratesRoute } from "./routes/rates.ts"
import { searchRoute } from "./routes/search.ts"
import { sessionsRoute } from "./routes/sessions.ts"
import { settingsRoutes } from "./routes/settings.ts"
import { stateRoute } from "./routes/state.ts"
import { timeTravelRoutes } from "./routes/timeTravel.ts"
import { torrentFileRoute } from "./routes/torrentFile.ts"
import { trackerRoutes } from "./routes/trackers.ts"
import { trustRoutes } from "./routes/trust.ts"
import { uiRoutes } from "./routes/ui.ts"
import { wholeFileRoute } from "./routes/wholeFile.ts"
import { signIn } from "./signIn.ts"

const BODY_LIMIT = 256 * 1024

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply.code(status).send({ ok: false, code, message } satisfies Refusal)

const notFound = (reply: FastifyReply): FastifyReply => refuse(reply, 404, "not-found", "There is nothing here.")

const writeHead = (reply: FastifyReply): FastifyReply => {
  reply.raw.sendDate = false
  return reply.headers(securityHeaders)
}

export const buildApp = (options: ApiOptions, streams: EventStreams): FastifyInstance => {
  const { access } = options
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: false,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 128 },
    http: { requireHostHeader: false, maxHeaderSize: 8 * 1024 },
    clientErrorHandler: (_, socket) => socket.destroy(),
    frameworkErrors: (_, __, reply) => void notFound(writeHead(reply as FastifyReply)),
  })
  app.server.keepAliveTimeout = 0
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response))
  app.removeContentTypeParser("text/plain")

  app.addHook("onRequest", async (_, reply) => void writeHead(reply))
  if (access.kind === "onion") guardOnion(app, access.entrance)
  app.addHook("onRequest", async (request, reply) => {
    const refused = notJson(request.raw)
    if (refused) return refuse(reply, refused.status, refused.code, refused.message)
  })
  app.setNotFoundHandler((_, reply) => notFound(reply))
  app.setErrorHandler((error: FastifyError, _request: FastifyRequest, reply) => {
    if (error.statusCode === 413) return refuse(reply, 413, "too-large", "The request is larger than 256 KiB.")
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(reply, 400, "malformed", "The request could not be read.")
    options.onDefect?.(error)
    return refuse(
      reply,
      500,
      "internal",
      "The node could not answer because of an error of its own. Its log may say more.",
    )
  })

  zipAnswers(app)
  const figures = new LiveFeed(() => options.node.live(), options.clock, options.random)
  stateRoute(app, options.node, figures)
  commandRoute(app, options.node)
  lookRoutes(app, options.node)
  historyRoute(app, options.node)
  timeTravelRoutes(app, options.node)
  torrentFileRoute(app, options.node)
  fileRoutes(app, options.node)
  wholeFileRoute(app, options.node)
  folderRoute(app, options.node)
  trackerRoutes(app, options.node)
  trustRoutes(app, options.node)
  searchRoute(app, options.node)
  askOthersRoute(app, options.node, streams)
  creditRoute(app, options.node)
  ratesRoute(app, options.node)
  feedRoutes(app, options, figures, streams)
  logRoutes(app, options, streams)
  sessionsRoute(app, options.node)
  settingsRoutes(app, options.node)
  openApiRoute(app)
  if (access.kind === "onion") uiRoutes(app, access.ui, options.node)
  else managementLinkRoute(app, options.node)
  return app
}

/** From here on a request is the operator's own, or it has been answered. */
const guardOnion = (app: FastifyInstance, entrance: Entrance): void => {
  const callerOf = authority(entrance)
  app.decorateRequest("session")
  app.addHook("onRequest", async (request, reply) => {
    const caller = callerOf(request.raw)
    if (caller === "nobody") return notFound(reply)
    if (caller === "bearer") return signIn(request, reply, entrance.sessions)
    request.session = caller
    const refused = request.raw.url!.startsWith("/api/") ? foreignPage(request.raw, `http://${entrance.host}`) : null
    if (refused) return refuse(reply, refused.status, refused.code, refused.message)
  })
  // A session can end while the body of its request is on the way.
  app.addHook("preHandler", async (request, reply) => {
    if (request.session?.ended.aborted) return notFound(reply)
  })
}
