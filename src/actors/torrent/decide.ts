/**
 * What a torrent decides. Pure and total. Two families: what its operator asks (refused with words when it makes no
 * sense), and what the world reports (never refused: what comes too late, or twice, changes nothing).
 */
import { type Decision, accept, nothing, reject } from "../../core/decider.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import type { SizedPiece, TorrentInput } from "./commands.ts"
import { type TorrentState, modeOf } from "./state.ts"

export const decide = (state: TorrentState, input: TorrentInput): Decision<TorrentEvent> => {
  if (input.type === "AdoptShared") return adopt(state, input)
  if (input.type === "RequestDownload") {
    if (state.phase !== "absent") return reject("torrent-exists", "this torrent exists already")
    const { type: _, ...asked } = input
    return accept({ type: "DownloadRequested", ...asked })
  }
  if (state.phase === "absent") return reject("no-such-torrent", "there is no such torrent; `bulbil status` lists them")
  if (state.phase === "removed") return reject("torrent-removed", "this torrent was removed")
  switch (input.type) {
    case "PauseTorrent":
      return state.paused ? reject("already-paused", "this torrent is paused already") : accept({ type: "TorrentPaused" })
    case "ResumeTorrent":
      if (!state.paused && !state.error && state.missing.length === 0) return reject("not-paused", "this torrent is not paused")
      return accept({ type: "TorrentResumed" })
    case "RecheckTorrent":
      if (state.phase !== "content") return reject("no-metadata", "nothing to check yet: the metadata have not been fetched")
      return state.checking ? reject("already-checking", "this torrent is being checked already") : accept({ type: "RecheckStarted" })
    case "RemoveTorrent":
      return accept({ type: "TorrentRemoved", withData: input.withData && state.origin === "download" })
    case "MetadataFetched": {
      if (state.phase !== "metadata") return nothing
      const { type: _, ...content } = input
      return accept({ type: "MetadataMirrored", ...content })
    }
    case "TroubleFound":
      return state.error ? nothing : accept({ type: "TorrentFailed", code: input.code, message: input.message })
    case "PiecesWritten":
      return accept(...progress(state, input.pieces, [], false))
    case "PiecesChecked":
      return accept(...progress(state, input.good, input.bad, true))
    case "CreditRanOut":
      return state.phase === "content" && !state.complete && !state.starved ? accept({ type: "CreditExhausted" }) : nothing
    case "CreditCame":
      return state.starved ? accept({ type: "CreditReturned" }) : nothing
    case "CheckFinished":
      return state.checking ? accept({ type: "RecheckFinished" }) : nothing
    case "FilesGone":
      if (state.phase !== "content" || input.files.length === 0 || modeOf(state) === "missing-files") return nothing
      return accept({ type: "FilesMissing", files: input.files })
    case "PeerMisbehaved":
      return accept({ type: "PeerBanned", peer: input.peer, piece: input.piece })
    default:
      return reject("unknown-input", `a torrent does not know ${String((input as { type?: unknown }).type)}`)
  }
}

function adopt(state: TorrentState, input: Extract<TorrentInput, { type: "AdoptShared" }>): Decision<TorrentEvent> {
  if (state.phase !== "absent") return nothing
  const { type: _, ...content } = input
  return accept({ type: "TorrentShared", ...content })
}

/** Only what is new counts, so that sums over events are true: a piece is never verified twice without being lost between. */
function progress(state: TorrentState, good: readonly SizedPiece[], bad: readonly SizedPiece[], found: boolean): TorrentEvent[] {
  if (state.phase !== "content") return []
  const distinct = (pieces: readonly SizedPiece[], wanted: (piece: number) => boolean) => [
    ...new Map(pieces.filter(([piece]) => piece >= 0 && piece < state.verified.length && wanted(piece))),
  ]
  const lost = distinct(bad, (piece) => state.verified.has(piece))
  const won = distinct(good, (piece) => !state.verified.has(piece))
  const events: TorrentEvent[] = []
  const sum = (pieces: readonly SizedPiece[]) => pieces.reduce((bytes, [, size]) => bytes + size, 0)
  if (lost.length > 0) events.push({ type: "PiecesLost", pieces: lost.map(([piece]) => piece), bytes: sum(lost) })
  if (won.length > 0) events.push({ type: "PiecesVerified", pieces: won.map(([piece]) => piece), bytes: sum(won), ...(found ? { found } : {}) })
  const complete = state.verified.count - lost.length + won.length === state.verified.length
  if (complete && (!state.complete || lost.length > 0)) events.push({ type: "DownloadCompleted" })
  return events
}
