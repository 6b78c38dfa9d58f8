/**
 * Runs of effects that are under way, by their actor. What forgets an actor waits here until those that were begun
 * before have ended, so that none of them writes again what was forgotten.
 */
import { Effect } from "effect"
import type { EffectRun } from "./kernel/ActorDefinition.ts"

export class Endings {
  readonly #running = new Map<string, Set<Promise<void>>>()

  /** The same effect, waited for by `over`. */
  of<Context extends { readonly id: string }, Needed>(
    run: (context: Context) => Effect.Effect<void, never, Needed>,
  ): (context: Context) => Effect.Effect<void, never, Needed>
  of<State, Input>(run: EffectRun<State, Input>): EffectRun<State, Input>
  of<State, Input, Needed>(run: EffectRun<State, Input, Needed>): EffectRun<State, Input, Needed> {
    return (context) => {
      const running = run(context)
      if (!Effect.isEffect(running)) {
        const ended = this.#begun(context.id)
        running.then(ended, ended)
        return running
      }
      return Effect.acquireUseRelease(
        Effect.sync(() => this.#begun(context.id)),
        () => running,
        (ended) => Effect.sync(ended),
      )
    }
  }

  /** Those of an actor have ended; never rejects. */
  async over(id: string): Promise<void> {
    await Promise.all(this.#running.get(id) ?? [])
  }

  /** @returns what to call when the run has ended. */
  #begun(id: string): () => void {
    const runs = this.#running.get(id) ?? new Set()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#running.set(id, runs.add(promise))
    return () => {
      runs.delete(promise)
      if (runs.size === 0 && this.#running.get(id) === runs) this.#running.delete(id)
      resolve()
    }
  }
}
