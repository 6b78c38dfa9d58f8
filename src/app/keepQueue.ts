/**
 * Keeps to how many downloads, and how many that are whole, run at once: looks whenever something has begun, ended or
 * moved, and tells torrents to wait, or that their turn has come. First those that are to wait. What this node shares
 * itself always runs, as its link was given to somebody; what a check or a fetch of metadata takes is nobody's turn.
 */
import type { TorrentCommand } from "../actors/torrent/commands.ts"
import { isWhole } from "../contract/standing.ts"
import { crowded, type QueueItem, type QueueLimits, running } from "../core/queue.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { limits } from "../projections/limits.ts"
import { shares } from "../projections/shares.ts"
import { type TorrentRow, torrents } from "../projections/torrents.ts"
import { Turn } from "../core/Turns.ts"
import type { NodeParts } from "./NodeParts.ts"

/** A download that brought nothing for so long has had its turn, if others wait. */
const PATIENCE_MS = 10 * 60_000
const LOOK_MS = 60_000

type QueueParts = Pick<NodeParts, "log" | "projector" | "kernel" | "ports">

/** What changes nothing of who runs. */
const OF_NO_WEIGHT: ReadonlySet<string> = new Set(["PiecesVerified", "PiecesServed", "PeerBanned"])

const concerns = ({ stream, event }: StoredEvent): boolean =>
  stream.startsWith("torrent/")
    ? !OF_NO_WEIGHT.has(event.type)
    : stream.startsWith("share/") || event.type === "LimitsChosen"

const modes: ReadonlySet<TorrentRow["mode"]> = new Set<TorrentRow["mode"]>([
  "downloading",
  "waiting-for-credit",
  "seeding",
  "queued",
])

interface Turned {
  /** Octets that had come, and when the last of them did, or its turn began. */
  readonly octets: number
  readonly since: number
}

/** @returns what ends it. */
export const keepQueue = ({ log, projector, kernel, ports }: QueueParts): (() => Promise<void>) => {
  const { clock, exchange } = ports
  const misses = new Map<string, number>()
  const turns = new Map<string, Turned>()
  const looks = new Turn()
  let pending = false
  let ended = false
  /** Somebody waits, or could have to. */
  let active = true
  let timer: unknown

  const itemsOf = (rows: readonly TorrentRow[]): readonly QueueItem[] =>
    rows.map((row) => ({
      id: row.id,
      kind: isWhole(row) ? "seed" : "download",
      place: row.place,
      misses: misses.get(row.id) ?? 0,
    }))

  /** Whoever brings something is as good as new; who brings nothing for long has had its turn. */
  const judge = (rows: readonly TorrentRow[]): void => {
    const now = clock.now()
    for (const { id, mode } of rows) {
      if (mode === "queued" || mode === "seeding") turns.delete(id)
      if (mode !== "downloading") continue
      const octets = exchange.live(id)?.downloadedBytes ?? 0
      const turn = turns.get(id)
      if (!turn || octets !== turn.octets) turns.set(id, { octets, since: now })
      if (turn && octets > turn.octets) misses.delete(id)
      else if (turn && octets === turn.octets && now - turn.since >= PATIENCE_MS) {
        misses.set(id, 1 + Math.max(...rows.map((row) => (row.id === id ? 0 : (misses.get(row.id) ?? 0)))))
        turns.delete(id)
      }
    }
  }

  const look = async (): Promise<void> => {
    const allowed: QueueLimits = projector.get(limits, "self") ?? {}
    const shared = new Set(projector.all(shares).map(({ torrent }) => torrent))
    const mine = ({ origin, spare, mode }: TorrentRow) => origin === "download" && !spare && modes.has(mode)
    const all = projector.all(torrents).filter(mine)
    const rows = all.filter(({ id, mode }) => mode === "queued" || !shared.has(id))
    if (crowded(itemsOf(rows), allowed, "download")) judge(rows)
    const runs = running(itemsOf(rows), allowed)
    const waits = rows.filter(({ id, mode }) => mode !== "queued" && !runs.has(id))
    const turn = rows.filter(({ id, mode }) => mode === "queued" && (runs.has(id) || shared.has(id)))
    active = allowed.downloads !== undefined || allowed.seeds !== undefined || turn.length > 0
    const tell = (command: TorrentCommand) => (row: TorrentRow) => kernel.tell("torrent", row.id, command)
    await Promise.all(waits.map(tell({ type: "AwaitTurn" })))
    await Promise.all(turn.map(tell({ type: "TakeTurn" })))
  }

  const soon = (): void => {
    if (pending || ended) return
    pending = true
    void looks
      .take(async () => {
        pending = false
        // What was committed is in the rows.
        await projector.passed(await log.head())
        if (!ended) await look()
      })
      .catch(() => undefined)
  }
  const regularly = (): void => {
    timer = clock.setTimeout(() => {
      if (active) soon()
      regularly()
    }, LOOK_MS)
  }
  const unsubscribe = log.onCommit((batch) => {
    if (active ? batch.some(concerns) : batch.some(({ event }) => event.type === "LimitsChosen")) soon()
  })
  soon()
  regularly()
  return async () => {
    ended = true
    unsubscribe()
    clock.clearTimeout(timer)
    await looks.over()
  }
}
