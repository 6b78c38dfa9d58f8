/**
 * `bulbil tracker export FILE` and `bulbil tracker import FILE`: a tracker's copy in one file. The node writes and
 * reads it; paths are made whole here.
 */
import { countText } from "../contract/figures.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { carrierProgress } from "./formatProgress.ts"
import { givenPath } from "./givenPath.ts"
import type { Said } from "./CliCommand.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { passphrase } from "./passphrase.ts"
import type { ProgressLine } from "./progressLine.ts"
import { mirrorTarget } from "./targets.ts"
import { here } from "./terminal.ts"

/** Names of fields as scripts read them. */
interface Held {
  readonly tracker: string | null
  readonly entries: number
  readonly torrents: number
}

/** What is held of a tracker. A mirror's is asked of the store: its row may not have heard of it yet. */
const heldOf = async (client: Client, id: string): Promise<Held> => {
  const { trackers, mirrors } = await client.state()
  const tracker = mirrors.find((row) => row.id === id)?.tracker
  if (tracker == null)
    return { tracker: trackers[0]?.address ?? null, entries: trackers[0]?.seq ?? 0, torrents: trackers[0]?.listed ?? 0 }
  const { seq, count } = await client.catalogue(tracker, "")
  return { tracker, entries: seq, torrents: count }
}

const heldText = ({ tracker, entries, torrents }: Held): string =>
  `${countText(entries, "entry", "entries")}, ${countText(torrents, "torrent")}, tracker ${tracker ?? "of this node"}`

interface ExportOptions {
  readonly mirror?: string
  readonly withKey?: true
}

const keepApart =
  "\nWith its passphrase this file is the tracker: keep both safe, and apart. " +
  "A lost passphrase cannot be found again."

export const trackerExportCommand = nodeCommand<[file: string], ExportOptions>({
  name: "export",
  summary: "save this node's tracker, or a mirror, to a new file; never the data of shares",
  example: "tracker export ~/tracker.backup --with-key",
  takes: (command) =>
    command
      .argument("<file>", "where to; nothing may be there yet", givenPath)
      .option("--mirror <mirror>", "a mirror's id, instead of the own tracker")
      .option("--with-key", "also the tracker's key, encrypted: BULBIL_PASSPHRASE, or the passphrase is asked for"),
  run: async ({ client, progress, options }, file) => {
    const mirror = options.mirror === undefined ? {} : { mirror: mirrorTarget(options.mirror) }
    const key = options.withKey ? await secretFor(client, true) : {}
    progress.show(options.withKey ? "Encrypting the key" : "Writing")
    const id = await client.command({ type: "ExportTracker", path: file, ...mirror, ...key })
    const held = await heldOf(client, id)
    return {
      schema: "tracker export",
      json: { file, ...held },
      text: `${file}\n${heldText(held)}${options.withKey ? keepApart : ""}`,
    }
  },
})

/** Nobody shall think of a passphrase where no node runs. */
const secretFor = async (client: Client, fresh: boolean) => {
  await client.state()
  return { passphrase: await passphrase(fresh, process.env, here()) }
}

export const trackerImportCommand = nodeCommand<[file: string], { readonly withKey?: true }>({
  name: "import",
  summary: "take a backup as a mirror of its tracker, updated by hand; or, with its key, go on as that tracker",
  example: "tracker import ~/tracker.backup",
  takes: (command) =>
    command
      .argument("<file>", "what bulbil tracker export wrote", givenPath)
      .option(
        "--with-key",
        "make it this node's own tracker, if this node has published nothing yet: BULBIL_PASSPHRASE, " +
          "or the passphrase is asked for",
      ),
  run: async ({ client, progress, options }, file) => {
    if (options.withKey) return restored(client, file, progress)
    progress.show("Reading and checking")
    const mirror = await client.command({ type: "ImportTracker", path: file })
    const held = await heldOf(client, mirror)
    return { schema: "tracker import", json: { id: mirror, ...held }, text: `mirror ${mirror}: ${heldText(held)}` }
  },
})

/** Answers when the tracker is reached where it was before: at the address that its key gives it. */
const restored = async (client: Client, file: string, progress: ProgressLine): Promise<Said> => {
  const before = (await client.state()).trackers[0]?.address
  const key = await secretFor(client, false)
  progress.show("Reading, checking, and asking its mirrors whether they have more")
  const id = await client.command({ type: "ImportTracker", path: file, ...key })
  await follow(
    client,
    ({ trackers, live }) => {
      progress.show(live.carrier.state === "ready" ? "Publishing the tracker's onion service" : carrierProgress(live))
      const address = trackers[0]?.address ?? null
      return address !== null && address !== before ? address : undefined
    },
    progress,
  )
  const held = await heldOf(client, id)
  return {
    schema: "tracker import",
    json: { id, ...held },
    text:
      `this node's own tracker: ${heldText(held)}\n` +
      "Use its key nowhere else: two nodes that write under one key destroy it.",
  }
}
