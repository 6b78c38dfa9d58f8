/**
 * The human form of `bulbil status`: the node, Tor, its tracker, its mirrors in one line, then a line for each torrent
 * and share. Pure.
 */
import { bytesText, countText, durationText, rateText } from "../contract/figures.ts"
import { carrierText, dialsText, skewText } from "../contract/words/carrier.ts"
import { onionCostText, onionsText } from "../contract/words/onions.ts"
import type { Live, LiveFigures, MirrorMode, ShareView, Snapshot, TorrentRow } from "../contract/rows.ts"
import {
  figuresBy,
  mirrorText,
  ordinalText,
  progressOf,
  queuePosition,
  restingText,
  standingOf,
  standingText,
  wantedOf,
} from "../contract/standing.ts"
import { leftOutCount, leftOutText } from "../core/leftOut.ts"
import { moveProgress } from "./move.ts"
import { mirrorsHere } from "./formatMirrors.ts"
import { ratesInForceText, ratesText } from "../contract/words/limits.ts"
import { lanesText } from "../contract/words/lanes.ts"
import { relayStanding, relayText, waitText } from "../contract/words/relay.ts"
import { relayRow } from "./formatRelay.ts"
import { carrierProgress, shareProgress } from "./formatProgress.ts"
import { cut, safeText } from "./safeText.ts"
import { table } from "./table.ts"

const head = ["ID", "STATE", "DONE", "SIZE", "DOWN", "UP", "PEERS", "STREAMS", "LEFT", "TITLE"] as const

export const formatStatus = (state: Snapshot, now: number): string => {
  const { live, node } = state
  const torrents = state.torrents.filter((row) => row.mode !== "removed")
  const shares = state.shares.filter((share) => share.mode !== "stopped")
  const skew = skewText(live.carrier)
  const version = live.carrier.version ? ` (${live.carrier.version})` : ""
  const tor = live.carrier.state === "ready" ? `${carrierText(live.carrier)}${version}` : carrierProgress(live)
  return [
    `Node up for ${durationText((now - node.startedAt) / 1000)} · ${bytesText(live.freeBytes)} ` +
      `free · data in ${safeText(node.dataDir)}`,
    ...live.health.map((ill) => `TROUBLE: ${safeText(ill)}`),
    [tor, dialsText(live.carrier), skew].filter((text) => text !== null).join(" · "),
    ...onionLines(live),
    ...state.disks.map(({ folder, freeBytes }) => `${bytesText(freeBytes)} free for downloads to ${safeText(folder)}`),
    ...trackerLines(state),
    ...(live.rates.why === "none" ? [] : [`Limits: ${ratesInForceText(live.rates)}`]),
    ...creditLine(state),
    "",
    ...(torrents.length === 0
      ? ["No torrents. Share something: bulbil share PATH"]
      : table([head, ...torrents.map((row) => cells(row, state))])),
    ...(torrents.some((row) => standingOf(row, live) === "resting") ? [restingText()] : []),
    ...torrents.flatMap((row) => notes(row, state)),
    ...(shares.length === 0 ? [] : ["", "SHARES"]),
    ...shares.flatMap((share) => [
      `${share.id.slice(0, 8)}  ${cut(share.title, 60)}  ${share.visibility}  ${shareNote(share, live)}`,
      ...(share.leftOut && leftOutCount(share.leftOut) > 0
        ? [`${share.id.slice(0, 8)}  left out: ${leftOutText(share.leftOut)}`]
        : []),
    ]),
  ].join("\n")
}

const onionLines = ({ carrier: { onions } }: Live): readonly string[] => {
  if (!onions) return []
  const cost = onionCostText(onions)
  return [`Onions: ${onionsText(onions)}`, ...(cost === null ? [] : [cost])]
}

const shareNote = (share: ShareView, live: Live): string =>
  share.error
    ? safeText(share.error.message)
    : (share.link ?? live.troubles[share.id] ?? theirs(share) ?? shareProgress(share, live))

