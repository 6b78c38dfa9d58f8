/** The actors, and what their effects may reach; what the operator should hear of the disk and of lost files. */
import path from "node:path"
import type { Duplex } from "node:stream"
import { Context, Effect, Layer } from "effect"
import { Kernel } from "../../actors/kernel/Kernel.ts"
import { LinkKeys } from "../../actors/LinkKeys.ts"
import type { Ports } from "../../actors/Ports.ts"
import type { Millis, TrackerKey } from "../../core/ids.ts"
import { SqliteSnapshots } from "../../events/log/SqliteSnapshots.ts"
import { mirrors } from "../../projections/mirrors.ts"
import type { Projector } from "../../projections/Projector.ts"
import type { Vault } from "../../storage/Vault.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import type { ManagementCommand } from "../../contract/commands.ts"
import { execute } from "../commands/execute.ts"
import { watchDisk } from "../DiskWatch.ts"
import { mirrorPlace, ownTracker } from "../heldTrackers.ts"
import { Inspections } from "../Inspections.ts"
import { LookDesk } from "../looks/LookDesk.ts"
import { LiveBoard } from "../LiveBoard.ts"
import { lists } from "../lists.ts"
import { ownVersion, pinnedRoot } from "../ownSoftware.ts"
import { ReleaseDesk } from "../ReleaseDesk.ts"
import { releaseState } from "../releaseState.ts"
import { retentionOf } from "../settings/retention.ts"
import { NodePlaces } from "../NodePlaces.ts"
import type { NodeParts } from "../NodeParts.ts"
import { ownRelays } from "../ownRelays.ts"
import { forgetLeftovers, tellLosses } from "../start/tellLosses.ts"
import { Turns } from "../../core/Turns.ts"
import { Lived } from "./lives.ts"
import { Ground } from "./ground.ts"
import { attempt, opened } from "./part.ts"
import { Log, Rows, Secrets } from "./records.ts"
import { Entries, Search } from "./entries.ts"
import { Account, Files, Swarms, TrackerNet } from "./swarms.ts"
import { Seen } from "./sightings.ts"
import { Carrier, Dialled, Dials, OwnRelay } from "./tor.ts"
import { Chosen } from "./settings.ts"
import { Friends, Web } from "./trust.ts"

/** Where callers of the management onion go; nowhere before there is a server. */
export interface Reception {
  attach: (stream: Duplex) => void
}

export class Board extends Context.Tag("Board")<Board, LiveBoard>() {}
export class Actors extends Context.Tag("Actors")<
  Actors,
  { readonly parts: NodeParts; readonly reception: Reception }
>() {}

export const boardLayer = Layer.scoped(
  Board,
  Effect.gen(function* () {
    const { data, logs, clock, trusted } = yield* Ground
    const log = yield* Log
    const projector = yield* Rows
    const { vault } = yield* Secrets
    const { library } = yield* Files
    const board = new LiveBoard()
    yield* opened(
      "watch of the disk",
      () => watchDisk({ log, board, logs, clock }),
      (stop) => stop(),
    )
    tellLosses({ data, log, projector, vault, library, board, logs })
    if (trusted)
      yield* attempt("leftovers", () => forgetLeftovers({ log, projector, vault, library })).pipe(Effect.ignoreLogged)
    return board
  }),
)

const heldElsewhere =
  (projector: Projector, vault: Vault) =>
  (tracker: TrackerKey, mirror: string): string | undefined => {
    if (tracker === ownTracker(vault)) return "this is this node's own tracker"
    const twice = projector
      .all(mirrors)
      .some(({ id, mode }) => mode !== "failed" && id !== mirror && mirrorPlace(vault, id)?.tracker === tracker)
    return twice ? "this tracker is mirrored here already, from another address" : undefined
  }

export const actorsLayer = Layer.scoped(
  Actors,
  Effect.gen(function* () {
    const { config, data, clock, random, logs } = yield* Ground
    const log = yield* Log
    const projector = yield* Rows
    const { vault, access } = yield* Secrets
    const { storage, library } = yield* Files
    const transport = yield* Carrier
    const relay = yield* OwnRelay
    const account = yield* Account
    const board = yield* Board
    const settings = yield* Chosen
    const search = yield* Search
    const places = new NodePlaces(data, projector)
    const desk = new ReleaseDesk({
      root: config.releaseRoot ?? pinnedRoot(),
      clock,
      state: () => releaseState(log),
      tell: (input) => kernel.tell("release", "self", input),
      folder: async () => {
        const folder = path.join(data.downloads, "releases")
        await makeFolder(folder)
        return places.kept(folder)
      },
    })
    const reception: Reception = { attach: (stream) => void stream.destroy() }
    const sessions = yield* Dialled
    const trackers = yield* TrackerNet
    const linkKeys = new LinkKeys(transport)
    const inspections = new Inspections({ clock, random, sessions, trackers, vault, linkKeys })
    const ports: Ports = {
      places,
      clock,
      random,
      transport,
      storage,
      library,
      inspected: inspections,
      vault,
      linkKeys,
      relay,
      log,
      sessions,
      exchange: yield* Swarms,
      trackers,
      entries: yield* Entries,
      search,
      trust: yield* Web,
      sightings: yield* Seen,
      directory: yield* Friends,
      credit: account,
      releases: desk,
      avoidRelays: () => transport.avoid(ownRelays(vault, relay)),
      heldElsewhere: heldElsewhere(projector, vault),
      management: { onion: () => access.onion, attach: (stream) => reception.attach(stream) },
      progress: {
        hashing: (share, progress) => board.setHashing(share, progress),
        trouble: (id, message, about) => board.setTrouble(id, message, about),
      },
      published: (name, address, waits) => board.setPublished(name, address, waits),
      endShare: async (share) =>
        void (await execute(parts, { type: "StopSharing", share } satisfies ManagementCommand)),
      tell: (kind, id, input) => kernel.tell(kind, id, input),
      retention: retentionOf(settings),
      expireHistory: (before) => log.expire(before as Millis),
    }
    const { facts, actors } = config.lists ?? lists
    const { onDefect, forgetful = false } = config
    const snapshots = yield* opened(
      "snapshots",
      () => new SqliteSnapshots(data.snapshots),
      (open) => open.close(),
    )
    const looks = yield* opened(
      "looks at files",
      () => new LookDesk({ clock, random }),
      (open) => open.close(),
    )
    const release = ownVersion()
    const kernel = yield* opened(
      "actors",
      () => new Kernel({ log, snapshots, release, clock, random, registry: facts, onDefect, forgetful }),
      (opened) => opened.stop(),
    )
    for (const { definition, effects } of actors) kernel.register(definition, effects(ports))
    const turns = new Turns()
    const stop = config.onStopAsked
    const parts: NodeParts = {
      data,
      ports,
      log,
      projector,
      search,
      lives: yield* Lived,
      places,
      kernel,
      board,
      inspections,
      dials: yield* Dials,
      account,
      access,
      settings,
      logs,
      desk,
      looks,
      turns,
      stop,
    }
    return { parts, reception }
  }),
)
