/**
 * The people of one world, lived through under any rule in every way of behaving; what was lived once is kept. Owns how
 * long one must have stayed to be counted for what.
 */
import { drawPersons, type Person } from "./Person.ts"
import type { Rule } from "./Rule.ts"
import { KINDS, live, type Kind, type Life } from "./live.ts"
import type { World } from "./World.ts"

/** By kind; in each the same people in the same order. */
export type Lives = Readonly<Record<Kind, readonly Life[]>>

/** What a grid of rules asks for again at each price: under every grant, policy and rate, whoever relays nothing. */
const KEPT = 150

export class Population {
  readonly world: World
  readonly persons: readonly Person[]
  /** Those who stayed 60 days: what they get is more than the grant that they came with. */
  readonly settled: readonly boolean[]
  /** Those who stayed 90 days: the waits of others would end because they left. */
  readonly watched: readonly boolean[]
  readonly #lived = new Map<string, readonly Life[]>()

  constructor(world: World) {
    this.world = world
    this.persons = drawPersons(world)
    this.settled = this.persons.map(({ stays }) => stays >= 60)
    this.watched = this.persons.map(({ stays }) => stays >= 90)
  }

  under(rule: Rule): Lives {
    return Object.fromEntries(KINDS.map((kind) => [kind, this.#livesOf(kind, rule)])) as Record<Kind, readonly Life[]>
  }

  #livesOf(kind: Kind, rule: Rule): readonly Life[] {
    // Who earns nothing gets the same at any price and any cap, as the grant is octets of payload; and under `off`
    // everybody does.
    const told = kind === "relay" || kind === "looper" ? rule : { ...rule, price: 1, dayCap: 0 }
    const key = `${kind} ${JSON.stringify(told)}`
    const lived = this.#lived.get(key) ?? this.persons.map((person) => live(person, kind, told, this.world))
    // The latest last; what has not been asked for in a while is forgotten.
    this.#lived.delete(key)
    this.#lived.set(key, lived)
    if (this.#lived.size > KEPT) this.#lived.delete(this.#lived.keys().next().value!)
    return lived
  }
}
