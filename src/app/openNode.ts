/**
 * The composition root: opens all parts of a node in the order in which they depend on each other, in one scope that
 * closes them in the reverse order, whatever fails half-way. Nothing else in the project knows how the parts are put
 * together.
 */
import path from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, type Scope } from "effect"
import { definitions } from "../actors/deciders.ts"
import { Kernel } from "../actors/kernel/Kernel.ts"
import { creditEffects } from "../actors/credit/effects.ts"
import { mirrorEffects } from "../actors/mirror/effects.ts"
import type { CreditCommand } from "../actors/credit/commands.ts"
import type { NodeCommand } from "../actors/node/commands.ts"
import { nodeEffects } from "../actors/node/effects.ts"
import { relayEffects } from "../actors/relay/effects.ts"
import type { Ports } from "../actors/Ports.ts"
import { shareEffects } from "../actors/share/effects.ts"
import { streamEffects } from "../actors/stream/effects.ts"
import { torrentEffects } from "../actors/torrent/effects.ts"
import type { TrackerCommand } from "../actors/tracker/commands.ts"
import { trackerEffects } from "../actors/tracker/effects.ts"
import { listenLocally } from "../api/localSocket.ts"
import { type ManagementServer, startManagementServer } from "../api/server.ts"
import { readUiFiles } from "../api/UiFiles.ts"
import type { Clock } from "../core/Clock.ts"
import { CREDIT_RULES, type CreditPolicy, type CreditRules, chargeFor, DEFAULT_POLICY } from "../core/credit.ts"
import type { Millis, Token } from "../core/ids.ts"
import { CreditAccount } from "../credit/CreditAccount.ts"
import { SqliteEventLog } from "../events/log/SqliteEventLog.ts"
import { registry } from "../events/registry.ts"
import { SwarmExchange } from "../exchange/SwarmExchange.ts"
import { Projector } from "../projections/Projector.ts"
import type { Relay } from "../relay/Relay.ts"
import { FileLibrary } from "../storage/FileLibrary.ts"
import { FileStorage } from "../storage/FileStorage.ts"
import { FileVault } from "../storage/FileVault.ts"
import { secretName } from "../storage/secretKinds.ts"
import { SqliteEntryStore } from "../storage/SqliteEntryStore.ts"
import { TrackerNetwork } from "../tracker/TrackerNetwork.ts"
import { Http2Sessions } from "../transport/h2/Http2Sessions.ts"
import type { Transport } from "../transport/Transport.ts"
import { BulbilNode } from "./BulbilNode.ts"
import type { CarrierTap } from "./carriers.ts"
import { dataDirectory } from "./DataDirectory.ts"
import { watchDisk } from "./DiskWatch.ts"
import { earlyCollection } from "./earlyCollection.ts"
import { ownTracker, mirrorPlace } from "./holdings.ts"
import { Turns } from "./Turns.ts"
import { keepDates } from "./keepDates.ts"
import { LiveBoard } from "./LiveBoard.ts"
import { LogBook } from "./LogBook.ts"
import { defectsInto, statesInto, tapInto } from "./nodeLog.ts"
import { NodePlaces } from "./NodePlaces.ts"
import type { NodeParts } from "./NodeParts.ts"
import { ownRelays } from "./ownRelays.ts"
import type { RelayPlace } from "./relays.ts"
import { managementHost, sessionPlace } from "./management.ts"
import { ensureNodeSecrets } from "./secrets.ts"
import { StartError } from "./StartError.ts"
import { checkFiles } from "./start/checkFiles.ts"
import { keepMark } from "./start/keepMark.ts"
import { forgetLeftovers, tellLosses } from "./start/tellLosses.ts"
import { systemClock, systemRandom } from "./systemClock.ts"
import { ledgers } from "../projections/ledgers.ts"
import { mirrors } from "../projections/mirrors.ts"
import { torrents } from "../projections/torrents.ts"

export interface NodeConfig {
  readonly data: string
  /** Opens the carrier, given the folder that it may keep its own things in. */
  readonly carrier: (folder: string, tap: CarrierTap) => Promise<Transport>
  /** Opens what looks after the relay; finds one that runs, and starts none by itself. */
  readonly relay: (place: RelayPlace) => Promise<Relay>
  /** For a ledger that is opened now; one that is open keeps its rules. */
  readonly credit?: Partial<CreditRules> & { readonly policy?: CreditPolicy }
  readonly onDefect: (where: string, defect: unknown) => void
  readonly onStopAsked: () => void
  readonly forgetful?: boolean
  /** Instead of the machine's. */
  readonly clock?: Clock
  /** Damaged or lost files, as a refusal to start has named them, that the node may go on without. */
  readonly acceptLoss?: readonly string[]
  /** Called with what the start made anew, in words. */
  readonly onTold?: (line: string) => void
}

