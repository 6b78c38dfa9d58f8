/**
 * What a torrent decides. Pure and total. Two families: what its operator asks (refused with words when it makes no
 * sense), and what the world reports (never refused: what comes too late, or twice, changes nothing).
 */
import { torrentLimits } from "../../core/limits.ts"
import { type Decision, accept, nothing, reject } from "../../core/decider.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import type { SizedPiece, TorrentInput, Word } from "./commands.ts"
import { type TorrentMode, modeOf, NO_SUCH_FILE, NOTHING_CHOSEN } from "./mode.ts"
import { decideMove, isOfMove, whileMoving } from "./decideMove.ts"
import { decideNames } from "./decideNames.ts"
import { NOTHING_WANTED, progress, select, selectFiles, SHARED_WHOLE } from "./decidePieces.ts"
import { changedWords, heldFor, namesQuestion, noneFits } from "./decideWords.ts"
import { evolve, isWhole, NAMES_NEED_YES, type TorrentState } from "./state.ts"

export const decide = (state: TorrentState, input: TorrentInput): Decision<TorrentEvent> => {
  if (input.type === "AdoptShared") return adopt(state, input)
  if (input.type === "RequestDownload") {
    if (state.phase !== "absent") return reject("torrent-exists", "this torrent exists already")
    const { type: _, ...asked } = input
    return accept({ type: "DownloadRequested", ...asked })
  }
  if (state.phase === "absent") return reject("no-such-torrent", "there is no such torrent; `bulbil status` lists them")
  if (state.phase === "removed") return reject("torrent-removed", "this torrent was removed")
  if (state.removing && operators.has(input.type))
    return reject("removing", "this torrent is being removed with its data")
  if (isOfMove(input)) return decideMove(state, input)
  const held = whileMoving(state, input)
  if (held) return held
  switch (input.type) {
    case "PauseTorrent":
      return state.paused
        ? reject("already-paused", "this torrent is paused already")
        : accept({ type: "TorrentPaused" })
    case "ResumeTorrent":
      return resume(state, input)
    case "SelectFiles":
      return selectFiles(state, input.selection)
    case "ChoosePieceOrder":
      if (state.origin === "share") return reject("shared-whole", SHARED_WHOLE)
      return input.sequential === state.sequential
        ? nothing
        : accept({ type: "PieceOrderChosen", sequential: input.sequential })
    case "RecheckTorrent":
      if (state.phase !== "content")
        return reject("no-metadata", "nothing to check yet: the metadata have not been fetched")
      if (state.namesAsked) return reject(NAMES_NEED_YES, namesRefusal(state))
      if (state.choseNothing) return reject(NOTHING_CHOSEN, NOTHING_WANTED)
      return state.checking
        ? reject("already-checking", "this torrent is being checked already")
        : accept({ type: "RecheckStarted" })
    case "RemoveTorrent":
      if (state.removing && input.withData) return nothing
      if (input.withData && state.origin === "download" && state.phase === "content")
        return accept({ type: "RemovalStarted" })
      return accept({ type: "TorrentRemoved", withData: false })
    case "DataDeleted":
      if (!state.removing) return nothing
      return accept({ type: "TorrentRemoved", withData: true, ...(input.left.length > 0 ? { left: input.left } : {}) })
    case "DataNotDeleted":
      return state.removing ? accept({ type: "RemovalFailed", code: input.code, message: input.message }) : nothing
    case "LocateData":
      if (state.phase !== "content")
        return reject("no-metadata", "nothing to locate yet: the metadata have not been fetched")
      if (state.namesAsked) return reject(NAMES_NEED_YES, namesRefusal(state))
      if (state.choseNothing) return reject(NOTHING_CHOSEN, NOTHING_WANTED)
      return accept({ type: "DataLocated", path: input.path }, ...recheck(state))
    case "ChooseTitle":
    case "ChooseTags":
      return decideNames(state, input)
    case "MetadataFetched":
      return state.phase === "metadata" ? accept(...mirrored(state, input)) : nothing
    case "TroubleFound":
      return state.error ? nothing : accept({ type: "TorrentFailed", code: input.code, message: input.message })
    case "PiecesWritten":
      return input.located === state.located ? accept(...progress(state, input.pieces, [], false)) : nothing
    case "PiecesChecked":
      return accept(...progress(state, input.good, input.bad, true))
    case "CreditRanOut":
      return state.phase === "content" && !state.complete && !state.starved
        ? accept({ type: "CreditExhausted" })
        : nothing
    case "CreditCame":
      return state.starved ? accept({ type: "CreditReturned" }) : nothing
    case "CheckFinished":
      return state.checking ? accept({ type: "RecheckFinished" }) : nothing
    case "FilesUnknown":
      return state.phase === "content" && !state.error && !state.checking ? accept({ type: "RecheckStarted" }) : nothing
    case "FilesGone":
      if (state.phase !== "content" || input.files.length === 0 || modeOf(state) === "missing-files") return nothing
      return accept({ type: "FilesMissing", files: input.files })
    case "FilesBack":
      return state.origin === "share" && state.missing.length > 0 ? accept({ type: "FilesReturned" }) : nothing
    case "PiecesChanged":
      return accept(...changed(state, input.pieces, input.files))
    case "OctetsServed": {
      const { octets, copies, part } = input
      if (state.phase !== "content" || octets <= state.served.octets) return nothing
      return accept({ type: "PiecesServed", octets, copies, ...(part === "" ? {} : { part }) })
    }
    case "LimitMet":
      if (modeOf(state) !== "seeding" || state.limits[input.why] === undefined) return nothing
      return accept({ type: "SeedingEnded", why: input.why })
    case "AwaitTurn":
      return state.queued || state.origin === "share" ? nothing : accept({ type: "TorrentQueued" })
    case "TakeTurn":
      return state.queued ? accept({ type: "TurnCame" }) : nothing
    case "ChoosePlace":
      return accept({ type: "PlaceChosen", place: input.place })
    case "ChooseLimits": {
      const limits = torrentLimits.chosen(state.limits, input)
      return torrentLimits.same(limits, state.limits) ? nothing : accept({ type: "LimitsChosen", ...limits })
    }
    case "PeerMisbehaved":
      return accept({ type: "PeerBanned", peer: input.peer, piece: input.piece })
    default:
      return reject("unknown-input", `a torrent does not know ${String((input as { type?: unknown }).type)}`)
  }
}

