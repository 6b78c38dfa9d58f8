/** One line that tells how far a share or download is. Pure. */
import { bytesText, countText, durationText, percentOf, rateText } from "../contract/figures.ts"
import type { Live, ShareView, TorrentRow } from "../contract/rows.ts"
import { carrierName } from "../contract/words/carrier.ts"
import { progressOf, standingOf, standingText, wantedOf } from "../contract/standing.ts"
import { waitText } from "../contract/words/relay.ts"
import { cut, safeText } from "./safeText.ts"

/** `3.2 MB of 9.2 MB`, where not all is wanted. */
export const sizeText = ({ wanted, bytes }: TorrentRow): string =>
  `${wanted ? `${bytesText(wanted.bytes)} of ` : ""}${bytesText(bytes)}`

export const shareProgress = (share: ShareView, live: Live): string => {
  const hashing = live.hashing[share.id]
  if (share.mode === "hashing" && hashing) {
    return `Hashing ${percentOf(hashing.hashedBytes, hashing.totalBytes)} % of ${bytesText(hashing.totalBytes)}`
  }
  if (share.mode === "hashing") return "Reading the files"
  if (share.mode === "taking-back") return "Being taken back from the tracker's list"
  return live.carrier.state === "ready" ? "Publishing the onion service" : carrierProgress(live)
}

export const downloadProgress = (row: TorrentRow, live: Live): string => {
  const standing = standingOf(row, live)
  const figures = live.torrents[row.id]
  const trouble = live.troubles[row.id]
  if (standing === "waiting-for-tor") return carrierProgress(live)
  if (standing === "mirroring-metadata" || standing === "stalled") {
    return [standingText(standing), ...(trouble ? [safeText(trouble)] : [])].join(": ")
  }
  const wait = live.credit.waiting[row.id]
  if (standing === "waiting-for-credit")
    return (
      `${standingText(standing)} at ${progressOf(row)} % of ` +
      `${bytesText(wantedOf(row).bytes)}${wait ? `: ${waitText(wait)}` : ""}`
    )
  return [
    `${standingText(standing)} ${progressOf(row)} % of ${bytesText(wantedOf(row).bytes)}`,
    `↓ ${rateText(figures?.downRate ?? 0)}`,
    // Before what a narrow terminal cuts off.
    ...(figures?.etaSeconds == null ? [] : [`${durationText(figures.etaSeconds)} left`]),
    `${figures?.connectedPeers ?? 0} of ${figures?.peers ?? 0} peers`,
    countText(figures?.openStreams ?? 0, "stream"),
  ].join(" · ")
}

const BAR = 10

const bar = (percent: number): string => {
  const full = Math.floor((percent * BAR) / 100)
  return `▕${"█".repeat(full)}${"░".repeat(BAR - full)}▏${String(percent).padStart(3)} %`
}

/** One of several; what is needed least comes last, where a narrow terminal cuts. */
export const watchLine = (row: TorrentRow, live: Live): string => {
  const standing = standingOf(row, live)
  const figures = live.torrents[row.id]
  const moving = [
    `↓ ${rateText(figures?.downRate ?? 0)}`,
    ...(figures?.etaSeconds == null ? [] : [`${durationText(figures.etaSeconds)} left`]),
    `${figures?.connectedPeers ?? 0} of ${figures?.peers ?? 0} peers`,
  ]
  const how = standing === "downloading" ? moving : [standingText(standing)]
  return [row.id.slice(0, 8), bar(progressOf(row)), ...how, cut(row.title || row.name || "(not known yet)", 60)].join(
    "  ",
  )
}

export const carrierProgress = ({ carrier }: Live): string => {
  const why = carrier.reason ? ` (${safeText(carrier.reason)})` : ""
  return `${carrierName(carrier)} ${carrier.percent} %: ${safeText(carrier.summary) || carrier.state}${why}`
}