type ReadyConfig = NodeConfig & { readonly clock: Clock }

export interface RunningNode {
  readonly node: BulbilNode
  readonly parts: NodeParts
  /** Resolves with `http://<onion>/management/<token>` when the management onion is published. */
  readonly managementLink: Promise<string>
}

const UI_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "ui")

/** A part that is opened now and closed with the scope. */
const part = <A>(open: () => Promise<A>, close: (part: A) => unknown): Effect.Effect<A, unknown, Scope.Scope> =>
  Effect.acquireRelease(Effect.tryPromise({ try: open, catch: (error) => error }), (opened) =>
    Effect.tryPromise(async () => close(opened)).pipe(Effect.ignoreLogged),
  )

export const openNode = (given: NodeConfig): Effect.Effect<RunningNode, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const clock = given.clock ?? systemClock
    const logs = new LogBook(clock)
    const config = { ...given, clock, onDefect: defectsInto(logs, given.onDefect) }
    const data = dataDirectory(config.data)
    const { told, doubtful, trusted } = yield* Effect.try({
      try: () => checkFiles(data, given.acceptLoss ?? [], clock.date()),
      catch: (error) => error,
    })
    for (const line of told) {
      logs.add("node", "warn", line)
      given.onTold?.(line)
    }
    const log = yield* part(
      () => SqliteEventLog.open({ file: data.events, registry }),
      (opened) => opened.close(),
    )
    const projector = yield* part(
      () => Projector.open({ file: data.projections, log, clock, root: data.root }),
      (opened) => opened.close(),
    )
    const vault = new FileVault(data.vault)
    const { token } = ensureNodeSecrets(vault, systemRandom)
    yield* part(
      async () =>
        keepMark({
          log,
          vault,
          clock,
          doubtful,
          onDefect: (defect) => logs.add("node", "warn", `the mark of the history: ${String(defect)}`),
        }),
      (end) => end(),
    )
    const relay = yield* part(
      () =>
        config.relay({
          folder: data.relay,
          socket: data.relaySocket,
          onLine: (level, text) => logs.add("relay", level, text),
        }),
      (opened) => opened.detach(),
    )
    const transport = yield* part(
      () => config.carrier(data.tor, tapInto(logs, ownRelays(vault, relay))),
      (opened) => opened.close(),
    )
    yield* part(
      async () => statesInto(logs, transport),
      (stop) => stop(),
    )
    const sessions = new Http2Sessions(transport, clock, {}, earlyCollection())
    const account = yield* part(
      () =>
        CreditAccount.open({
          log,
          clock,
          ledger: () => projector.get(ledgers, "self"),
          ...(config.credit?.softRate === undefined ? {} : { softRate: config.credit.softRate }),
        }),
      async (opened) => opened.close(),
    )
    const exchange = yield* part(
      async () => new SwarmExchange({ sessions, clock, random: systemRandom, credit: account }),
      (opened) => opened.stop(),
    )
    const entries = yield* part(
      async () => new SqliteEntryStore(data.trackers),
      (opened) => opened.close(),
    )
    const trackers = yield* part(
      async () =>
        new TrackerNetwork({
          sessions,
          store: entries,
          scratch: () => new SqliteEntryStore(":memory:"),
          clock,
          random: systemRandom,
        }),
      (opened) => opened.stop(),
    )
    yield* part(
      async () => keepDates(clock, [exchange, trackers]),
      (stop) => stop(),
    )
    const storage = yield* part(
      async () => new FileStorage(),
      (opened) => opened.close(),
    )
    const board = new LiveBoard()
    yield* part(
      async () => watchDisk({ log, board, logs, clock }),
      (stop) => stop(),
    )
    const library = new FileLibrary(data.torrents)
    tellLosses({ data, log, projector, vault, library, board, logs })
    if (trusted)
      yield* Effect.tryPromise(() => forgetLeftovers({ log, projector, vault, library })).pipe(Effect.ignoreLogged)
    let management: ManagementServer | undefined
    const places = new NodePlaces(data, projector)
    const ports: Ports = {
      places,
      clock,
      random: systemRandom,
      transport,
      sessions,
      storage,
      library,
      vault,
      exchange,
      trackers,
      entries,
      relay,
      credit: account,
      avoidRelays: () => transport.avoid(ownRelays(vault, relay)),
      log,
      heldElsewhere: (tracker, mirror) => {
        if (tracker === ownTracker(vault)) return "this is this node's own tracker"
        const twice = projector
          .all(mirrors)
          .some(({ id, mode }) => mode !== "failed" && id !== mirror && mirrorPlace(vault, id)?.tracker === tracker)
        return twice ? "this tracker is mirrored here already, from another address" : undefined
      },
      attachManagement: (stream) => (management ? management.attach(stream) : void stream.destroy()),
      progress: {
        hashing: (share, progress) => board.setHashing(share, progress),
        trouble: (torrent, message) => board.setTrouble(torrent, message),
      },
      published: (name, address) => board.setPublished(name, address),
      tell: (kind, id, input) => kernel.tell(kind, id, input),
      expireHistory: (before) => log.expire(before as Millis),
    }
    const kernel = yield* part(
      async () => openKernel(config, log, ports),
      (opened) => opened.stop(),
    )
    const parts: NodeParts = {
      data,
      ports,
      log,
      projector,
      places,
      kernel,
      board,
      account,
      logs,
      turns: new Turns(),
      stop: config.onStopAsked,
    }
    const node = new BulbilNode(parts)
    management = yield* managementOnion(parts, node, token, config)
    yield* localManagement(parts, node, config)
    yield* Effect.acquireRelease(Effect.tryPromise({ try: () => begin(parts, config), catch: (error) => error }), () =>
      Effect.promise(() => kernel.tell("node", "self", { type: "StopNode" })),
    )
    yield* part(
      async () => logs.add("node", "notice", "node started"),
      () => logs.add("node", "notice", "node stopping"),
    )
    const managementLink = board.whenPublished("management").then((address) => `http://${address}/management/${token}`)
    return { node, parts, managementLink }
  })

