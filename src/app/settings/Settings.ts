/**
 * What was chosen of the settings, folded from the node's own history as it grows. Owns no truth: what holds is what
 * the log says, and the default where it says nothing, or what this version does not take.
 */
import { Schema } from "effect"
import { evolve, initial, type NodeState } from "../../actors/node/state.ts"
import type { Setting } from "../../contract/settings/setting.ts"
import { Listeners } from "../../core/Listeners.ts"
import { StreamId } from "../../core/ids.ts"
import type { EventLog, StoredEvent } from "../../events/EventLog.ts"
import type { NodeEvent } from "../../events/node.ts"

const PAGE = 1_000
const STREAM = StreamId("node", "self")

const chosenIn = <Value>({ settings }: NodeState, { name, schema }: Setting<Value>): Value | undefined => {
  const text = settings[name]
  if (text === undefined) return undefined
  const value: unknown = JSON.parse(text)
  return Schema.is(schema)(value) ? value : undefined
}

export class Settings {
  readonly #listeners = new Listeners<[]>()
  readonly #unsubscribe: () => void
  /** As the node was opened with. */
  readonly #opened: NodeState
  #state: NodeState

  private constructor(log: Pick<EventLog, "onCommit">, state: NodeState) {
    this.#opened = state
    this.#state = state
    this.#unsubscribe = log.onCommit((batch) => this.#see(batch))
  }

  /** To be called before there is an actor that could add to it. */
  static async open(log: Pick<EventLog, "onCommit" | "streamPage">): Promise<Settings> {
    let state = initial
    for (let at = 0; ; at += PAGE) {
      const page = await log.streamPage(STREAM, at, PAGE)
      for (const { event } of page) state = evolve(state, event as NodeEvent)
      if (page.length < PAGE) return new Settings(log, state)
    }
  }

  /** Undefined where nothing was chosen that fits. */
  chosen<Value>(setting: Setting<Value>): Value | undefined {
    return chosenIn(this.#state, setting)
  }

  get<Value>(setting: Setting<Value>): Value {
    return this.chosen(setting) ?? (setting.default as Value)
  }

  /** Whether another value than this life of the node began with holds after the next start. */
  waits(setting: Setting): boolean {
    const valueIn = (state: NodeState) => JSON.stringify(chosenIn(state, setting) ?? setting.default)
    return setting.holds === "after a restart" && valueIn(this.#state) !== valueIn(this.#opened)
  }

  /** Called after each change of any of them; returns the unsubscriber. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  close(): void {
    this.#unsubscribe()
  }

  #see(batch: readonly StoredEvent[]): void {
    const before = this.#state.settings
    for (const { stream, event } of batch) if (stream === STREAM) this.#state = evolve(this.#state, event as NodeEvent)
    if (this.#state.settings !== before) this.#listeners.tell()
  }
}
