/** Trusted nodes on a terminal: one line each, and what is to be known of one of them. Pure. */
import { bytesText, countText } from "../contract/figures.ts"
import type { Live, Snapshot, TrustedView } from "../contract/rows.ts"
import type { TrustPage } from "../contract/trust.ts"
import { timeText } from "../contract/words/time.ts"
import { beyondText, edgeText, lieText, trustedText } from "../contract/words/trust.ts"
import { cut, safeText } from "./safeText.ts"
import { table } from "./table.ts"
import { onionText } from "./words.ts"

const head = ["ID", "NAME", "NODE", "STATE", "TORRENTS", "DEGREES", "TOLD TO", "LAST FOUND"] as const

export const trustedHere = ({ trusted }: Snapshot): readonly TrustedView[] =>
  trusted.filter(({ mode }) => mode !== "revoked").toSorted((a, b) => a.addedAt - b.addedAt)

export const formatTrusted = (state: Snapshot): string => {
  const nodes = trustedHere(state)
  if (nodes.length === 0)
    return (
      "No node is trusted yet, so there is nobody to find things with. Ask a friend for their node's address, " +
      "then: bulbil trust add ADDRESS"
    )
  return table([head, ...nodes.map(cells)]).join("\n")
}

const cells = (row: TrustedView): readonly string[] => [
  row.id.slice(0, 8),
  cut(row.name ?? "", 24),
  onionText(row.address ?? ""),
  trustedText(row.mode),
  String(row.mode === "remote" ? row.count : row.entries),
  String(row.degrees),
  row.told,
  row.metAt === null ? "never yet" : timeText(row.metAt),
]

export const formatNode = (row: TrustedView, { far, beyond }: TrustPage, live: Live): string => {
  const behind = far.filter(({ via }) => row.address !== null && via.includes(row.address))
  const more = beyond.find(({ address }) => address === row.address)
  const trouble = live.troubles[row.id]
  return [
    `${row.name ? `${safeText(row.name)}: ` : ""}${row.address ?? "(its address is lost)"}`,
    `${trustedText(row.mode)}. First found: ${row.foundAt === null ? "never yet" : timeText(row.foundAt)}.`,
    `${countText(row.entries, "torrent")} can be found here; ${bytesText(row.octets)} read.`,
    row.degrees === 1 ? "Nobody is reached through it." : `It leads to others, up to ${row.degrees} degrees away.`,
    ...(behind.length > 0 ? behind.map((one) => `  ${one.address}  ${countText(one.entries, "torrent")}`) : []),
    ...(more ? [`${beyondText(more)} bulbil trust degrees ${row.id.slice(0, 8)} ${row.degrees}`] : []),
    edgeText(row.told),
    ...row.lies.map(lieText),
    ...(row.error ? [safeText(row.error.message)] : []),
    ...(row.meant ? [`The tracker is ${row.meant}`] : []),
    ...(trouble ? [safeText(trouble)] : []),
  ].join("\n")
}
