/**
 * A node of a simulated world that tracks and mirrors: the real actors of mirrors over the real tracker network, HTTP/2
 * and entry store; only the log, the vault and the onions are memory. What it asks of others and what it stores can be
 * looked at.
 */
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import type { MirrorState } from "../../src/actors/mirror/state.ts"
import { mirrorActor } from "../../src/actors/mirror/definition.ts"
import { mirrorEffects } from "../../src/actors/mirror/effects.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { StreamId } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { MemoryVault } from "../../src/storage/MemoryVault.ts"
import type { OwnAnswers } from "../../src/search/ownAnswers.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import type { Serving } from "../../src/tracker/Serving.ts"
import type { TrackerLimits } from "../../src/tracker/TrackerLimits.ts"
import { TrackerNetwork } from "../../src/tracker/TrackerNetwork.ts"
import type { HoldingObserver } from "../../src/tracker/Trackers.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import type { Handler, Incoming, Reply, Session, Sessions } from "../../src/transport/Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import type { Transport } from "../../src/transport/Transport.ts"
import type { Directory } from "../../src/trust/Directory.ts"
import type { ChainMaker } from "./trackerChain.ts"
import { seedOfName } from "./trackerChain.ts"

export interface Asked {
  readonly to: OnionAddress
  readonly path: string
  readonly at: number
  /** 0: it broke. */
  status: number
  octets: number
}

export interface SimTrackerOptions {
  readonly limits?: Partial<TrackerLimits>
  readonly store?: SqliteEntryStore
  readonly told?: () => readonly TrackerKey[]
  readonly search?: OwnAnswers
  readonly seen?: Serving["seen"]
  /** In front of the machine's own. */
  readonly carrier?: (machine: SimMachine) => Transport
}

export class SimTracker {
  readonly machine: SimMachine
  readonly store: SqliteEntryStore
  readonly sessions: Sessions
  readonly network: TrackerNetwork
  readonly kernel: Kernel
  readonly log = new MemoryEventLog(registry)
  readonly asked: Asked[] = []
  readonly dialled: { readonly to: OnionAddress; readonly circuit: string; readonly at: number }[] = []
  /** Called with each chunk that came of an answer. */
  onOctets: (to: OnionAddress, octets: number) => void = () => undefined
  readonly defects: string[] = []
  readonly troubles: string[] = []
  /** By name: an address, or why there is none. */
  readonly published = new Map<string, string>()
  /** Trusted nodes, where it has some. */
  directory: Directory = { tracker: async () => [], torrent: async () => [] }
  readonly #world: SimWorld
  readonly #vault = new MemoryVault()
  #mirrors = 0

  constructor(world: SimWorld, name: string, options: SimTrackerOptions = {}) {
    this.#world = world
    this.machine = new SimMachine(world, name)
    this.store = options.store ?? new SqliteEntryStore(":memory:")
    const { clock, random, transport } = this.machine
    const dial = transport.dial.bind(transport)
    transport.dial = (to, how) => {
      this.dialled.push({ to, circuit: how.circuit, at: world.elapsed })
      return dial(to, how)
    }
    this.sessions = this.#counted(new Http2Sessions(options.carrier?.(this.machine) ?? transport, clock))
    this.network = new TrackerNetwork({
      sessions: this.sessions,
      store: this.store,
      scratch: () => new SqliteSearchIndex(":memory:"),
      clock,
      random,
      beacon: (day) => transport.beacon(day),
      ...(options.search ? { search: options.search } : {}),
      seen: options.seen,
      ...(options.limits ? { limits: options.limits } : {}),
      ...(options.told ? { told: options.told } : {}),
    })
    this.kernel = new Kernel({
      log: this.log,
      clock,
      random,
      registry,
      onDefect: (where, defect) => this.defects.push(`${where}: ${String(defect)}`),
    })
    const ports = {
      clock,
      random,
      vault: this.#vault,
      entries: this.store,
      trackers: this.network,
      directory: {
        tracker: (...of: Parameters<Directory["tracker"]>) => this.directory.tracker(...of),
        torrent: (...of: Parameters<Directory["torrent"]>) => this.directory.torrent(...of),
      },
      log: this.log,
      heldElsewhere: () => undefined,
      published: (name: string, address: string | undefined, waits?: string) =>
        this.published.set(name, address ?? waits ?? ""),
      progress: {
        hashing: () => undefined,
        trouble: (_: string, message: string | undefined) => message && this.troubles.push(message),
      },
    } as unknown as Ports
    this.kernel.register(mirrorActor, mirrorEffects(ports))
  }

