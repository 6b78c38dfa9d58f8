/**
 * Makes the tracker of a backup this node's own: with its key, and with its entries as this node's history. Only where
 * nothing was published yet, and only the one backup: two nodes that write under one key would tell two stories.
 */
import type { RestoredEntry, TrackerCommand } from "../../actors/tracker/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { publicKeyOfSeed } from "../../core/ed25519.ts"
import { toHex } from "../../core/hex.ts"
import type { InfoHash, TrackerKey } from "../../core/ids.ts"
import { saidInfo, type SaidInfo } from "../../core/shareInfo.ts"
import type { Restored } from "../../tracker/backup.ts"
import { PAGE_ENTRIES } from "../../wire/EntriesPage.ts"
import { Entry } from "../../wire/Entry.ts"
import { decodeEntryBody } from "../../wire/EntryBody.ts"
import type { NodeParts } from "../NodeParts.ts"
import { unseal } from "../sealedKey.ts"
import { answered, refuse } from "./answers.ts"
import { trackers } from "../../projections/trackers.ts"

/** Mirrors may hold more than the backup; they get so long to say so. */
const ASK_MIRRORS_MS = 60_000

export async function restoreTracker(
  parts: NodeParts,
  { tracker, sealedKey }: Restored,
  passphrase: string,
): Promise<CommandReply> {
  const { ports, projector, kernel } = parts
  const restored = kernel.peek("tracker", "self")?.mode === "restored"
  if (restored || (projector.get(trackers, "self")?.seq ?? 0) > 0)
    return refuse(
      "tracker-in-use",
      "this node's tracker has a history of its own; restore into a node that has published nothing",
    )
  if (!sealedKey) return refuse("no-key", "there is no key in this backup; it was made without one")
  const seed = await unseal(sealedKey, passphrase)
  if (!seed) return refuse("wrong-passphrase", "this is not the passphrase that the key was sealed with")
  if (toHex(publicKeyOfSeed(seed)) !== tracker) return refuse("not-true", "the key in this backup is another tracker's")
  await askMirrors(parts, tracker)
  const command: TrackerCommand = { type: "RestoreTracker", entries: entriesOf(parts, tracker) }
  const before = ports.vault.get("tracker")!
  ports.vault.put("tracker", { ...before, next: seed })
  const answer = await kernel.tell("tracker", "self", command)
  // The next start would take it for the key that the history speaks of.
  if (!answer.ok) ports.vault.put("tracker", before)
  return answered(parts, "self", answer)
}

async function askMirrors({ ports }: NodeParts, tracker: TrackerKey): Promise<void> {
  const late = new AbortController()
  const timer = ports.clock.setTimeout(() => late.abort(), ASK_MIRRORS_MS)
  const nobody = async () => undefined
  await ports.trackers.copy(tracker, { headSeen: nobody, stored: nobody }, late.signal).catch(nobody)
  ports.clock.clearTimeout(timer)
}

const names = { AddTorrent: "TorrentListed", EditInfo: "TorrentRetitled", Tombstone: "TorrentUnlisted" } as const

function entriesOf({ ports }: NodeParts, tracker: TrackerKey): RestoredEntry[] {
  const restored: RestoredEntry[] = []
  for (let from = 1; ; from += PAGE_ENTRIES) {
    const page = ports.entries.page(tracker, from, PAGE_ENTRIES, Number.MAX_SAFE_INTEGER)
    page.entries.forEach((bytes, i) => {
      const entry = Entry.decode(bytes)!
      const said = page.bodies[i]!.length > 0 ? decodeEntryBody(entry.type, page.bodies[i]!) : undefined
      const forgotten = entry.type !== "Tombstone" && !said ? { body: toHex(entry.body) } : {}
      const { v: _, ...words } = { title: "", bytes: 0, files: 0, v: 1, ...said }
      restored.push({
        type: names[entry.type],
        infohash: toHex(entry.infohash) as InfoHash,
        at: entry.at,
        ...forgotten,
        ...fieldsOf(entry.type, words),
      } as RestoredEntry)
    })
    if (page.entries.length < PAGE_ENTRIES) return restored
  }
}

function fieldsOf(
  type: keyof typeof names,
  { bytes, files, ...words }: SaidInfo & { readonly bytes: number; readonly files: number },
) {
  if (type === "Tombstone") return {}
  return type === "AddTorrent" ? { ...saidInfo(words), bytes, files } : saidInfo(words)
}
