/**
 * The ports of actors as Effect's services: an effect says which it uses (`yield* using("exchange", "vault")`), its
 * type has their names, and what runs it must have them. A name that is asked for and not used is an unused variable.
 */
import { Context, Effect } from "effect"
import type { Effects } from "./kernel/ActorDefinition.ts"
import { type Provided, provide } from "./kernel/Provided.ts"
import type { Needs, Ports } from "./Ports.ts"

type Name = keyof Ports

/** What an effect's type says that it needs; of several, one for each. */
export interface Port<Names extends Name> {
  readonly port: Names
}
type Each<Names extends Name> = Names extends Name ? Port<Names> : never

/** Kept, since each tag that is made takes note of who made it. */
const tags = new Map<Name, Context.Tag<Port<Name>, Ports[Name]>>()
const tagOf = (name: Name): Context.Tag<Port<Name>, Ports[Name]> => {
  const tag = tags.get(name) ?? Context.GenericTag<Port<Name>, Ports[Name]>(`port ${name}`)
  tags.set(name, tag)
  return tag
}

export const using = <Names extends Name>(
  ...names: readonly Names[]
): Effect.Effect<Needs<Names>, never, Each<Names>> =>
  Effect.contextWith(
    (given: Context.Context<Each<Names>>) =>
      Object.fromEntries(names.map((name) => [name, Context.unsafeGet(given, tagOf(name))])) as Needs<Names>,
  )

/**
 * An actor's effects, as soon as the ports are there that they use.
 * @param make called once a node: what outlives a run is kept beside the effects.
 */
export const provided =
  <State, Input, Names extends Name>(make: () => Effects<State, Input, Port<Names>>) =>
  (ports: Needs<Names>): Provided<State, Input> => {
    const given = Object.entries(ports).map(([name, port]) => [tagOf(name as Name).key, port] as const)
    return provide(make(), Context.unsafeMake<Port<Names>>(new Map(given)))
  }
