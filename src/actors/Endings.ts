/**
 * Runs of effects that are under way, by their actor. What forgets an actor waits here until those that were begun
 * before have ended, so that none of them writes again what was forgotten.
 */
import type { EffectRun } from "./kernel/ActorDefinition.ts"

export class Endings {
  readonly #running = new Map<string, Set<Promise<void>>>()

  /** The same effect, waited for by `over`. */
  of<State, Input>(run: EffectRun<State, Input>): EffectRun<State, Input> {
    return (context) => {
      const own = run(context)
      const runs = this.#running.get(context.id) ?? new Set()
      const ended = own
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          runs.delete(ended)
          if (runs.size === 0 && this.#running.get(context.id) === runs) this.#running.delete(context.id)
        })
      this.#running.set(context.id, runs.add(ended))
      return own
    }
  }

  /** Those of an actor have ended; never rejects. */
  async over(id: string): Promise<void> {
    await Promise.all(this.#running.get(id) ?? [])
  }
}
