/** `GET /api/torrents/:id/torrent`: the .torrent of what is in the list, as a file to keep. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { attachment } from "../attachment.ts"
import type { ManagedNode } from "../Node.ts"
import { isTarget, malformed } from "./asked.ts"

export const torrentFileRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<{ Params: { readonly id: string } }>(paths.torrentFile(":id"), async (request, reply) => {
    if (!isTarget(request.params.id)) return malformed(reply, "Ask with a torrent's id.")
    const found = await node.torrentFile(request.params.id)
    if ("ok" in found) return reply.code(409).send(found)
    return reply
      .header("content-type", "application/x-bittorrent")
      .header("content-disposition", attachment(`${found.name}.torrent`))
      .send(Buffer.from(found.bytes))
  })
}
