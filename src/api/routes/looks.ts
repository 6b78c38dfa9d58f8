/**
 * `POST /api/looks`: begins to look at what the files at a path say about whoever shares them. `GET /api/looks/:id`:
 * how far that is, and what was found; `POST /api/looks/:id/end`: ends it. What files say is told here and nowhere
 * else.
 */
import { Option, Schema } from "effect"
import type { FastifyInstance } from "fastify"
import { Path } from "../../contract/commands/fields.ts"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"
import { malformed } from "./asked.ts"

/** The form of what a look is begun with. */
export const LookBody = Schema.Struct({ path: Path, torrent: Schema.optionalWith(Path, { exact: true }) })
const ID = /^[0-9a-f]{32}$/

const ask = "Ask with a path as JSON, or with the id of a look."
const gone = { ok: false, code: "no-such-look", message: "this look at the files is over; look again" }

interface Named {
  Params: { readonly id: string }
}

export const lookRoutes = (app: FastifyInstance, node: ManagedNode): void => {
  app.post(paths.looks, async (request, reply) => {
    const asked = Option.getOrUndefined(
      Schema.decodeUnknownOption(LookBody, { onExcessProperty: "error" })(request.body),
    )
    if (!asked) return malformed(reply, ask)
    const begun = await node.beginLook(asked)
    return reply.code(begun.ok ? 200 : 409).send(begun)
  })
  app.get<Named>(paths.look(":id"), async ({ params: { id } }, reply) => {
    if (!ID.test(id)) return malformed(reply, ask)
    const report = node.look(id)
    return report ? reply.send(report) : reply.code(409).send(gone)
  })
  app.post<Named>(paths.endLook(":id"), async ({ params: { id } }, reply) => {
    if (!ID.test(id)) return malformed(reply, ask)
    return node.endLook(id) ? reply.send({ ok: true, id }) : reply.code(409).send(gone)
  })
}