function openKernel(config: ReadyConfig, log: SqliteEventLog, ports: Ports): Kernel {
  const kernel = new Kernel({
    log,
    clock: config.clock,
    random: systemRandom,
    registry,
    onDefect: config.onDefect,
    ...(config.forgetful === undefined ? {} : { forgetful: config.forgetful }),
  })
  const effects = {
    node: nodeEffects(ports),
    share: shareEffects(ports),
    torrent: torrentEffects(ports),
    stream: streamEffects(ports),
    tracker: trackerEffects(ports),
    mirror: mirrorEffects(ports),
    relay: relayEffects(ports),
    credit: creditEffects(ports),
  }
  for (const definition of definitions)
    kernel.register(definition, effects[definition.kind as keyof typeof effects] as never)
  return kernel
}

const managementOnion = (parts: NodeParts, node: BulbilNode, token: Token, config: ReadyConfig) =>
  part(
    async () => {
      const { vault } = parts.ports
      const face = {
        kind: "onion",
        host: managementHost(vault),
        token,
        ui: await readUiFiles(UI_FOLDER),
        sessions: sessionPlace(vault),
      } as const
      return startManagementServer({
        node,
        face,
        clock: config.clock,
        random: systemRandom,
        onDefect: (error) => config.onDefect("management", error),
      })
    },
    (server) => server.close(),
  )

const localManagement = (parts: NodeParts, node: BulbilNode, config: ReadyConfig) =>
  Effect.gen(function* () {
    const server = yield* part(
      () =>
        startManagementServer({
          node,
          face: { kind: "local" },
          clock: config.clock,
          random: systemRandom,
          onDefect: (error) => config.onDefect("local management", error),
        }),
      (opened) => opened.close(),
    )
    yield* part(
      () => listenLocally(path.dirname(parts.data.socket), server.attach),
      (opened) => opened.close(),
    )
  })

/**
 * Wakes what was there before, after the node itself. What was removed but not yet cleared away is woken to finish
 * that.
 */
async function begin({ kernel, ports, projector, log }: NodeParts, { credit }: NodeConfig): Promise<void> {
  const create: NodeCommand = { type: "CreateNode", management: secretName("management") }
  const start: NodeCommand = { type: "StartNode", carrier: ports.transport.kind }
  for (const command of [create, start]) {
    const told = await kernel.tell("node", "self", command)
    if (!told.ok) throw new StartError("not-stored", `the node does not start: ${told.message}`)
  }
  const { price, grant, dayCap, policy } = { ...CREDIT_RULES, policy: DEFAULT_POLICY, ...credit }
  const ledger: CreditCommand = {
    type: "OpenLedger",
    price,
    policy,
    dayCap,
    grant: chargeFor(grant, price),
    through: await log.head(),
  }
  await kernel.tell("credit", "self", ledger)
  await kernel.wakeAll("relay")
  const track: TrackerCommand = { type: "CreateTracker", secret: secretName("tracker") }
  await kernel.tell("tracker", "self", track)
  await kernel.wakeAll("mirror")
  const known = new Set(projector.all(torrents).map((row) => row.id))
  await kernel.wakeAll("torrent", (id) => known.has(id) || ports.library.has(id))
  await kernel.wakeAll("share")
}
