/**
 * Fetches the metadata of a link before anything else: dials the share's onion, asks for the metainfo, checks it, keeps it.
 * Tries until it succeeds or the carrier says that trying is of no use.
 */
import path from "node:path"
import type { OnionAddress, SecretRef } from "../../../core/ids.ts"
import { parseMetainfo } from "../../../core/metainfo/parseMetainfo.ts"
import { DialError } from "../../../transport/Transport.ts"
import { decodeMetadataAnswer, MAX_METADATA_ANSWER } from "../../../wire/MetadataAnswer.ts"
import type { Ports } from "../../Ports.ts"
import { wait } from "../../wait.ts"
import { meet } from "./meet.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

const FIRST_WAIT_MS = 2_000
const LAST_WAIT_MS = 60_000
const IDLE_MS = 60_000

class Unusable extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const mirrorMetadata: TorrentEffect = (ports) => async ({ id, state, signal, tell }) => {
  const link = ports.vault.get(state.source as SecretRef)
  if (!link?.onion || !link.token) return void (await tell(trouble("no-link", "the link of this download is gone; start it again from the link")))
  for (let pause = FIRST_WAIT_MS; !signal.aborted; pause = Math.min(pause * 2, LAST_WAIT_MS)) {
    try {
      const { title, metainfo } = await fetchMetadata(ports, link.onion as OnionAddress, link.token, id, signal)
      const known = ports.library.find(metainfo.infoHash)
      if (known !== undefined && known !== id) throw new Unusable("duplicate", "this torrent is in your list already")
      await ports.library.save(id, metainfo)
      ports.progress.trouble(id, undefined)
      await tell({
        type: "MetadataFetched",
        infohash: metainfo.infoHash,
        title: title || metainfo.name,
        name: metainfo.name,
        path: path.join(state.folder, metainfo.name),
        bytes: metainfo.totalBytes,
        pieces: metainfo.pieceCount,
        files: metainfo.files.length,
      })
      return
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Unusable) return void (await tell(trouble(error.code, error.message)))
      if (error instanceof DialError && error.remedy === "stop") return void (await tell(trouble(error.code, error.message)))
      ports.progress.trouble(id, error instanceof Error ? error.message : String(error))
      await wait(ports.clock, pause, signal)
    }
  }
}

const trouble = (code: string, message: string) => ({ type: "TroubleFound", code, message }) as const

async function fetchMetadata(ports: Ports, onion: OnionAddress, token: string, torrent: string, signal: AbortSignal) {
  const session = await ports.sessions.connect(onion, { circuit: `share-${torrent}`, signal })
  try {
    const asked = session.ask({ method: "GET", path: `/private/${token}/metadata`, maxBytes: MAX_METADATA_ANSWER, idleMs: IDLE_MS, signal })
    // The peers are asked for beside it: the swarm will want them as soon as it is open.
    const peers = meet(session, token, [], signal).catch(() => undefined)
    const answer = await asked
    if (answer.status !== 200) {
      throw new Unusable("link-refused", "nothing is shared under this link any more: it was mistyped, or its owner has ended the share")
    }
    const message = decodeMetadataAnswer(answer.body)
    if (!message) throw new Unusable("bad-metadata", "the other node answered with something that is no metadata")
    const parsed = parseMetainfo(message.metainfo)
    if ("code" in parsed) throw new Unusable("bad-metadata", `the torrent under this link is not acceptable: ${parsed.message}`)
    ports.exchange.addRecords(torrent, (await peers) ?? [])
    return { title: message.title, metainfo: parsed }
  } finally {
    session.close()
  }
}
