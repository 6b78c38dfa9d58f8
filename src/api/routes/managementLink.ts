/**
 * `GET /api/management-link`, on the local socket only: who may use that runs the node anyway, and the onion never says
 * its own token.
 */
import type { FastifyInstance } from "fastify"
import { type ManagementLink, paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const managementLinkRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get(paths.managementLink, (): ManagementLink => node.managementLink())
}
