/**
 * One living actor: its folded state, the version of its stream, and the xstate machine that runs what its mode asks
 * for. Owns the step decide → evolve → append, one input at a time; knows nothing of other actors. When a commit fails
 * or a decider throws, memory is wrong and the log is right: the cell is `broken`, and the kernel makes a new one from
 * the log.
 */
import { type Actor, createActor } from "xstate"
import type { Clock } from "../../core/Clock.ts"
import type { Decision, Moment } from "../../core/decider.ts"
import type { StreamId } from "../../core/ids.ts"
import type { EventLog } from "../../events/EventLog.ts"
import type { DomainEvent } from "../../events/facts.ts"
import type { ActorInput, AnyDefinition, TellResult } from "./ActorDefinition.ts"
import type { ActorMachine } from "./actorMachine.ts"

export interface CellDeps {
  readonly log: EventLog
  readonly clock: Clock
  readonly moment: () => Moment
  readonly isVolatile: (event: DomainEvent) => boolean
  readonly onVolatile: (stream: StreamId, event: DomainEvent) => void
  readonly onDue: (input: ActorInput) => void
}

/** An actor as its stream tells it. */
export interface Folded {
  readonly stream: StreamId
  readonly id: string
  readonly state: unknown
  readonly version: number
}

export class Cell {
  readonly stream: StreamId
  readonly #definition: AnyDefinition
  readonly #deps: CellDeps
  readonly #actor: Actor<ActorMachine>
  #state: unknown
  #version: number
  /** Effects of a last mode that have come to their end. */
  readonly #ended = new Set<string>()
  broken: unknown

  constructor(
    definition: AnyDefinition,
    machine: ActorMachine,
    { stream, id, state, version }: Folded,
    deps: CellDeps,
  ) {
    this.stream = stream
    this.#definition = definition
    this.#deps = deps
    this.#state = state
    this.#version = version
    this.#actor = createActor(machine, { input: { id, state }, clock: deps.clock as never })
    this.#actor.on("due", ({ input }) => deps.onDue(input))
    this.#actor.subscribe({ error: (error) => (this.broken = error) })
    this.#actor.start()
  }

  get state(): unknown {
    return this.#state
  }

  /** Of the machine: what runs now. */
  get mode(): string {
    return String(this.#actor.getSnapshot().value)
  }

  /** Takes one input; resolves when what it decided is committed. */
  async take(input: ActorInput): Promise<TellResult> {
    const moment = this.#deps.moment()
    const decision = this.#decide(input, moment)
    if (!decision)
      return { ok: false, code: "defect", message: "an internal error; the actor was restarted from its history" }
    if (!decision.ok) return { ok: false, ...decision.rejection }
    const lasting = decision.events.filter((event) => !this.#deps.isVolatile(event))
    for (const event of decision.events) if (this.#deps.isVolatile(event)) this.#deps.onVolatile(this.stream, event)
    if (lasting.length === 0) return { ok: true, seq: undefined }
    const expected = this.#version
    this.#version += lasting.length
    try {
      const stored = await this.#deps.log.append({
        stream: this.stream,
        expected,
        events: lasting,
        at: moment.at,
        cause: moment.id,
      })
      return { ok: true, seq: stored.at(-1)?.seq }
    } catch (error) {
      this.broken = error
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, code: "not-stored", message: `nothing was changed, as it could not be stored: ${message}` }
    }
  }

  /** Whether what an effect says that began with this state is about things as they are. */
  hears(begun: unknown): boolean {
    const { about } = this.#definition.modes[this.#definition.modeOf(begun)] ?? {}
    return !about || about(begun) === about(this.#state)
  }

  /** An effect has come to its end. @returns whether it was the last one, in a mode that no input leads out of. */
  over(effect: string): boolean {
    const { effects = [], last } = this.#definition.modes[this.mode] ?? {}
    if (!last || !effects.includes(effect)) return false
    this.#ended.add(effect)
    return effects.every((name: string) => this.#ended.has(name))
  }

  stop(): void {
    this.#actor.stop()
  }

  /** Whether what runs goes by something else than before. */
  #isAnother(before: unknown): boolean {
    const { modeOf, modes } = this.#definition
    const mode = modeOf(this.#state)
    const { key } = modes[mode] ?? {}
    return mode !== modeOf(before) || (key !== undefined && key(this.#state) !== key(before))
  }

  /** Decides and evolves; the machine hears of it when the mode is another, or the key of the mode. */
  #decide(input: ActorInput, moment: Moment): Decision<DomainEvent> | undefined {
    const { decider } = this.#definition
    try {
      const decision: Decision<DomainEvent> = decider.decide(this.#state, input, moment)
      if (!decision.ok || decision.events.length === 0) return decision
      const before = this.#state
      this.#state = decision.events.reduce(decider.evolve, before)
      if (this.#isAnother(before)) this.#actor.send({ type: "changed", state: this.#state })
      return this.broken === undefined ? decision : undefined
    } catch (error) {
      this.broken = error
      return undefined
    }
  }
}
