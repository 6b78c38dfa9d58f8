/** Mirrors on a terminal: one line each, then what is out of the ordinary; and one line of progress. Pure. */
import { countText } from "../contract/figures.ts"
import type { Live, MirrorView, Snapshot } from "../contract/rows.ts"
import { behindOf, mirrorText, originOf, originText } from "../contract/standing.ts"
import { mirrorNotes, noteText } from "../contract/words/mirror.ts"
import { carrierProgress } from "./formatProgress.ts"
import { safeText } from "./safeText.ts"
import { table } from "./table.ts"
import { onionText } from "./words.ts"

const head = ["ID", "TRACKER", "STATE", "ENTRIES", "BEHIND", "TORRENTS", "ORIGIN", "OWN ADDRESS"] as const

export const mirrorObject = (row: MirrorView, live: Live, now: number) => ({
  ...row,
  behind: behindOf(row),
  origin: originOf(row, live.trackers[row.id], now),
  trouble: live.troubles[row.id] ?? null,
  live: live.trackers[row.id] ?? null,
})

export const mirrorsHere = ({ mirrors }: Snapshot): readonly MirrorView[] =>
  mirrors.filter(({ mode }) => mode !== "removed").toSorted((a, b) => a.addedAt - b.addedAt)

export const formatMirrors = (state: Snapshot, now: number): string => {
  const mirrors = mirrorsHere(state)
  if (mirrors.length === 0) return "No mirrors. Copy a tracker: bulbil mirror add ADDRESS"
  return [
    ...table([head, ...mirrors.map((row) => cells(row, state.live, now))]),
    ...mirrors.flatMap((row) => notes(row, state.live, now)),
  ].join("\n")
}

const cells = (row: MirrorView, live: Live, now: number): readonly string[] => [
  row.id.slice(0, 8),
  onionText(row.tracker ?? row.pasted ?? ""),
  mirrorText(row.mode),
  String(row.seq),
  `${behindOf(row)} behind`,
  String(row.torrents),
  originText(originOf(row, live.trackers[row.id], now)),
  row.address ?? "(not published yet)",
]

const notes = (row: MirrorView, live: Live, now: number): readonly string[] =>
  mirrorNotes(row, live, now).map((note) => `${row.id.slice(0, 8)}  ${safeText(noteText(note))}`)

export const mirrorProgress = (row: MirrorView, live: Live): string => {
  if (live.carrier.state !== "ready") return carrierProgress(live)
  const trouble = live.troubles[row.id]
  if (row.mode !== "mirroring" && row.mode !== "updating") return "Publishing the mirror's onion service"
  const far = row.head > 0 ? `${row.seq} of ${countText(row.head, "entry", "entries")}` : "looking for the tracker"
  return [`${mirrorText(row.mode)}: ${far}`, ...(trouble ? [safeText(trouble)] : [])].join(" · ")
}
