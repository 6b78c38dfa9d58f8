/** How events and folded states read on a terminal and as JSON. Text that came from peers is made safe to print. */
import { PieceSet } from "../core/PieceSet.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { safeText } from "./safeText.ts"

export const eventObject = ({ event, ...stored }: StoredEvent): object => {
  const { type: _, ...payload } = event
  return { ...stored, payload }
}

/** `17 2026-11-24T09:00:00.000Z torrent/ab 3 torrent.TorrentPaused/1 {}` */
export const eventLine = ({ seq, at, stream, version, type, event: { type: _, ...payload } }: StoredEvent): string =>
  safeText(`${seq} ${new Date(at).toISOString()} ${stream} ${version} ${type} ${JSON.stringify(payload)}`)

/** JSON; a set of pieces reads `12/128`. */
export const stateText = (state: unknown): string =>
  safeText(JSON.stringify(state, (_, value) => (value instanceof PieceSet ? `${value.count}/${value.length}` : value)))
