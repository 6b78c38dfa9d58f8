/**
 * The kernel: wakes actors from the log, hands them inputs in order, restarts what breaks, puts to rest what is idle.
 * The only generic actor code there is. It never looks into a state beyond its mode, and knows no kind by name.
 * In forgetful mode each actor is killed and rehydrated after every input that was stored: what still works then is
 * truly in the log.
 */
import { Layer, ManagedRuntime } from "effect"
import type { Clock, Random } from "../../core/Clock.ts"
import type { Moment } from "../../core/decider.ts"
import { StreamId } from "../../core/ids.ts"
import { type EventLog, LogError, type Registry, isDiskTrouble } from "../../events/EventLog.ts"
import type { DomainEvent } from "../../events/facts.ts"
import { type ActorDefinition, type ActorInput, type Effects, type TellResult, gone } from "./ActorDefinition.ts"
import { type ActorMachine, actorMachine } from "./actorMachine.ts"
import { Cell, type Kind } from "./Cell.ts"
import { effectClock } from "./effectClock.ts"
import { effectLogic } from "./effectLogic.ts"
import { ModeTree } from "./ModeTree.ts"
import { moments } from "./moments.ts"
import { type Provided, provisionOf } from "./Provided.ts"
import { type Histories, rehydration } from "./rehydrate.ts"
import { Rests } from "./Rests.ts"

export interface KernelOptions extends Histories {
  readonly log: EventLog
  readonly clock: Clock
  readonly random: Random
  readonly registry: Registry
  readonly forgetful?: boolean
  readonly onDefect: (where: string, defect: unknown) => void
  readonly onVolatile?: (stream: StreamId, event: DomainEvent) => void
}

export class Kernel {
  readonly #options: KernelOptions
  /** One a kind, with the ports of its effects. */
  readonly #runtimes: ManagedRuntime.ManagedRuntime<never, never>[] = []
  readonly #kinds = new Map<string, Kind>()
  readonly #cells = new Map<StreamId, Cell>()
  readonly #mailboxes = new Map<StreamId, Promise<unknown>>()
  readonly #volatile: ReadonlyMap<string, ReadonlySet<string>>
  readonly #moment: () => Moment
  readonly #rests: Rests
  #stopped = false

