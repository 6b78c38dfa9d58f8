/**
 * An effect closes over the state that it began with. Whatever of it effects go by must stay as it is while their mode
 * goes on, or be in the mode's key, so that they are begun anew. Held for what the effects of each actor read of its
 * state.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { definitions } from "../../src/actors/registry.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import type { AnyDefinition } from "../../src/actors/kernel/ActorDefinition.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import { arbitraryInputs } from "../support/arbitraryInputs.ts"
import { seeded } from "../support/seed.ts"

const always = () => true
const but =
  (...modes: readonly string[]) =>
  (mode: string) =>
    !modes.includes(mode)
/** Who withdraws or forgets goes by where it came from alone. */
const leaving = ["paused", "error", "removed"]

/** By kind: fields of the state, or of what is in one, and in which modes effects go by them. */
const reads: Readonly<Record<string, Readonly<Record<string, (mode: string) => boolean>>>> = {
  torrent: {
    source: always,
    // A move goes by the two places that it is between.
    path: but(...leaving, "moving"),
    "move.from": (mode) => mode === "moving",
    "move.to": (mode) => mode === "moving",
    "move.stopped": (mode) => mode === "moving",
    folder: but(...leaving),
    wanted: but(...leaving),
    origin: but(...leaving),
    infohash: but(...leaving),
    title: but(...leaving),
    useExisting: (mode) => mode === "checking",
  },
  share: {
    path: always,
    name: always,
    skipUnsafe: always,
    given: always,
    secret: always,
    torrent: always,
    infohash: always,
    bytes: always,
    files: always,
    publicOf: always,
  },
  stream: { torrent: always, peer: always, lane: always, attempt: always },
  tracker: { mode: always, secret: always },
  mirror: { secret: always },
  // How far it leads is followed while it counts.
  trusted: { secret: always },
  node: { management: always },
  release: { "newest.torrent": (mode) => mode === "fetching" || mode === "running" },
  // The relay's effect follows its own history; the ledger's goes on from where it has come to.
  relay: {},
  credit: {},
}

const valueAt = (state: any, field: string): unknown => field.split(".").reduce((value, key) => value?.[key], state)

interface Step {
  readonly before: any
  readonly after: any
  readonly events: readonly any[]
}

const stepsOf = ({ decider }: AnyDefinition, inputs: readonly any[]): Step[] => {
  let state = decider.initial
  return inputs.map((input, at) => {
    const decision = decider.decide(state, input, { at: at as never, id: "0123456789abcdef".repeat(2) })
    const before = state
    const events = decision.ok ? decision.events : []
    state = events.reduce(decider.evolve, before)
    return { before, after: state, events }
  })
}

const histories = (kind: string) => fc.array(arbitraryInputs[kind]!, { maxLength: 40, size: "max" })

const kinds = definitions.map((definition) => [definition.kind, definition] as const)

describe.each(kinds)("what effects of a %s go by", (kind, definition) => {
  it("stays as it is while their mode goes on, or has them begun anew", () => {
    const tree = new ModeTree(definition)
    let compared = 0
    const property = fc.property(histories(kind), (inputs) => {
      for (const { before, after } of stepsOf(definition, inputs)) {
        const mode = tree.modeOf(before)
        if (tree.modeOf(after) !== mode || tree.path(before).every(({ plan }) => !plan.effects)) continue
        compared++
        for (const [field, counts] of Object.entries(reads[kind]!)) {
          if (!counts(mode) || Object.is(valueAt(before, field), valueAt(after, field))) continue
          expect(tree.change(before, after), `${field} changed in ${mode}`).toBeDefined()
        }
      }
    })
    fc.assert(property, { numRuns: 400, seed: seeded(0) })
    expect(compared).toBeGreaterThan(50)
  })
})

describe("a torrent whose place or word is another", () => {
  it("is checked anew in the midst of a check, and hears nothing more of what was found before", () => {
    const tree = new ModeTree(torrentActor)
    const seen = { located: 0, worded: 0, elsewhere: 0 }
    const property = fc.property(histories("torrent"), (inputs) => {
      for (const { before, after, events } of stepsOf(torrentActor, inputs)) {
        const mode = tree.modeOf(before)
        const located = events.some(({ type }) => type === "DataLocated")
        const worded = mode === "checking" && after.useExisting && !before.useExisting
        if (!located && !worded) continue
        expect(tree.modeOf(after)).toBe("checking")
        expect(tree.change(before, after)).toMatchObject({ mode: "checking" })
        const effects = tree.path(before).flatMap(({ plan }) => plan.effects ?? [])
        const tells = effects.some((name) => name !== "withdraw")
        if (tells) expect(tree.hears(before, after), mode).toBe(false)
        seen.located += Number(located && mode === "checking")
        seen.worded += Number(worded)
        seen.elsewhere += Number(located && tells && mode !== "checking")
      }
    })
    const few = () => Math.min(...Object.values(seen)) < 3
    for (let more = 0; more < 20 && few(); more++) fc.assert(property, { numRuns: 400, seed: seeded(more) })
    expect(few(), JSON.stringify(seen)).toBe(false)
  })
})
