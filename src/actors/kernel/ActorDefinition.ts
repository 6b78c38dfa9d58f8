/**
 * What an actor is made of: a decider (all its truth), the mode that follows from its state, and which effects run in
 * which mode. Owns the shapes; actorMachine.ts makes the xstate machine of it, Kernel.ts runs it.
 */
import type { Decider } from "../../core/decider.ts"
import type { Millis } from "../../core/ids.ts"
import type { DomainEvent } from "../../events/facts.ts"

export interface ActorInput {
  readonly type: string
}

/** A mode of an actor: what is true of the world while the actor is in it. */
export interface ModePlan<State, Input> {
  /** Names of effects that run from entry to exit. Each is a reconciler: started again, it finds things as they are. */
  readonly effects?: readonly string[]
  /**
   * What of the state the effects go by, where an input can change it while the mode goes on: with another key they are
   * begun anew.
   */
  readonly key?: (state: State) => string
  /** What the effects' inputs are about: when it is another by their turn, in whatever mode, they are not heard. */
  readonly about?: (state: State) => string
  /**
   * An input that falls due at a date which the state knows; the machine arms the timer. It waits `longestMs` at most,
   * whatever the date says: a clock that was set back must not keep an actor waiting for a year.
   */
  readonly timer?: { readonly due: (state: State) => Millis; readonly longestMs: number; readonly input: Input }
  /** Nothing runs and nothing is awaited: the actor is put to rest, and woken from the log when something comes. */
  readonly resting?: boolean
  /** No input leads out of it: when its effects have come to their end, the actor is put to rest. */
  readonly last?: boolean
}

export interface ActorDefinition<State, Input extends ActorInput, Event extends DomainEvent, Mode extends string> {
  readonly kind: string
  readonly decider: Decider<State, Input, Event>
  readonly modeOf: (state: State) => Mode
  readonly modes: Readonly<Record<Mode, ModePlan<State, Input>>>
}

/**
 * What an effect gets: the state as it is when the effect begins, or begins again; a way to answer with inputs; and a
 * signal that ends it.
 */
export interface EffectContext<State, Input> {
  readonly id: string
  readonly state: State
  readonly signal: AbortSignal
  /** Resolves when what the input decided is committed. Never rejects: the kernel deals with what goes wrong. */
  readonly tell: (input: Input) => Promise<TellResult>
}

/** Performs an effect. A rejected promise is a defect: it is reported, and the effect begun again after a back-off. */
export type EffectRun<State, Input> = (context: EffectContext<State, Input>) => Promise<void>

export type Effects<State, Input> = Readonly<Record<string, EffectRun<State, Input>>>

export type TellResult =
  | { readonly ok: true; readonly seq: number | undefined }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** Told by an effect that was ended, or that goes by what has changed since. */
export const gone = {
  ok: false,
  code: "gone",
  message: "the actor has left the mode that this belongs to, or what it went by has changed",
} as const

export type AnyDefinition = ActorDefinition<any, any, any, string>
