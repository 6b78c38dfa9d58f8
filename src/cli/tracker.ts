/**
 * `bulbil tracker address|show`: this node's own tracker. Its address is what others need to find what is public here.
 */
import { countText } from "../contract/figures.ts"
import type { MirrorPlace } from "../contract/catalogue.ts"
import type { Snapshot, TrackerRow } from "../contract/rows.ts"
import { contradiction, trackerText } from "../contract/words/tracker.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { carrierProgress } from "./formatProgress.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import { nodeCommand } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { trackerExportCommand, trackerImportCommand } from "./trackerBackup.ts"

const publishedAddress = (client: Client, progress: ProgressLine): Promise<string> =>
  follow(
    client,
    ({ trackers, live }) => {
      progress.show(live.carrier.state === "ready" ? "Publishing the tracker's onion service" : carrierProgress(live))
      return trackers[0]?.address ?? undefined
    },
    progress,
  )

const address = nodeCommand({
  name: "address",
  summary: "print the tracker's address, once it is published",
  example: "tracker address",
  run: async ({ client, progress }) => {
    const published = await publishedAddress(client, progress)
    return { schema: "tracker address", json: { address: published }, text: published }
  },
})

const standing = ({ mode }: TrackerRow): string =>
  mode === "contradicted" ? `${trackerText[mode]}: ${contradiction.matter} ${contradiction.meaning}` : trackerText[mode]

const shown = ({ trackers, shares, live }: Snapshot, mirrors: readonly MirrorPlace[]): Said => {
  const [row] = trackers
  if (!row)
    throw new CliFailure(exitCodes.failed, "no-tracker", "the node's tracker has not been created yet; ask again")
  const { links = 0, peers = 0 } = live.trackers["self"] ?? {}
  const count = (visibility: "public" | "private") =>
    shares.filter((share) => share.mode === "active" && share.visibility === visibility).length
  const json = {
    address: row.address,
    state: row.mode,
    entries: row.seq,
    torrents: row.listed,
    links,
    peers,
    mirrors,
    shares: { public: count("public"), private: count("private") },
  }
  const text = [
    `Address   ${row.address ?? "(its onion is not published yet)"}`,
    `State     ${standing(row)}`,
    `Lists     ${countText(row.listed, "torrent")} (${countText(row.seq, "entry", "entries")} in its chain)`,
    `Shares    ${json.shares.public} public, ${json.shares.private} private`,
    `Links     ${links} to and from others that hold it; ${countText(peers, "peer")} of listed torrents`,
    `Mirrors   ${mirrors.length === 0 ? "none is known" : mirrors.length}`,
    ...mirrors.map((mirror) => `  ${mirror.address}  ${countText(mirror.entries, "entry", "entries")}`),
  ]
  return { schema: "tracker show", json, text: text.join("\n") }
}

const show = nodeCommand({
  name: "show",
  summary: "show the tracker: what it lists, who mirrors it",
  example: "tracker show",
  run: async ({ client }) => {
    const state = await client.state()
    const { mirrors } = await client.mirrorsOf("self")
    return shown(state, mirrors)
  },
})

export const trackerCommand: CliGroup = {
  name: "tracker",
  summary: "this node's own tracker: its address, what it lists, backups",
  commands: [address, show, trackerExportCommand, trackerImportCommand],
}
