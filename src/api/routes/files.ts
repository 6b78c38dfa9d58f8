/**
 * `GET /api/torrents/:id/files`: the tree of a torrent; `…/pieces`: how far each piece of it is. `POST /api/inspect`:
 * the tree of a link, which is not added. `POST /api/reach/:share`: whether others get through to a share.
 */
import { Option, Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { Link, Path } from "../../contract/commands/fields.ts"
import { paths } from "../../contract/feed.ts"
import { MOST_INSPECT_SECONDS } from "../../contract/files.ts"
import type { ManagedNode } from "../Node.ts"
import { answered, isTarget, malformed } from "./asked.ts"
import { whileSignedIn } from "../whileSignedIn.ts"

/** The form of what is asked of a link that is not added. */
export const InspectBody = Schema.Struct({
  link: Link,
  folder: Schema.optional(Path),
  seconds: Schema.optional(Schema.Int.pipe(Schema.between(1, MOST_INSPECT_SECONDS))),
})
const read = Schema.decodeUnknownOption(InspectBody, { onExcessProperty: "error" })

export const fileRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<{ Params: { readonly id: string } }>(paths.files(":id"), async (request, reply) => {
    if (!isTarget(request.params.id)) return malformed(reply, "Ask with an id of 6 to 64 hex digits.")
    const page = await node.files(request.params.id)
    return answered(reply, page)
  })
  app.get<{ Params: { readonly id: string } }>(paths.pieces(":id"), async (request, reply) => {
    if (!isTarget(request.params.id)) return malformed(reply, "Ask with an id of 6 to 64 hex digits.")
    const page = await node.pieces(request.params.id)
    return answered(reply, page)
  })
  // A POST, so that no address of a page can have this node dial anybody.
  app.post(paths.inspect, async (request, reply) => {
    const asked = Option.getOrUndefined(read(request.body))
    if (!asked)
      return malformed(
        reply,
        `Ask with a link; with a folder, and seconds up to ${MOST_INSPECT_SECONDS}, if they are wanted.`,
      )
    const page = await node.inspect(asked, whileSignedIn(request, reply))
    return answered(reply, page)
  })
  app.post<{ Params: { readonly id: string } }>(paths.reach(":id"), async (request, reply) => {
    if (!isTarget(request.params.id)) return malformed(reply, "Ask with an id of 6 to 64 hex digits.")
    return answered(reply, await node.reach(request.params.id, whileSignedIn(request, reply)))
  })
}
