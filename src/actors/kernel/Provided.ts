/**
 * Effects together with the ports that they ask for. They stand in the runtime by which the kernel runs an actor's
 * effects: given to each run anew, they cost a fiber 2.5 KiB.
 */
import type { Context } from "effect"
import type { Effects } from "./ActorDefinition.ts"

export interface Provided<State, Input> {
  /** They ask for nothing that `ports` lacks. */
  readonly effects: Effects<State, Input>
  readonly ports: Context.Context<never>
}

export const provide = <State, Input, Needed>(
  effects: Effects<State, Input, Needed>,
  ports: Context.Context<Needed>,
): Provided<State, Input> => ({ effects, ports }) as Provided<State, Input>

const isProvided = <State, Input>(
  given: Effects<State, Input> | Provided<State, Input>,
): given is Provided<State, Input> => typeof given["effects"] === "object"

export const provisionOf = <State, Input>(given: Effects<State, Input> | Provided<State, Input>) =>
  isProvided(given) ? given : { effects: given, ports: undefined }