  constructor(options: KernelOptions) {
    this.#options = options
    this.#rests = new Rests(options.clock)
    this.#moment = moments(options.clock, options.random)
    this.#volatile = new Map(
      options.registry.map((facts) => [
        facts.kind,
        new Set(Object.entries(facts.defs).flatMap(([name, fact]) => (fact.durability === "volatile" ? [name] : []))),
      ]),
    )
  }

  register<State, Input extends ActorInput, Event extends DomainEvent>(
    definition: ActorDefinition<State, Input, Event>,
    given: Effects<State, Input> | Provided<State, Input>,
  ): void {
    const { kind } = definition
    const { effects, ports } = provisionOf(given)
    const clock = effectClock(this.#options.clock)
    const runtime = ManagedRuntime.make(ports ? Layer.merge(clock, Layer.succeedContext(ports)) : clock)
    this.#runtimes.push(runtime)
    const tree = new ModeTree(definition)
    const logics = Object.fromEntries(
      tree.effects.map((name) => {
        const run = effects[name]
        if (!run) throw new Error(`${kind}: no effect named ${name}`)
        const logic = effectLogic(name, run, {
          runtime,
          // A disk's trouble is told by whoever watches the log, once, and not by each effect that it holds up.
          onDefect: (id, effect, defect) =>
            isDiskTrouble(defect) || this.#options.onDefect(`${kind}/${id} ${effect}`, defect),
        })
        return [name, logic]
      }),
    )
    const machines = new Map<string, ActorMachine>()
    const machineIn = (mode: string): ActorMachine => {
      const known = machines.get(mode) ?? actorMachine(tree, logics, () => this.#options.clock.date(), mode)
      machines.set(mode, known)
      return known
    }
    this.#kinds.set(kind, { definition, tree, machineIn, rehydrate: rehydration(definition, this.#options) })
  }

  /**
   * Hands an input to an actor, waking it first. Resolves when what it decided is committed; never rejects, whatever
   * the disk does.
   * @param begun the state that the effect began with which says so: it is heard while it is about things as they are.
   */
  tell(kind: string, id: string, input: ActorInput, begun?: unknown): Promise<TellResult> {
    if (this.#stopped)
      return Promise.resolve({ ok: false, code: "stopping", message: "the node is stopping; try again when it is up" })
    const stream = StreamId(kind, id)
    return this.#inTurn(stream, async () => {
      let cell: Cell
      try {
        cell = this.#cells.get(stream) ?? (await this.#awake(kind, id))
      } catch (error) {
        return this.#unread(stream, error)
      }
      if (begun !== undefined && !cell.hears(begun)) {
        this.#settle(cell)
        return gone
      }
      const result = await cell.take(input)
      if (result.ok && result.seq !== undefined) this.#rests.over(stream)
      if (cell.broken === undefined && !this.#options.forgetful) this.#settle(cell)
      else await this.#renew(kind, id, cell, result.ok && result.seq !== undefined)
      return result
    })
  }

  /** Wakes all actors of a kind whose streams `wanted` accepts, so that what they do goes on after a start. */
  async wakeAll(kind: string, wanted: (id: string) => boolean = () => true): Promise<void> {
    for (const { stream } of await this.#options.log.streams(kind)) {
      const id = stream.slice(kind.length + 1)
      if (wanted(id)) await this.#inTurn(stream, async () => this.#settle(await this.#awake(kind, id)))
    }
  }

  /** Mode and folded state of an actor that is awake; for tests and the kernel's own use. */
  peek(kind: string, id: string): { readonly mode: string; readonly state: unknown } | undefined {
    const cell = this.#cells.get(StreamId(kind, id))
    return cell && { mode: cell.mode, state: cell.state() }
  }

  get awake(): number {
    return this.#cells.size
  }

  /** Ends all actors and waits until what they had begun to store is stored. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#rests.stop()
    await Promise.allSettled(this.#mailboxes.values())
    for (const cell of this.#cells.values()) cell.stop()
    this.#cells.clear()
    for (const runtime of this.#runtimes) await runtime.dispose()
  }

  #inTurn<T>(stream: StreamId, step: () => Promise<T>): Promise<T> {
    const before = this.#mailboxes.get(stream) ?? Promise.resolve()
    const turn = before.then(step, step)
    this.#mailboxes.set(stream, turn)
    const done = () => {
      if (this.#mailboxes.get(stream) === turn) this.#mailboxes.delete(stream)
    }
    turn.then(done, done)
    return turn
  }

  async #awake(kind: string, id: string): Promise<Cell> {
    const stream = StreamId(kind, id)
    const existing = this.#cells.get(stream)
    if (existing) return existing
    const known = this.#kinds.get(kind)
    if (!known) throw new Error(`no actor of kind ${kind}`)
    const { state, version } = await known.rehydrate(stream)
    const volatile = this.#volatile.get(kind)
    const cell = new Cell(
      known,
      { stream, id, state, version },
      {
        log: this.#options.log,
        clock: this.#options.clock,
        moment: this.#moment,
        isVolatile: (event) => volatile?.has(event.type) ?? false,
        onVolatile: (from, event) => this.#options.onVolatile?.(from, event),
        tell: (input, begun) => this.tell(kind, id, input, begun),
        onRest: () => void this.#inTurn(stream, async () => this.#settle(cell)),
      },
    )
    this.#cells.set(stream, cell)
    return cell
  }

  /** A broken actor is made anew from the log, and in forgetful mode each that has stored something. */
  async #renew(kind: string, id: string, cell: Cell, stored: boolean): Promise<void> {
    const { broken, stream } = cell
    if (broken === undefined && !stored) return this.#settle(cell)
    this.#drop(cell)
    if (broken !== undefined && !isDiskTrouble(broken)) this.#options.onDefect(stream, broken)
    const again = broken !== undefined && this.#rests.again(stream)
    if (again || !(await this.#reawake(kind, id)))
      this.#rests.later(stream, () => this.#inTurn(stream, () => this.#reawake(kind, id)))
  }

  /** What runs in the actor's mode goes on. @returns whether the log could be read. */
  async #reawake(kind: string, id: string): Promise<boolean> {
    if (this.#stopped) return true
    try {
      this.#settle(await this.#awake(kind, id))
      return true
    } catch (error) {
      this.#unread(StreamId(kind, id), error)
      return false
    }
  }

  #unread(stream: StreamId, error: unknown): TellResult {
    if (!isDiskTrouble(error)) this.#options.onDefect(stream, error)
    const message = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      code: error instanceof LogError ? "not-stored" : "defect",
      message: `nothing was changed, as the history cannot be read: ${message}`,
    }
  }

  /** An actor for which nothing runs and nothing is awaited is put to rest. */
  #settle(cell: Cell): void {
    if (cell.rests && this.#cells.get(cell.stream) === cell) this.#drop(cell)
  }

  #drop(cell: Cell): void {
    cell.stop()
    this.#cells.delete(cell.stream)
  }
}
