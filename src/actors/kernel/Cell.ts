/**
 * One living actor: its xstate interpreter, the version of its stream, and its mailbox. Inputs are taken one at a time.
 * Owns the step decide → evolve → append; knows nothing of other actors. When a commit fails or a decider throws, memory
 * is wrong and the log is right: the cell is `broken`, and the kernel makes a new one from the log.
 */
import { type Actor, createActor } from "xstate"
import type { Clock, Random } from "../../core/Clock.ts"
import type { Decision } from "../../core/decider.ts"
import { type StreamId } from "../../core/ids.ts"
import type { EventLog } from "../../events/EventLog.ts"
import type { DomainEvent } from "../../events/facts.ts"
import type { ActorInput, TellResult } from "./ActorDefinition.ts"
import type { ActorMachine, Emitted } from "./actorMachine.ts"

export interface CellDeps {
  readonly log: EventLog
  readonly clock: Clock
  readonly random: Random
  readonly isVolatile: (event: DomainEvent) => boolean
  readonly onVolatile: (stream: StreamId, event: DomainEvent) => void
  readonly onDue: (input: ActorInput) => void
}

export class Cell {
  readonly stream: StreamId
  readonly #deps: CellDeps
  readonly #actor: Actor<ActorMachine>
  #version: number
  #decision: Decision<DomainEvent> | undefined
  broken: unknown

  constructor(stream: StreamId, id: string, machine: ActorMachine, state: unknown, version: number, deps: CellDeps) {
    this.stream = stream
    this.#deps = deps
    this.#version = version
    this.#actor = createActor(machine, { input: { id, state }, clock: deps.clock as never })
    this.#actor.on("*", (emitted: Emitted) => {
      if (emitted.type === "decided") this.#decision = emitted.decision
      else deps.onDue(emitted.input)
    })
    this.#actor.subscribe({ error: (error) => (this.broken = error) })
    this.#actor.start()
  }

  get state(): unknown {
    return this.#actor.getSnapshot().context.state
  }

  get mode(): string {
    return String(this.#actor.getSnapshot().value)
  }

  /** Takes one input; resolves when what it decided is committed. */
  async take(input: ActorInput): Promise<TellResult> {
    const moment = { at: this.#deps.clock.now(), id: Buffer.from(this.#deps.random.bytes(16)).toString("hex") }
    this.#decision = undefined
    this.#actor.send({ type: "input", input, moment })
    const decision = this.#decision as Decision<DomainEvent> | undefined
    if (!decision) {
      this.broken ??= new Error(`${input.type} decided nothing`)
      return { ok: false, code: "defect", message: "an internal error; the actor was restarted from its history" }
    }
    if (!decision.ok) return { ok: false, ...decision.rejection }
    const lasting = decision.events.filter((event) => !this.#deps.isVolatile(event))
    for (const event of decision.events) if (this.#deps.isVolatile(event)) this.#deps.onVolatile(this.stream, event)
    if (lasting.length === 0) return { ok: true, seq: undefined }
    const expected = this.#version
    this.#version += lasting.length
    try {
      const stored = await this.#deps.log.append({ stream: this.stream, expected, events: lasting, at: moment.at, cause: moment.id })
      return { ok: true, seq: stored.at(-1)?.seq }
    } catch (error) {
      this.broken = error
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, code: "not-stored", message: `nothing was changed, as it could not be stored: ${message}` }
    }
  }

  stop(): void {
    this.#actor.stop()
  }
}
