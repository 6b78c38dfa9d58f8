/**
 * One living actor: its folded state, the version of its stream, and the xstate machine that runs what its mode asks
 * for. Owns the step decide → evolve → append, one input at a time; knows nothing of other actors. When a commit fails
 * or a decider throws, memory is wrong and the log is right: the cell is `broken`, and the kernel makes a new one from
 * the log.
 */
import { Listeners } from "../../core/Listeners.ts"
import { type Actor, createActor } from "xstate"
import type { Clock } from "../../core/Clock.ts"
import type { Decision, Moment } from "../../core/decider.ts"
import type { StreamId } from "../../core/ids.ts"
import type { EventLog, StoredEvent } from "../../events/EventLog.ts"
import type { DomainEvent } from "../../events/facts.ts"
import type { ActorInput, AnyDefinition, TellResult } from "./ActorDefinition.ts"
import type { ActorMachine } from "./actorMachine.ts"
import type { EffectHost } from "./effectContext.ts"
import type { ModeTree } from "./ModeTree.ts"
import type { Rehydrated } from "./rehydrate.ts"

/** What actors of one kind have in common. */
export interface Kind {
  readonly definition: AnyDefinition
  readonly tree: ModeTree
  /** One that begins in this mode. */
  readonly machineIn: (mode: string) => ActorMachine
  readonly rehydrate: (stream: StreamId) => Promise<Rehydrated>
}

export interface CellDeps {
  readonly log: EventLog
  readonly clock: Clock
  readonly moment: () => Moment
  readonly isVolatile: (event: DomainEvent) => boolean
  readonly onVolatile: (stream: StreamId, event: DomainEvent) => void
  readonly tell: (input: ActorInput, begun?: unknown) => Promise<TellResult>
  /** The last thing that ran for it has come to its end. */
  readonly onRest: () => void
}

/** An actor as its stream tells it. */
export interface Folded {
  readonly stream: StreamId
  readonly id: string
  readonly state: unknown
  readonly version: number
}

interface Step {
  readonly expected: number
  readonly events: readonly DomainEvent[]
  readonly moment: Moment
}

type Refusal = Extract<TellResult, { ok: false }>

export class Cell implements EffectHost {
  readonly stream: StreamId
  readonly id: string
  readonly #kind: Kind
  readonly #deps: CellDeps
  readonly #listeners = new Listeners<[]>()
  #machine: Actor<ActorMachine>
  #state: unknown
  #version: number
  broken: unknown

  constructor(kind: Kind, { stream, id, state, version }: Folded, deps: CellDeps) {
    this.stream = stream
    this.id = id
    this.#kind = kind
    this.#deps = deps
    this.#state = state
    this.#version = version
    this.#machine = this.#started()
  }

  state(): unknown {
    return this.#state
  }

  /** Of the machine: what runs now. */
  get mode(): string {
    const [mode] = this.#machine.getSnapshot().tags
    return mode ?? this.#kind.tree.modeOf(this.#state)
  }

  /** Nothing runs for it, and nothing is awaited. */
  get rests(): boolean {
    return this.#machine.getSnapshot().status === "done"
  }

  onState(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  tell(input: ActorInput, begun: unknown): Promise<TellResult> {
    return this.#deps.tell(input, begun)
  }

  /** Takes one input; resolves when what it decided is committed. */
  async take(input: ActorInput): Promise<TellResult> {
    const moment = this.#deps.moment()
    // Not those that begin with the state to come, which they know.
    const tell = this.#listeners.present()
    const decision = this.#decide(input, moment)
    if (!decision)
      return { ok: false, code: "defect", message: "an internal error; the actor was restarted from its history" }
    if (!decision.ok) return { ok: false, ...decision.rejection }
    const lasting = decision.events.filter((event) => !this.#deps.isVolatile(event))
    for (const event of decision.events) if (this.#deps.isVolatile(event)) this.#deps.onVolatile(this.stream, event)
    if (lasting.length === 0) {
      if (decision.events.length > 0) tell()
      return { ok: true, seq: undefined }
    }
    const expected = this.#version
    this.#version += lasting.length
    const stored = await this.#append({ expected, events: lasting, moment })
    if (!("at" in stored)) return stored
    // Who waits for another state hears of it when it is stored: what is not will not have been.
    tell()
    return { ok: true, seq: stored.at(-1)?.seq }
  }

  /** Whether what an effect says that began with this state is about things as they are. */
  hears(begun: unknown): boolean {
    return this.#kind.tree.hears(begun, this.#state)
  }

  stop(): void {
    this.#machine.stop()
  }

  async #append({ expected, events, moment }: Step): Promise<readonly StoredEvent[] | Refusal> {
    const { stream } = this
    try {
      return await this.#deps.log.append({ stream, expected, events, at: moment.at, cause: moment.id })
    } catch (error) {
      this.broken = error
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, code: "not-stored", message: `nothing was changed, as it could not be stored: ${message}` }
    }
  }

  /** A machine that enters the mode of the present state. */
  #started(): Actor<ActorMachine> {
    const { machineIn, tree } = this.#kind
    const machine = machineIn(tree.modeOf(this.#state))
    const actor = createActor(machine, { input: { host: this }, clock: this.#deps.clock })
    actor.on("due", (due) => void this.#deps.tell(due.input))
    actor.subscribe({ error: (error) => (this.broken = error) })
    actor.start()
    // One that rests from the start has told nobody that it is about to run.
    actor.subscribe({
      error: () => undefined,
      complete: () => actor.getSnapshot().status === "done" && this.#deps.onRest(),
    })
    return actor
  }

  /** The machine hears of it when something has to begin or end. */
  #changed(before: unknown): void {
    const change = this.#kind.tree.change(before, this.#state)
    if (change && this.rests) this.#machine = this.#started()
    else if (change) this.#machine.send({ type: "changed", ...change })
  }

  #decide(input: ActorInput, moment: Moment): Decision<DomainEvent> | undefined {
    const { decider } = this.#kind.definition
    try {
      const decision: Decision<DomainEvent> = decider.decide(this.#state, input, moment)
      if (!decision.ok || decision.events.length === 0) return decision
      const before = this.#state
      this.#state = decision.events.reduce((state, event) => decider.evolve(state, event), before)
      this.#changed(before)
      return this.broken === undefined ? decision : undefined
    } catch (error) {
      this.broken = error
      return undefined
    }
  }
}
