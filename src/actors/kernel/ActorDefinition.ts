/**
 * What an actor is made of: a decider (all its truth), the mode that follows from its state, and the tree of its modes,
 * which says what runs while the actor is in them. Owns the shapes; ModeTree.ts reads the tree, actorMachine.ts makes
 * the xstate machine of it, Kernel.ts runs it.
 *
 * Whatever takes a state or an input is declared as a method here, so that a list can hold actors of all kinds: the
 * kernel hands each decider only what that decider has made.
 */
import type { Effect } from "effect"
import type { Decider } from "../../core/decider.ts"
import type { Millis } from "../../core/ids.ts"
import type { DomainEvent } from "../../events/facts.ts"

export interface ActorInput {
  readonly type: string
}

/**
 * A node of the tree: what is true of the world while the actor is in it. One without `modes` is a mode; one with them
 * is what these have in common: from one of them to the other its effects go on untouched.
 */
export interface ModePlan<State, Input> {
  /** Names of effects that run from entry to exit. Each is a reconciler: started again, it finds things as they are. */
  readonly effects?: readonly string[]
  /** What of the state the effects cannot follow while they run: with another key they are begun anew. */
  key?(state: State): string
  /** What the effects' inputs are about: when it is another by their turn, in whatever mode, they are not heard. */
  about?(state: State): string
  /**
   * An input that falls due at a date which the state knows; the machine arms the timer. It waits `longestMs` at most,
   * whatever the date says: a clock that was set back must not keep an actor waiting for a year.
   */
  readonly timer?: ModeTimer<State, Input>
  /**
   * When its effects have come to their end, or it has none, the actor is put to rest, and woken from the log when
   * something comes. Only at the top of the tree.
   */
  readonly rests?: boolean
  readonly modes?: ModePlans<State, Input>
}

export type ModePlans<State, Input> = Readonly<Record<string, ModePlan<State, Input>>>

export interface ModeTimer<State, Input> {
  due(state: State): Millis
  readonly longestMs: number
  readonly input: Input
}

/** The names of all modes of a tree. */
export type ModesOf<Plans> = {
  [Name in keyof Plans & string]: Plans[Name] extends { readonly modes: infer Inner } ? ModesOf<Inner> : Name
}[keyof Plans & string]

/** An input's type, and the modes between which it leads. */
export type Transition = readonly [from: string, input: string, to: string]

/** A state as JSON. No expiring fact may be in such a state, or it would outlive its time. */
export interface SnapshotForm<State> {
  /** Another one where a helper of `evolve` does other things than before. */
  readonly version: number
  pack(state: State): unknown
  /** The same state again; what it throws at, or what cannot be read, is folded anew. */
  unpack(packed: any): State
}

export interface ActorDefinition<
  State,
  Input extends ActorInput,
  Event extends DomainEvent,
  Mode extends string = string,
> {
  readonly kind: string
  readonly decider: Decider<State, Input, Event>
  modeOf(state: NoInfer<State>): Mode
  readonly modes: ModePlans<State, Input>
  /** How its state is kept where its history may become long; none: it is folded from the beginning each time. */
  readonly snapshot?: SnapshotForm<State>
  /** What leads from mode to mode: for charts, and of no weight for what is done. */
  readonly transitions?: readonly Transition[]
}

export type AnyDefinition = ActorDefinition<unknown, ActorInput, DomainEvent>

/** The definition as it is; each mode that `modeOf` may name is held to be in the tree. */
export const defineActor = <
  State,
  Input extends ActorInput,
  Event extends DomainEvent,
  const Plans extends ModePlans<State, Input>,
  Mode extends ModesOf<Plans>,
>(
  definition: ActorDefinition<State, Input, Event, Mode> & { readonly modes: Plans },
): ActorDefinition<State, Input, Event, Mode> => definition

/** What an effect gets: its actor as it is, a way to answer with inputs, and a signal that ends it. */
export interface EffectContext<State, Input> {
  readonly id: string
  /** As it is now. */
  state(): State
  /** Calls when the state is another, until the effect is ended. Returns the unsubscriber. */
  onState(listener: () => void): () => void
  /** Aborted when the effect is to end; one that is an Effect is interrupted instead. */
  readonly signal: AbortSignal
  /** Resolves when what the input decided is committed. Never rejects: the kernel deals with what goes wrong. */
  tell(input: Input): Promise<TellResult>
}

/**
 * Performs an effect: an Effect that has dealt with every failure it knows by name, and asks for the ports `Needed`; or
 * an async function. What it dies of, or rejects with, is a defect: reported, and the effect begun again after a
 * back-off.
 */
export type EffectRun<State, Input, Needed = never> = {
  run(context: EffectContext<State, Input>): Promise<void> | Effect.Effect<unknown, never, Needed>
}["run"]

export type Effects<State, Input, Needed = never> = Readonly<Record<string, EffectRun<State, Input, Needed>>>

export type TellResult =
  | { readonly ok: true; readonly seq: number | undefined }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** Told by an effect that was ended, or that goes by what has changed since. */
export const gone = {
  ok: false,
  code: "gone",
  message: "the actor has left the mode that this belongs to, or what it went by has changed",
} as const
