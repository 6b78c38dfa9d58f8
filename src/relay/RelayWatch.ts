/**
 * What a running relay's control port tells of it: counters and bootstrap at each look, now and then what it has
 * published and what the consensus says. Owns the picture; starts and stops nothing.
 */
import { type RelayHealth, relayOff } from "../core/RelayHealth.ts"
import type { Clock } from "../core/Clock.ts"
import { RateMeter } from "../core/RateMeter.ts"
import { bootstrapPhase } from "../core/torWords.ts"
import type { ControlPort } from "../transport/ControlPort.ts"
import { declaresFamily, descriptorProblem, flagsOf } from "./descriptor.ts"
import type { RelayCounters } from "./Relay.ts"

/** Tor itself complains after twenty minutes; most are found at once. */
const PATIENCE_MS = 5 * 60_000
const STANDING_MS = 30_000
const STANDING_SOON_MS = 4_000
const RATE_TAU_MS = 20_000

type Counters = Omit<RelayCounters, "meter">

export class RelayWatch {
  /** In the descriptor that it published there is something that must not be there. */
  problem: string | undefined
  live: RelayHealth = { ...relayOff, state: "starting", summary: "Starting the relay" }
  readonly #control: ControlPort
  readonly #clock: Clock
  readonly #fingerprint: () => string | undefined
  readonly #patienceMs: number
  #rates: { readonly read: RateMeter; readonly written: RateMeter } | undefined
  #last: Counters | undefined
  #standingAt = 0
  #version: string | null = null

  constructor(control: ControlPort, clock: Clock, fingerprint: () => string | undefined, patienceMs = PATIENCE_MS) {
    this.#control = control
    this.#clock = clock
    this.#fingerprint = fingerprint
    this.#patienceMs = patienceMs
  }

  /** @throws when the process does not answer. */
  async look(): Promise<Counters> {
    const info = (key: string) => this.#control.info(key)
    const counters = { read: Number(await info("traffic/read")), written: Number(await info("traffic/written")) }
    const { percent = 0, summary = "", reason } = bootstrapPhase(await info("status/bootstrap-phase")) ?? {}
    const reached = (await info("status/reachability-succeeded/or")) === "1"
    const uptimeSeconds = Number(await info("uptime"))
    this.#version ??= (await info("version")).split(" ")[0]!
    const now = this.#clock.now()
    const reachable =
      percent < 100 ? "unknown" : reached ? "yes" : uptimeSeconds * 1000 > this.#patienceMs ? "no" : "testing"
    const { readRate, writeRate } = this.#count(counters, now)
    this.live = {
      ...this.live,
      state: percent === 100 ? "running" : "bootstrapping",
      percent,
      summary,
      reason: reason ?? (reachable === "no" ? await this.#unreached() : null),
      uptimeSeconds,
      version: this.#version,
      reachable,
      ...counters,
      readRate,
      writeRate,
    }
    if (now - this.#standingAt >= (this.live.flags && this.live.middleOnly !== null ? STANDING_MS : STANDING_SOON_MS)) {
      this.#standingAt = now
      await this.#standing()
    }
    return counters
  }

  /** The address itself is nobody's to keep. */
  async #unreached(): Promise<string | null> {
    return this.#control.info("address").then(
      () => null,
      () => "tor could not find out this machine's public address",
    )
  }

  async #standing(): Promise<void> {
    const name = this.#fingerprint()
    if (name === undefined) return
    // Neither is there until it has been published, and spread.
    const entry = await this.#control.info(`ns/id/${name}`).catch(() => "")
    const descriptor = await this.#control.info(`desc/id/${name}`).catch(() => "")
    this.problem = descriptor === "" ? undefined : descriptorProblem(descriptor)
    this.live = {
      ...this.live,
      flags: entry === "" ? null : flagsOf(entry),
      middleOnly: descriptor === "" ? this.live.middleOnly : this.problem === undefined,
      inFamily: descriptor === "" ? this.live.inFamily : declaresFamily(descriptor),
    }
  }

  #count(counters: Counters, now: number): Pick<RelayHealth, "readRate" | "writeRate"> {
    this.#rates ??= { read: new RateMeter(now, RATE_TAU_MS), written: new RateMeter(now, RATE_TAU_MS) }
    const last = this.#last ?? counters
    this.#last = counters
    this.#rates.read.add(Math.max(0, counters.read - last.read), now)
    this.#rates.written.add(Math.max(0, counters.written - last.written), now)
    return { readRate: Math.round(this.#rates.read.rate(now)), writeRate: Math.round(this.#rates.written.rate(now)) }
  }
}
