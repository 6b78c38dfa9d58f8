/**
 * A link is added on a simulated network whose round trips take a second: the real effect that fetches the metadata,
 * the real share's onion and the real exchange; what happens is written down in the order of its virtual time.
 */
import { mirrorMetadata } from "../../src/actors/torrent/effects/mirrorMetadata.ts"
import { evolve, initial, type TorrentState } from "../../src/actors/torrent/state.ts"
import type { EffectContext } from "../../src/actors/kernel/ActorDefinition.ts"
import { LinkKeys } from "../../src/actors/LinkKeys.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { shareHandler } from "../../src/actors/share/shareHandler.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { Token } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import type { Exchange } from "../../src/exchange/Exchange.ts"
import { MemoryLibrary } from "../../src/storage/MemoryLibrary.ts"
import { MemoryVault } from "../../src/storage/MemoryVault.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import type { Handler, Session } from "../../src/transport/Sessions.ts"
import { MetadataAnswer } from "../../src/wire/MetadataAnswer.ts"
import { type SimNodeOptions, TORRENT } from "./SimNode.ts"
import { simSwarm } from "./simSwarm.ts"

const TOKEN = Token("A".repeat(43))
const ROUND_TRIP_MS = 1_000

export interface FirstOctetSpec {
  readonly seed: number
  readonly bytes: number
  readonly pieceLength?: number
  /** Until a dial is through. */
  readonly dialMs?: number
  readonly options?: SimNodeOptions
  readonly seedOptions?: SimNodeOptions
  /** What the leech's effect reaches instead of its exchange. */
  readonly reach?: (exchange: Exchange) => Partial<Exchange>
  /** Between the share's onion and who asks it. */
  readonly between?: (handler: Handler, world: SimWorld) => Handler
  /** Whether the swarm opens when the metadata are there. */
  readonly opens?: boolean
}

export const firstOctet = async (spec: FirstOctetSpec) => {
  const { seed, bytes, pieceLength = 262_144, dialMs = 4 * ROUND_TRIP_MS, between = (handler) => handler } = spec
  const swarm = await simSwarm({
    seed,
    leechers: 0,
    bytes,
    pieceLength,
    ...(spec.seedOptions ? { seedOptions: spec.seedOptions } : {}),
  })
  const { world, metainfo, source, rendezvous } = swarm
  const asked: string[] = []
  const onion = source.machine.random.bytes(32)
  const handler = shareHandler({
    token: TOKEN,
    visibility: "private",
    onion: publicKeyOfSeed(onion),
    metainfo: metainfo.bytes,
    answer: () => MetadataAnswer.encode({ v: 1, title: "t", metainfo: metainfo.bytes }),
    join: () => undefined,
    records: () => source.exchange.records(TORRENT),
    swarm: source.exchange.answers(TORRENT),
  })
  const publication = await source.sessions.serve(
    onion,
    between((incoming) => {
      asked.push(incoming.path.slice("/private/".length + 43))
      return handler(incoming)
    }, world),
  )
  world.circuit = () => ({
    latencyMs: ROUND_TRIP_MS / 2,
    jitterMs: 0,
    bytesPerSecond: 250_000,
    dialMs,
    breaksPerMiB: 0,
    stallsPerMiB: 0,
  })
  // The onions' descriptors are up, and the source's record names them.
  await world.run(10_000)

  const from = world.elapsed
  const before = world.dials
  const times: Record<string, number> = {}
  const mark = (what: string) => void (times[what] ??= world.elapsed - from)
  const node = swarm.join("leech", {
    ...spec.options,
    onCommit: () => mark("first piece"),
  })
  rendezvous.records.clear()
  const vault = new MemoryVault()
  vault.put("link", TORRENT, { onion: publication.address, token: TOKEN, visibility: "private" })
  const ended = new AbortController()
  const told: TorrentInput[] = []
  const requested = { type: "DownloadRequested", folder: "", source: "link" } as const
  const state: TorrentState = evolve(initial, requested)
  const exchange = new Proxy(node.exchange, {
    get: (real, name) => {
      const instead = (spec.reach?.(real) as Record<string | symbol, unknown> | undefined)?.[name]
      const value = instead ?? Reflect.get(real, name, real)
      return typeof value === "function" ? value.bind(real) : value
    },
  })
  /** Sessions of the leech, in the order in which they were dialled. */
  const dialled: { state: "dialled" | "up" | "over" }[] = []
  const watched = (opening: Promise<Session>): void => {
    const one: (typeof dialled)[number] = { state: "dialled" }
    dialled.push(one)
    const over = () => void (one.state = "over")
    opening.then((session) => {
      one.state = "up"
      void session.closed.then(over)
    }, over)
  }
  const [connect, open] = [node.sessions.connect.bind(node.sessions), node.sessions.open.bind(node.sessions)]
  node.sessions.connect = (...asked) => {
    const session = connect(...asked)
    watched(session)
    return session
  }
  node.sessions.open = (...asked) => {
    const opening = open(...asked)
    watched(opening.through.then(() => opening.session))
    return opening
  }
  const ports = {
    clock: node.machine.clock,
    sessions: node.sessions,
    exchange,
    vault,
    library: new MemoryLibrary(),
    log: new MemoryEventLog(registry),
    inspected: { find: () => undefined },
    linkKeys: new LinkKeys(node.machine.transport),
    progress: { hashing: () => undefined, trouble: () => undefined },
    places: { claim: async () => ({ path: "p", existing: false }) },
  } as unknown as Ports
  const context = {
    id: TORRENT,
    state: () => state,
    signal: ended.signal,
    onState: () => () => undefined,
    tell: async (input: TorrentInput) => {
      told.push(input)
      if (input.type === "MetadataFetched") {
        mark("metadata")
        ended.abort()
        if (spec.opens !== false) await node.start()
      }
      return { ok: true, seq: 1 }
    },
  } as unknown as EffectContext<TorrentState, TorrentInput>
  void (mirrorMetadata(ports)(context) as Promise<void>)
  const streams = () => node.exchange.live(TORRENT)?.streams.filter(({ direction }) => direction === "out") ?? []
  /** Lets time pass until `done`. */
  const until = (done: () => boolean, maxMs = 600_000) =>
    world.run(maxMs, () => {
      const carrying = [...node.lanes.keys()].length + streams().filter(({ bytesIn }) => bytesIn > 0).length
      const { dials } = world
      if (dials - before > 1) mark("second dial through")
      if (carrying > 0) mark("octets")
      return done()
    })
  return { ...swarm, publication, dialled, node, told, asked, times, mark, until, streams, ended }
}
