/** `GET /api/sessions`: who is signed in at the management onion. The command `EndSessions` ends them. */
import type { FastifyInstance } from "fastify"
import type { SessionsPage } from "../../contract/access.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const sessionsRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.sessions, (request): SessionsPage => ({
    sessions: node.sessions().map((session) => ({ ...session, current: session.id === request.session?.id })),
  }))
}
