/**
 * A node of a simulated world that trusts others: the real actors of trust over the real tracker network, web of trust,
 * HTTP/2 and search index; only the log, the vault and the onions are memory. Its own tracker is served, and tells of
 * whom a test lets it tell.
 */
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import { trustedActor } from "../../src/actors/trusted/definition.ts"
import { trustedEffects } from "../../src/actors/trusted/effects.ts"
import type { TrustedState } from "../../src/actors/trusted/state.ts"
import { type OnionAddress, StreamId, type TrackerKey } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { ownAnswers } from "../../src/search/ownAnswers.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { MemoryVault } from "../../src/storage/MemoryVault.ts"
import type { Session } from "../../src/transport/Sessions.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { KeptSightings } from "../../src/trust/KeptSightings.ts"
import type { TrustLimits } from "../../src/trust/TrustLimits.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { TrustedDirectory } from "../../src/trust/TrustedDirectory.ts"
import { TrustWeb } from "../../src/trust/TrustWeb.ts"
import { ask } from "../../src/wire/routes/ask.ts"
import { trackerRoutes } from "../../src/wire/routes/tracker.ts"
import { SimTracker } from "./SimTracker.ts"
import { ChainMaker } from "./trackerChain.ts"

export interface SimTrustOptions {
  readonly entries?: number
  /** Its own tracker's, where it has one already. */
  readonly chain?: ChainMaker
  readonly limits?: Partial<TrustLimits>
  readonly forgetful?: boolean
}

export class SimTrust {
  readonly chain: ChainMaker
  readonly node: SimTracker
  readonly index = new SqliteSearchIndex(":memory:")
  /** The words of its own tracker, out of which it answers others. */
  readonly own = new SqliteSearchIndex(":memory:")
  readonly rows = new TrustRows(":memory:")
  readonly sightings: KeptSightings
  readonly web: TrustWeb
  readonly kernel: Kernel
  readonly log = new MemoryEventLog(registry)
  readonly vault = new MemoryVault()
  /** Whom it tells of. */
  readonly told: TrackerKey[] = []
  readonly defects: string[] = []
  readonly troubles = new Map<string, string>()
  /** Whether its questions for newer software were answered. */
  readonly releases: boolean[] = []
  #trusted = 0

  constructor(world: SimWorld, name: string, options: SimTrustOptions = {}) {
    const { entries = 3, chain, limits, forgetful = false } = options
    this.chain = chain ?? new ChainMaker(name).addMany(0, entries, (n) => `${name} ${n}`)
    this.node = new SimTracker(world, name, {
      told: () => this.told,
      seen: (tracker) => this.sightings.of(tracker),
      search: ownAnswers(this.own, { now: () => world.now }),
    })
    const { clock, random } = this.node.machine
    this.sightings = new KeptSightings(this.rows.sightings, this.index, clock)
    this.web = new TrustWeb({
      clock,
      random,
      looks: this.node.network.looks,
      index: this.index,
      rows: this.rows,
      self: () => this.chain.tracker,
      secret: this.chain.seed,
      ...(limits ? { limits } : {}),
    })
    this.web.begin([])
    const { sessions, network } = this.node
    this.node.directory = new TrustedDirectory({ sessions, clock, trust: this.web, places: network.places })
    const onDefect = (where: string, defect: unknown) => this.defects.push(`${where}: ${String(defect)}`)
    this.kernel = new Kernel({ log: this.log, clock, random, registry, onDefect, forgetful })
    const ports = {
      clock,
      random,
      vault: this.vault,
      search: this.index,
      trust: this.web,
      sightings: this.sightings,
      trackers: this.node.network,
      sessions: this.node.sessions,
      releases: {
        from: (_: string, __: unknown, session: Session, signal: AbortSignal) => this.#askRelease(session, signal),
      },
      progress: {
        hashing: () => undefined,
        trouble: (id: string, message: string | undefined) =>
          message === undefined ? this.troubles.delete(id) : this.troubles.set(id, message),
      },
    } as unknown as Ports
    this.kernel.register(trustedActor, trustedEffects(ports) as never)
  }

  /** What a node answers is of no matter here. */
  async #askRelease(session: Session, signal: AbortSignal): Promise<void> {
    const { served } = await ask(session, trackerRoutes.release, { idleMs: 60_000, signal })
    this.releases.push(served)
  }

  get tracker(): TrackerKey {
    return this.chain.tracker
  }

  async serve(): Promise<this> {
    this.own.append(this.chain.tracker, this.chain.entries.slice(this.own.tip(this.chain.tracker).seq))
    await this.node.origin(this.chain)
    return this
  }

  /** As `bulbil trust add` does. @returns its id. */
  async trust(tracker: TrackerKey, at?: OnionAddress): Promise<string> {
    const id = `t${++this.#trusted}`
    this.vault.put("trusted", id, { tracker, ...(at ? { at } : {}) })
    this.web.lookAt(tracker)
    await this.tell(id, { type: "TrustNode", secret: `trusted-${id}` })
    return id
  }

  tell(id: string, input: { readonly type: string; readonly [field: string]: unknown }) {
    return this.kernel.tell("trusted", id, input)
  }

  degrees(id: string, degrees: number) {
    return this.tell(id, { type: "ChooseDegrees", degrees, nodes: 0, octets: 0 })
  }

  mode(id: string): string {
    return this.kernel.peek("trusted", id)?.mode ?? "resting"
  }

  state(id: string): TrustedState {
    return this.kernel.peek("trusted", id)!.state as TrustedState
  }

  async events(id: string): Promise<readonly string[]> {
    return (await this.log.streamPage(StreamId("trusted", id), 0, 1_000)).map(({ event }) => event.type)
  }

  /** Whose words are here, and how many. */
  words(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.index.sources().map(({ tracker, count }) => [tracker, count]))
  }

  far(): readonly (readonly [tracker: TrackerKey, degree: number, state: string])[] {
    return this.web.far().map(({ tracker, degree, state }) => [tracker, degree, state])
  }
}