/** Of a share of which each recipient has their own link. */
const theirs = ({ id, recipients }: ShareView): string | undefined =>
  recipients.some(({ link }) => link !== null)
    ? `${countText(recipients.length, "recipient")} (bulbil recipient list ${id.slice(0, 8)})`
    : undefined

const trackerLines = (state: Snapshot): readonly string[] => {
  const mirrors = mirrorsHere(state)
  const modes = [...new Set(mirrors.map(({ mode }) => mode))]
  const count = (mode: MirrorMode) =>
    `${mirrors.filter((row) => row.mode === mode).length} ${mirrorText(mode).toLowerCase()}`
  return [
    ...state.trackers.map(
      ({ id, address, mode, listed }) =>
        `Tracker ${address ?? "(not published yet)"} · ${countText(listed, "torrent")} listed · ` +
        `${countText(state.live.trackers[id]?.mirrors ?? 0, "mirror")}` +
        (mode === "contradicted" ? " · contradicted, takes no more entries" : ""),
    ),
    ...(mirrors.length === 0
      ? []
      : [`Mirrors here of ${countText(mirrors.length, "other tracker")}: ${modes.map(count).join(", ")}`]),
  ]
}

const creditLine = (state: Snapshot): readonly string[] => {
  const relay = relayRow(state)
  return state.credits.map(
    ({ balance, policy }) =>
      `Relay ${relayText(relayStanding(relay, state.live.relay), state.live.relay).toLowerCase()} ` +
      `· credit ${bytesText(balance)} (${policy})` +
      (relay.mode === "unasked" ? " · bulbil relay consent tells what a relay is" : ""),
  )
}

const stateText = (row: TorrentRow, { live, torrents }: Snapshot): string => {
  const position = queuePosition(row, torrents)
  return position === null ? standingText(standingOf(row, live)) : `Queued, ${ordinalText(position)}`
}

const cells = (row: TorrentRow, state: Snapshot): readonly string[] => {
  const { live } = state
  const reported = live.torrents[row.id]
  const figures = reported && figuresBy(row, reported)
  return [
    row.id.slice(0, 8),
    stateText(row, state),
    `${progressOf(row)} %`,
    bytesText(wantedOf(row).bytes),
    rateText(figures?.downRate ?? 0),
    rateText(figures?.upRate ?? 0),
    `${figures?.connectedPeers ?? 0}/${figures?.peers ?? 0}`,
    String(figures?.openStreams ?? 0),
    figures?.etaSeconds == null ? "" : durationText(figures.etaSeconds),
    [cut(row.title || row.name || "(not known yet)", 60), ...row.tags.map((tag) => `#${safeText(tag)}`)].join(" "),
  ]
}

/** What went out of it, ever; nothing where nobody has fetched all of it yet. */
const servedText = (row: TorrentRow, figures: LiveFigures | undefined): string | undefined => {
  const copies = Math.max(row.copies, figures?.copies ?? 0)
  const octets = Math.max(row.servedBytes, figures?.servedBytes ?? 0)
  return copies === 0 ? undefined : `fetched whole ${countText(copies, "time")} (${bytesText(octets)} sent)`
}

const notes = (row: TorrentRow, { live }: Snapshot): readonly string[] => {
  const missing = row.missing.length > 0 ? `${countText(row.missing.length, "file")} missing` : undefined
  const wait = live.credit.waiting[row.id]
  const moving = row.move ? moveProgress(row, live) : undefined
  const note = moving ?? row.error?.message ?? missing ?? (wait ? waitText(wait) : live.troubles[row.id])
  const figures = live.torrents[row.id]
  const lanes = figures !== undefined && figures.lanes > 0 ? `lanes: ${lanesText(figures)}` : undefined
  const limited =
    row.limits.down === undefined && row.limits.up === undefined ? undefined : `limits: ${ratesText(row.limits)}`
  return [note, lanes, limited, servedText(row, figures)].flatMap((words) =>
    words === undefined ? [] : [`${row.id.slice(0, 8)}  ${safeText(words)}`],
  )
}
