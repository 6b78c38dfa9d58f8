/** `GET /api/folders?path=…&files=yes|no`: what a path on the node's machine can go on with, while it is typed. */
import { Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { Path } from "../../contract/commands/fields.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { whileSignedIn } from "../whileSignedIn.ts"
import { answered, malformed } from "./asked.ts"

const isPath = Schema.is(Path)

interface Asked {
  Querystring: { readonly path?: unknown; readonly files?: unknown }
}

export const folderRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<Asked>(paths.folders, async (request, reply) => {
    const { path, files = "no" } = request.query
    if (!isPath(path) || (files !== "yes" && files !== "no"))
      return malformed(reply, "Ask with a path, and yes or no for files.")
    return answered(reply, await node.folders(path, files === "yes", whileSignedIn(request, reply)))
  })
}
