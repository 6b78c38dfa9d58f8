/** `GET /api/torrents/:id/torrent`: the .torrent of what is in the list, as a file to keep. */
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import type { ManagedNode } from "../Node.ts"

export const torrentFileRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<{ Params: { readonly id: string } }>(paths.torrentFile(":id"), async (request, reply) => {
    if (!/^[0-9a-f]{6,64}$/.test(request.params.id))
      return reply.code(400).send({ ok: false, code: "malformed", message: "Ask with a torrent's id." })
    const found = await node.torrentFile(request.params.id)
    if ("ok" in found) return reply.code(409).send(found)
    return reply
      .header("content-type", "application/x-bittorrent")
      .header("content-disposition", `attachment; filename*=UTF-8''${escaped(`${found.name}.torrent`)}`)
      .send(Buffer.from(found.bytes))
  })
}

/** RFC 8187: what is no plain letter, digit or sign of a name goes as octets; names come from strangers. */
const escaped = (name: string): string =>
  [...Buffer.from(name)]
    .map((octet) => {
      const sign = String.fromCharCode(octet)
      return /[A-Za-z0-9._-]/.test(sign) ? sign : `%${octet.toString(16).toUpperCase().padStart(2, "0")}`
    })
    .join("")
