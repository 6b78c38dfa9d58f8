/** `GET /api/openapi.json`: what this API can be asked, for programs. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { openApiDocument } from "../description/openApiDocument.ts"

export const openApiRoute = (app: FastifyInstance): void => {
  app.get(paths.openApi, () => openApiDocument())
}
