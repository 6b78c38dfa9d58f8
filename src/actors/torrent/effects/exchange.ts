/**
 * Has the torrent's swarm run while the torrent downloads or seeds: opens the store, looks for missing files, opens the
 * swarm, and turns what the swarm observes into inputs. Lanes are stream actors of their own.
 */
import { toHex } from "../../../core/hex.ts"
import { hkdfSync } from "node:crypto"
import type { PieceIndex } from "../../../core/ids.ts"
import type { PieceSet } from "../../../core/PieceSet.ts"
import { StoreError } from "../../../storage/PieceStore.ts"
import type { SwarmObserver } from "../../../exchange/Exchange.ts"
import type { Needs } from "../../Ports.ts"
import type { StreamCommand } from "../../stream/commands.ts"
import { untilAborted } from "../../../core/wait.ts"
import type { TorrentInput } from "../commands.ts"
import { lookAround, makeEmpty, watch } from "./lookAround.ts"
import { modeOf } from "../mode.ts"
import { isWhole } from "../state.ts"
import { followSelection, levelsOf, orderOf } from "./selection.ts"
import { sourceOf } from "./source.ts"
import { lookAtShare } from "./watch.ts"
import { type TorrentEffect, lackedBy, namesOf, sized } from "./TorrentEffect.ts"

/** As many as a record can name. */
const TRANSFER_ONIONS = 8

/** The same transfer onions after each restart, derived from the node's own secret (RFC 5869). */
const transferSeeds = (ports: Needs<"vault">, torrent: string): readonly Uint8Array[] => {
  const secret = ports.vault.get("node")?.secret
  if (!secret) throw new Error("the node's secret is gone")
  return Array.from(
    { length: TRANSFER_ONIONS },
    (_, lane) => new Uint8Array(hkdfSync("sha256", secret, "", `bulbil transfer onion ${torrent} ${lane}`, 32)),
  )
}

const piecesIn = (set: PieceSet): readonly PieceIndex[] =>
  Array.from({ length: set.length }, (_, piece) => piece as PieceIndex).filter((piece) => set.has(piece))

export const exchange: TorrentEffect<
  "clock" | "exchange" | "library" | "places" | "random" | "storage" | "tell" | "vault"
> = (ports) => async (context) => {
  const { id, signal, tell } = context
  const state = context.state()
  // Before anything is waited for: what runs now is woken by the node's start, or by somebody's word.
  const resting = ports.exchange.startsAtRest(id, isWhole(state))
  const metainfo = ports.library.get(id)
  if (!metainfo)
    return void (await tell({
      type: "TroubleFound",
      code: "no-metadata",
      message: "the kept metadata are gone; remove the torrent and start it again",
    }))
  const failed = (error: unknown) => {
    if (!(error instanceof StoreError)) throw error
    const answer =
      error.code === "missing"
        ? tell({ type: "FilesGone", files: [error.message] })
        : tell({ type: "TroubleFound", code: error.code, message: error.message })
    return answer.then(() => undefined)
  }
  try {
    const store = await ports.storage.open(
      metainfo,
      ports.places.resolve(state.path),
      ports.library.folder(id),
      state.origin === "download",
    )
    store.want(levelsOf(metainfo, state))
    const found = state.origin === "share" ? await lookAtShare(store) : await lookAround(store, state.verified)
    if (found || signal.aborted) {
      await store.close()
      return found && void (await tell(found))
    }
    const observer: SwarmObserver = {
      // Heard when the mode has been left, too: what is complete when a torrent is paused or checked was fetched here.
      piecesWritten: async (pieces) => {
        const input: TorrentInput = { type: "PiecesWritten", pieces: sized(metainfo, pieces), located: state.located }
        const answer = await ports.tell("torrent", id, input)
        if (!answer.ok) throw new Error(answer.message)
      },
      peerMisbehaved: (peer, piece) => void tell({ type: "PeerMisbehaved", peer, piece }),
      laneWanted: (peer, lane) => {
        const stream = toHex(ports.random.bytes(16))
        const command: StreamCommand = { type: "RequestStream", torrent: id, peer, lane }
        void ports.tell("stream", stream, command)
      },
      laneUnwanted: (stream) => {
        const command: StreamCommand = { type: "CloseStream", reason: "no longer of use" }
        ports.exchange.closeLane(stream)
        void ports.tell("stream", stream, command)
      },
      storeFailed: (error) => void failed(error),
      pieceChanged: (piece) =>
        void tell({ type: "PiecesChanged", pieces: sized(metainfo, [piece]), files: namesOf(metainfo, [piece]) }),
      // As with pieces: when the swarm is left, so is the mode.
      served: async (sum) => void (await ports.tell("torrent", id, { type: "OctetsServed", ...sum })),
      creditChanged: (enough) => void tell({ type: enough ? "CreditCame" : "CreditRanOut" }),
    }
    const limit = () => ports.exchange.limit(context.state().limits, id)
    limit()
    context.onState(limit)
    if (state.complete) await makeEmpty(store)
    const { verified } = context.state()
    const share = sourceOf(ports, id)?.share
    await ports.exchange.open({
      torrent: id,
      infoHash: metainfo.infoHash,
      store,
      verified: verified.toBitfield(),
      seeds: transferSeeds(ports, id),
      observer,
      inPlace: state.origin === "share",
      spare: state.spare,
      served: () => context.state().served,
      order: orderOf(metainfo, state),
      resting,
      ...(share ? { token: share.token } : {}),
    })
    const now = context.state()
    // What `watch` found whole meanwhile met no swarm.
    if (state.origin === "share" && now.verified !== verified) ports.exchange.claim(id, piecesIn(now.verified), true)
    // After a recheck, or in a history from before it was said.
    if (modeOf(now) === "changed" && !now.error)
      await tell({ type: "PiecesChanged", pieces: [], files: namesOf(metainfo, lackedBy(now.verified)) })
  } catch (error) {
    return failed(error)
  }
  await (state.origin === "download"
    ? Promise.all([watch(ports, context), followSelection(ports, context, state)])
    : untilAborted(signal))
}
