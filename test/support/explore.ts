/**
 * Finds all ways from one mode of an actor to another: gives a fixed sample of arbitrary inputs to every state that is
 * unlike those before, breadth first, so that each way is found by the shortest history that leads to it. The same on
 * each run.
 */
import fc from "fast-check"
import type { AnyDefinition } from "../../src/actors/kernel/ActorDefinition.ts"
import type { Moment } from "../../src/core/decider.ts"
import type { Millis } from "../../src/core/ids.ts"
import { arbitraryInputs } from "./arbitraryInputs.ts"

export interface Way {
  readonly from: string
  readonly by: string
  readonly to: string
  /** Inputs from nothing to its end. */
  readonly history: readonly { readonly type: string }[]
}

const SAMPLE = 1_000
const MOST_ALIKE = 4
/** States looked at: further away there was no new way. */
const MOST_STATES = 6_000
const SEED = 20_240_229
const moment: Moment = { at: 1_700_000_000_000 as Millis, id: "00112233445566778899aabbccddeeff" }

export const explore = ({ kind, decider, modeOf }: AnyDefinition): readonly Way[] => {
  const sampled = fc.sample(arbitraryInputs[kind]!, { numRuns: SAMPLE, seed: SEED })
  const words = wordsOf(sampled)
  const inputs = distinct(sampled, words)
  const ways = new Map<string, Way>()
  const known = new Set<string>()
  const queue: { readonly state: unknown; readonly history: Way["history"] }[] = [
    { state: decider.initial, history: [] },
  ]
  for (let next = 0; next < Math.min(queue.length, MOST_STATES); next++) {
    const { state, history } = queue[next]!
    const from = modeOf(state)
    for (const input of inputs) {
      const decision = decider.decide(state, input, moment)
      if (!decision.ok || decision.events.length === 0) continue
      const after = decision.events.reduce((so, event) => decider.evolve(so, event), state)
      const to = modeOf(after)
      const way = { from, by: input.type, to, history: [...history, input] }
      const name = `${from} ${input.type} ${to}`
      if (from !== to && !ways.has(name)) ways.set(name, way)
      const like = `${to} ${signature(after, words)}`
      if (known.has(like)) continue
      known.add(like)
      queue.push({ state: after, history: way.history })
    }
  }
  return [...ways.values()]
}

/** A few of each kind: they differ in numbers and texts alone. */
const distinct = (sampled: readonly { readonly type: string }[], words: Words) => {
  const kinds = new Map<string, Map<string, { readonly type: string }>>()
  for (const input of sampled) {
    const kind = `${input.type} ${signature(input, words, 8)}`
    const known = kinds.get(kind) ?? new Map()
    if (known.size < MOST_ALIKE) kinds.set(kind, known.set(JSON.stringify(input), input))
  }
  return [...kinds.values()].flatMap((known) => [...known.values()])
}

type Words = (text: string) => boolean

/** Texts by which something is chosen: they come again and again, or are the decider's own. */
const wordsOf = (sampled: readonly unknown[]): Words => {
  const given = new Map<string, number>()
  JSON.stringify(sampled, (_, value) => {
    if (typeof value === "string") given.set(value, (given.get(value) ?? 0) + 1)
    return value
  })
  return (text) => /^[a-z][a-z-]{1,20}$/.test(text) && (given.get(text) ?? SAMPLE) >= SAMPLE / 40
}

/** By ids, not by names of fields: which of them has what does not matter. */
const isRecord = (value: object): boolean => Object.keys(value).every((key) => /\d/.test(key))

/**
 * What of a value may matter to what comes next: which flags stand, what is empty, and texts that choose something.
 * @param exact numbers below it count each for itself.
 */
const signature = (value: unknown, words: Words, exact = 1): string => {
  if (typeof value === "number") return value < exact ? String(value) : "#"
  if (typeof value === "string") return words(value) ? value : "…"
  if (Array.isArray(value)) return value.length === 0 ? "none" : "some"
  if (typeof value !== "object" || value === null) return String(value)
  if (Object.getPrototypeOf(value) === Object.prototype) {
    const each = Object.values(value).map((one) => signature(one, words, exact))
    return isRecord(value) ? `{${[...new Set(each)].sort().join(";")}}` : each.join()
  }
  const { count, length, size } = value as { count?: number; length?: number; size?: number }
  if (count === undefined) return String((size ?? 0) > 0)
  return `${count === 0 ? "empty" : count === length ? "whole" : "part"} of ${length === 1 ? "one" : "some"}`
}