  /** Serves a chain as its origin. */
  async origin(chain: ChainMaker, observer: Partial<HoldingObserver> = {}): Promise<this> {
    if (this.store.tip(chain.tracker).seq < chain.entries.length) chain.fill(this.store)
    void this.network.open({
      id: "self",
      tracker: chain.tracker,
      seed: chain.seed,
      follow: true,
      observer: { headSeen: () => undefined, forkFound: () => undefined, ...observer },
    })
    return this
  }

  /** The chain of an origin has grown. */
  grow(chain: ChainMaker): void {
    this.store.append(chain.tracker, chain.entries.slice(this.store.tip(chain.tracker).seq))
    this.network.grown()
  }

  /** As `bulbil mirror add` does. @returns its id. */
  async mirror(address: OnionAddress, update: "auto" | "manual" = "auto"): Promise<string> {
    const id = `m${++this.#mirrors}`
    this.#vault.put("mirror", id, { seed: this.#seed(id), onion: address })
    await this.kernel.tell("mirror", id, { type: "RequestMirror", secret: `mirror-${id}`, update } as never)
    return id
  }

  tell(id: string, type: string): Promise<unknown> {
    return this.kernel.tell("mirror", id, { type })
  }

  state(id: string): MirrorState {
    return this.kernel.peek("mirror", id)!.state as MirrorState
  }

  mode(id: string): string {
    return this.kernel.peek("mirror", id)?.mode ?? "resting"
  }

  async events(id: string): Promise<readonly string[]> {
    return (await this.log.streamPage(StreamId("mirror", id), 0, 1_000)).map(({ event }) => event.type)
  }

  /** Of the mirror's own onion. */
  addressOf(id: string): OnionAddress {
    return onionAddress(publicKeyOfSeed(this.#seed(id)))
  }

  /** A full copy of a chain that is served as a mirror, without any actor. */
  async holds(chain: ChainMaker, seq = chain.entries.length): Promise<OnionAddress> {
    chain.fill(this.store, seq)
    void this.network.open({
      id: "copy",
      tracker: chain.tracker,
      seed: this.#seed("copy"),
      follow: false,
      observer: { headSeen: () => undefined, forkFound: () => undefined },
    })
    return this.addressOf("copy")
  }

  /** One question to whoever serves a tracker, as a reader puts it. */
  metainfo(tracker: TrackerKey, infohash: InfoHash): Promise<Uint8Array> {
    return this.network.metainfo(tracker, infohash, new AbortController().signal)
  }

  kill(): void {
    this.machine.kill()
  }

  #seed(id: string): Uint8Array {
    return seedOfName(`${this.machine.name} ${id}`)
  }

  #counted(sessions: Sessions): Sessions {
    return {
      serve: (seed, handler, claim) => sessions.serve(seed, handler, claim),
      connect: async (to, how) => {
        const session = await sessions.connect(to, how)
        return this.#watched(to, session)
      },
      open: (to, how) => {
        const { session, through } = sessions.open(to, how)
        return { session: this.#watched(to, session), through }
      },
    }
  }

  #watched(to: OnionAddress, session: Session): Session {
    return {
      get bytesIn() {
        return session.bytesIn
      },
      get bytesOut() {
        return session.bytesOut
      },
      closed: session.closed,
      ping: () => session.ping(),
      close: () => session.close(),
      ask: async (ask) => {
        const asked: Asked = { to, path: ask.path, at: this.#world.elapsed, status: 0, octets: 0 }
        this.asked.push(asked)
        const kept: Uint8Array[] = []
        const onChunk = ask.onChunk ?? ((chunk: Uint8Array) => void kept.push(Buffer.from(chunk)))
        const answer = await session.ask({
          ...ask,
          onChunk: (chunk) => {
            asked.octets += chunk.length
            onChunk(chunk)
            this.onOctets(to, chunk.length)
          },
        })
        asked.status = answer.status
        return ask.onChunk ? answer : { status: answer.status, body: Buffer.concat(kept) }
      },
    }
  }
}

/** An answer of which nothing ever comes. */
export const hanging: Reply = {
  chunks: { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) },
}

/** A place that answers as a test has it: what `answer` does not know is a 404. */
export const simPlace = async (
  world: SimWorld,
  name: string,
  seed: Uint8Array,
  answer: (path: string, incoming: Incoming) => Reply | Uint8Array | undefined,
) => {
  const machine = new SimMachine(world, name)
  const served: string[] = []
  const handler: Handler = (incoming) => {
    served.push(incoming.path)
    const reply = answer(incoming.path, incoming)
    return reply instanceof Uint8Array ? { body: reply } : reply
  }
  const sessions = new Http2Sessions(machine.transport, machine.clock)
  const publication = await sessions.serve(seed, handler)
  return { machine, sessions, served, address: publication.address }
}