/** What its operator may not ask of it while its data are being deleted. */
const operators: ReadonlySet<string> = new Set<TorrentInput["type"]>([
  "PauseTorrent",
  "ResumeTorrent",
  "RecheckTorrent",
  "LocateData",
  "ChooseLimits",
  "MoveData",
  "SelectFiles",
  "ChoosePieceOrder",
])

function resume(state: TorrentState, { useExisting, acceptNames }: Word): Decision<TorrentEvent> {
  if (!state.paused && modeOf(state) === "changed") return reject("changed", changedWords(state.changed))
  if (!state.paused && !state.pauses && !state.error && state.missing.length === 0)
    return reject("not-paused", "this torrent is not paused")
  if (state.namesAsked && !acceptNames) return reject(NAMES_NEED_YES, namesRefusal(state))
  if (state.choseNothing) return reject(NOTHING_CHOSEN, NOTHING_WANTED)
  const word = { ...(useExisting ? { useExisting } : {}), ...(acceptNames ? { acceptNames } : {}) }
  return accept(
    { type: "TorrentResumed", ...word },
    ...(useExisting && state.phase === "content" ? recheck(state) : []),
  )
}

const recheck = (state: TorrentState): TorrentEvent[] => (state.checking ? [] : [{ type: "RecheckStarted" }])

const namesRefusal = (state: TorrentState): string =>
  state.error?.message ?? "the names in this torrent need your yes first: `bulbil resume ID --accept-names`"

/**
 * Names that need a yes come before all else, then files that are wanted; then what is there is compared; then
 * something may be written.
 */
function mirrored(
  state: TorrentState,
  { type: _, doubtful, existing, selection, idle = [], ...content }: Extract<TorrentInput, { type: "MetadataFetched" }>,
): TorrentEvent[] {
  const fetched: TorrentEvent = { type: "MetadataMirrored", ...content, ...(existing ? { existing } : {}) }
  const picked = (selection && select(evolve(state, fetched), selection)) ?? []
  const begun = [fetched, ...picked, ...(state.pauses ? [{ type: "TorrentPaused" } as const] : [])]
  if (doubtful && doubtful.count > 0 && !state.namesAccepted)
    return [...begun, { type: "TorrentFailed", code: NAMES_NEED_YES, message: namesQuestion(doubtful) }]
  if (picked[0]?.type === "FilesSelected" && picked[0].files === 0)
    return [...begun, { type: "TorrentFailed", code: NOTHING_CHOSEN, message: noneFits(state.choice) }]
  if (idle.length > 0) return [...begun, { type: "TorrentFailed", code: NO_SUCH_FILE, message: heldFor(idle) }]
  return existing ? [...begun, { type: "RecheckStarted" }] : begun
}

function adopt(state: TorrentState, input: Extract<TorrentInput, { type: "AdoptShared" }>): Decision<TorrentEvent> {
  const { type: _, ...content } = input
  if (state.phase === "absent") return accept({ type: "TorrentShared", ...content })
  if (state.phase === "removed") return reject("torrent-removed", "this torrent was removed")
  if (state.removing)
    return reject("removing", "the same content is a download that is being removed; share it again when that is gone")
  // A share in place was hashed whole just now: where it is amiss, it is read where that was.
  if (state.origin === "share") {
    if (state.checking || !AMISS.has(modeOf(state))) return nothing
    const located: TorrentEvent[] = input.path === state.path ? [] : [{ type: "DataLocated", path: input.path }]
    return accept(...located, { type: "RecheckStarted" })
  }
  // What is shared is never written to, so a download does not go on in it.
  return isWhole(state) && !AMISS.has(modeOf(state)) ? nothing : reject("not-complete", notComplete(state))
}

/** Modes in which a torrent delivers nothing, or not all, until somebody acts. */
const AMISS: ReadonlySet<string> = new Set<TorrentMode>(["changed", "missing-files", "error"])

const notComplete = (state: TorrentState): string => {
  const then = isWhole(state)
    ? "in order: mend it"
    : state.complete
      ? "whole, as not all of its files are wanted: choose them all and let it finish"
      : "complete: let it finish"
  return `the same content is a download of yours that is not ${then}, or remove it, then share again`
}

/** Files of a share in place are never written to: what no longer fits can only be put back by its owner. */
function changed(state: TorrentState, pieces: readonly SizedPiece[], names: readonly string[]): TorrentEvent[] {
  if (state.origin !== "share") return []
  const lost = progress(state, [], pieces, true)
  // A check under way finds out all of it.
  if (state.checking) return lost
  const files = [...new Set([...state.changed, ...names])].slice(0, MAX_NAMED)
  const said = state.error?.code === "changed" && files.length === state.changed.length
  const holds = lost.length === 0 && state.complete
  if (said || holds || (state.error && state.error.code !== "changed")) return lost
  return [...lost, { type: "TorrentFailed", code: "changed", message: changedWords(files), files }]
}
const MAX_NAMED = 100
