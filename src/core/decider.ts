/**
 * Decider: the pure heart of an actor (the shape of Jérémie Chassaing's and Emmett's).
 * `decide` and `evolve` are total: they never throw, never read a clock, never draw a random number.
 */
import type { Millis } from "./ids.ts"

/** What the outside contributes to a decision: the time, and 128 fresh random bits as 32 hex digits. */
export interface Moment {
  readonly at: Millis
  readonly id: string
}

/** A refusal, said to whoever asked. `code` is stable (docs/errors.md), `message` says what to do. */
export interface Rejection {
  readonly code: string
  readonly message: string
}

export type Decision<E> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly rejection: Rejection }

export interface Decider<State, Input, Event> {
  readonly initial: State
  decide(state: State, input: Input, moment: Moment): Decision<Event>
  evolve(state: State, event: Event): State
}

export const accept = <E>(...events: readonly E[]): Decision<E> => ({ ok: true, events })
export const nothing: Decision<never> = { ok: true, events: [] }
export const reject = (code: string, message: string): Decision<never> => ({ ok: false, rejection: { code, message } })
