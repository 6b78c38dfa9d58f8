/**
 * What follows when pieces come or go, and when others are wanted. Only what is new counts, so that sums over events
 * are true: a piece is never verified twice without being lost between.
 */
import { pieceLevels, readLevels, selectionFigures, wantedText } from "../../core/fileSelection.ts"
import { accept, type Decision, nothing, reject } from "../../core/decider.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import type { Selection, SizedPiece } from "./commands.ts"
import { NO_SUCH_FILE, NOTHING_CHOSEN } from "./mode.ts"
import { evolve, isWanted, lacking, type TorrentState } from "./state.ts"

export function progress(
  state: TorrentState,
  good: readonly SizedPiece[],
  bad: readonly SizedPiece[],
  found: boolean,
): TorrentEvent[] {
  if (state.phase !== "content") return []
  const distinct = (pieces: readonly SizedPiece[], counts: (piece: number) => boolean) => [
    ...new Map(pieces.filter(([piece]) => piece >= 0 && piece < state.verified.length && counts(piece))),
  ]
  const lost = distinct(bad, (piece) => state.verified.has(piece))
  const won = distinct(good, (piece) => !state.verified.has(piece))
  const events: TorrentEvent[] = []
  if (lost.length > 0) events.push({ type: "PiecesLost", ...sums(state, lost) })
  if (won.length > 0)
    events.push({
      type: "PiecesVerified",
      ...sums(state, won),
      ...(found ? { found } : {}),
      ...(state.spare && !found ? { free: true } : {}),
    })
  const wanted = (pieces: readonly SizedPiece[]) => pieces.filter(([piece]) => isWanted(state, piece)).length
  const complete = lacking(state) + wanted(lost) - wanted(won) === 0
  if (complete && (!state.complete || lost.length > 0)) events.push({ type: "DownloadCompleted" })
  return events
}

const octets = (pieces: readonly SizedPiece[]): number => pieces.reduce((bytes, [, size]) => bytes + size, 0)

const sums = (state: TorrentState, pieces: readonly SizedPiece[]) => {
  const unwanted = octets(pieces.filter(([piece]) => !isWanted(state, piece)))
  return {
    pieces: pieces.map(([piece]) => piece),
    bytes: octets(pieces),
    ...(unwanted > 0 ? { unwanted } : {}),
  }
}

/** @returns undefined where the selection is not one of this torrent. */
export function select(state: TorrentState, { levels: text, of }: Selection): TorrentEvent[] | undefined {
  const levels = readLevels(text, of.files.length)
  if (!levels || of.pieceCount !== state.verified.length) return undefined
  const { files, bytes, verifiedBytes } = selectionFigures(of, levels, (piece) => state.verified.has(piece))
  const whole = files > 0 && verifiedBytes === bytes
  const wanted = wantedText(pieceLevels(of, levels))
  const complete = whole && state.complete
  return [
    { type: "FilesSelected", levels: text, wanted, files, bytes, verifiedBytes, complete },
    ...(whole && !complete ? [{ type: "DownloadCompleted" } as const] : []),
  ]
}

export const SHARED_WHOLE =
  "this is a share of yours, and all there; what is not to be shared is left out when it is shared"
export const NOTHING_WANTED =
  "none of its files would be left to fetch; choose some with `bulbil files ID --only`, or pause or remove it"

export function selectFiles(state: TorrentState, selection: Selection): Decision<TorrentEvent> {
  if (state.origin === "share") return reject("shared-whole", SHARED_WHOLE)
  if (state.phase !== "content")
    return reject("no-metadata", "its files are not known yet: the metadata have not been fetched")
  const events = select(state, selection)
  const [picked] = events ?? []
  if (picked?.type !== "FilesSelected") return reject("bad-levels", "this is no choice of this torrent's files")
  if (picked.files === 0) return reject(NOTHING_CHOSEN, NOTHING_WANTED)
  if (picked.levels === state.levels && state.error?.code !== NO_SUCH_FILE) return nothing
  return accept(...events!, ...woken(state, evolve(state, picked)))
}

/** Where a limit ended it, and now there is more to fetch: it goes on, and ends anew when all of that is there. */
const woken = (before: TorrentState, after: TorrentState): TorrentEvent[] =>
  before.ended !== undefined && before.paused && lacking(after) > 0
    ? [{ type: "TorrentResumed" }, { type: "LimitsChosen", ...before.limits }]
    : []
