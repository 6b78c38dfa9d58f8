/**
 * What one run of an effect gets of its actor, for as long as it lasts: once it has been left it is told nothing more,
 * and is heard no more.
 */
import { type ActorInput, type EffectContext, type TellResult, gone } from "./ActorDefinition.ts"

/** An actor, as its effects reach it. */
export interface EffectHost {
  readonly id: string
  state(): unknown
  onState(listener: () => void): () => void
  /** @param begun the state that the effect began with. */
  tell(input: ActorInput, begun: unknown): Promise<TellResult>
}

export interface Run {
  readonly context: EffectContext<unknown, ActorInput>
  /** It is to end. */
  abort(): void
  /** It has ended. */
  over(): void
}

/** @param tie whether what the run belongs to has been left. */
export const runOf = (host: EffectHost, tie: { readonly left: boolean }): Run => {
  const begun = host.state()
  let subscribed: Set<() => void> | undefined
  /** Made only for who asks for its signal. */
  let controller: AbortController | undefined
  let aborted = false
  return {
    context: {
      id: host.id,
      get signal() {
        controller ??= new AbortController()
        if (aborted) controller.abort()
        return controller.signal
      },
      state: () => host.state(),
      onState: (listener) => {
        const end = host.onState(() => tie.left || listener())
        subscribed = (subscribed ?? new Set()).add(end)
        return () => {
          subscribed?.delete(end)
          end()
        }
      },
      tell: async (input) => (tie.left ? gone : host.tell(input, begun)),
    },
    abort: () => {
      aborted = true
      controller?.abort()
    },
    over: () => {
      for (const end of subscribed ?? []) end()
    },
  }
}
