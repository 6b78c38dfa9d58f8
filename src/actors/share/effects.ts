/**
 * What a share does: hashes what is to be shared, hands the torrent to its own actor, publishes the share's onion. The
 * onion answers two things, to holders of the token only: the metadata, and the exchange of peer records.
 */
import { timingSafeEqual } from "node:crypto"
import type { SecretRef } from "../../core/ids.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import type { Handler, Incoming } from "../../transport/Sessions.ts"
import { decodePeersExchange, encodePeersExchange } from "../../wire/PeersExchange.ts"
import { encodeMetadataAnswer } from "../../wire/MetadataAnswer.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Ports } from "../Ports.ts"
import type { TorrentCommand } from "../torrent/commands.ts"
import { untilAborted } from "../wait.ts"
import type { ShareInput } from "./commands.ts"
import type { ShareState } from "./state.ts"

export const shareEffects = (ports: Ports): Effects<ShareState, ShareInput> => ({
  async hash({ id, state, signal, tell }) {
    try {
      const { metainfo } = await ports.storage.make(state.path, {
        private: true,
        state: ports.library.folder(id),
        signal,
        onProgress: (progress) => ports.progress.hashing(id, progress),
      })
      if (signal.aborted) return
      // The same content shared twice is one torrent behind two onions.
      const torrent = ports.library.find(metainfo.infoHash) ?? id
      if (torrent === id) await ports.library.save(id, metainfo)
      const shared: TorrentCommand = {
        type: "AdoptShared",
        infohash: metainfo.infoHash,
        path: state.path,
        title: state.title,
        name: metainfo.name,
        bytes: metainfo.totalBytes,
        pieces: metainfo.pieceCount,
        files: metainfo.files.length,
      }
      await ports.tell("torrent", torrent, shared)
      await tell({ type: "HashFinished", torrent, infohash: metainfo.infoHash, bytes: metainfo.totalBytes, files: metainfo.files.length })
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof StoreError)) throw error
      await tell({ type: "HashFailed", code: error.code, message: error.message })
    } finally {
      ports.progress.hashing(id, undefined)
    }
  },

  async publish({ id, state, signal }) {
    const secret = ports.vault.get(state.secret as SecretRef)
    const metainfo = ports.library.get(state.torrent)
    if (!secret?.seed || !secret.token || !metainfo) throw new Error("the share's secret or metadata is gone")
    const answer = encodeMetadataAnswer({ v: 1, title: state.title, metainfo: metainfo.bytes })
    const handler = shareHandler(secret.token, answer, (records) => {
      if (records) ports.exchange.addRecords(state.torrent, records)
      return ports.exchange.records(state.torrent)
    })
    const publication = await ports.sessions.serve(Buffer.from(secret.seed, "base64url"), handler)
    try {
      await Promise.race([publication.ready, untilAborted(signal)])
      if (!signal.aborted) ports.published(id, publication.address)
      await untilAborted(signal)
    } finally {
      ports.published(id, undefined)
      await publication.close()
    }
  },
})

/** @param peers takes the caller's records, answers with those this node knows. */
export const shareHandler = (
  token: string,
  metadata: Uint8Array,
  peers: (records: readonly Uint8Array[] | undefined) => readonly Uint8Array[],
): Handler => {
  const expected = Buffer.from(token)
  return (incoming: Incoming) => {
    const [, visibility, given = "", what, ...rest] = incoming.path.split("/")
    const offered = Buffer.alloc(expected.length)
    offered.write(given)
    const holder = timingSafeEqual(offered, expected) && Buffer.byteLength(given) === expected.length
    if (!holder || visibility !== "private" || rest.length > 0) return undefined
    if (what === "metadata" && incoming.method === "GET") return { body: metadata }
    if (what !== "peers" || incoming.method !== "POST") return undefined
    const exchange = decodePeersExchange(incoming.body)
    if (!exchange) {
      incoming.cutOff("malformed records")
      return undefined
    }
    return { body: encodePeersExchange({ v: 1, records: peers(exchange.records) }) }
  }
}
