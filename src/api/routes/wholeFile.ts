/**
 * `GET /api/torrents/:id/files/:n`: a file of a torrent, whole and verified, to be kept by the browser; or a part of
 * it, so that what was broken off goes on. Off until its operator allows it.
 */
import { Readable } from "node:stream"
import type { FastifyInstance } from "fastify"
import { paths } from "../../contract/feed.ts"
import { attachment } from "../attachment.ts"
import { byteRange } from "../byteRange.ts"
import type { ManagedNode } from "../Node.ts"
import { isTarget, malformed } from "./asked.ts"
import { whileSignedIn } from "../whileSignedIn.ts"

const isIndex = (text: string): boolean => /^(?:0|[1-9]\d{0,6})$/.test(text)

interface Asked {
  readonly Params: { readonly id: string; readonly n: string }
}

export const wholeFileRoute = (app: FastifyInstance, node: ManagedNode): void => {
  app.get<Asked>(paths.file(":id", ":n"), async (request, reply) => {
    const { id, n } = request.params
    const { headers } = request
    if (!isTarget(id) || !isIndex(n))
      return malformed(reply, "Ask with a torrent's id and the number of a file, from 0.")
    const gone = whileSignedIn(request, reply)
    const file = await node.wholeFile(id, Number(n))
    if ("ok" in file) return reply.code(409).send(file)
    const close = () => void file.close()
    gone.addEventListener("abort", close)
    if (gone.aborted) close()
    const { bytes, etag, name } = file
    const range = byteRange(headers.range, headers["if-range"] as string | undefined, file)
    if (range === "unsatisfiable")
      return reply
        .code(416)
        .header("content-range", `bytes */${bytes}`)
        .send({ ok: false, code: "no-such-range", message: `The file has ${bytes} octets.` })
    const { from, end } = range ?? { from: 0, end: bytes }
    const octets = await file.read(from, end)
    if ("ok" in octets) return reply.code(409).send(octets)
    if (range) reply.code(206).header("content-range", `bytes ${from}-${end - 1}/${bytes}`)
    return reply
      .header("accept-ranges", "bytes")
      .header("etag", etag)
      .header("content-type", "application/octet-stream")
      .header("content-disposition", attachment(name))
      .header("content-length", end - from)
      .send(Readable.from(octets, { objectMode: false, highWaterMark: 0 }))
  })
}
