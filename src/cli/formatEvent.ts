/** How events and folded states read on a terminal and as JSON. Text that came from peers is made safe to print. */
import { BucketMap } from "../core/BucketMap.ts"
import { PieceSet } from "../core/PieceSet.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { jsonText, safeText } from "./safeText.ts"

export const eventObject = ({ event, ...stored }: StoredEvent): object => {
  const { type: _, ...payload } = event
  return { ...stored, payload }
}

/** `17 2026-11-24T09:00:00.000Z torrent/ab 3 torrent.TorrentPaused/1 {}` */
export const eventLine = ({ seq, at, stream, version, type, event: { type: _, ...payload } }: StoredEvent): string =>
  safeText(`${seq} ${new Date(at).toISOString()} ${stream} ${version} ${type} ${JSON.stringify(payload)}`)

/** A map that is longer than this is shown by its size. */
const SHOWN = 20

/** JSON; a set of pieces reads `12/128`, a long map `5000 of them`. */
export const stateText = (state: unknown): string => jsonText(state, short)

/** `this` holds what is written before its own toJSON was asked. */
function short(this: unknown, key: string, value: unknown): unknown {
  const held = (this as Readonly<Record<string, unknown>>)[key]
  if (held instanceof PieceSet) return `${held.count}/${held.length}`
  return held instanceof BucketMap && held.size > SHOWN ? `${held.size} of them` : value
}
