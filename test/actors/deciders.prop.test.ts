import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Schema } from "effect"
import { definitions } from "../../src/actors/registry.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import type { Moment } from "../../src/core/decider.ts"
import type { Millis } from "../../src/core/ids.ts"
import { registry } from "../../src/events/registry.ts"
import { arbitraryInputs } from "../support/arbitraryInputs.ts"
import { explore } from "../support/explore.ts"
import { seeded } from "../support/seed.ts"

const moments = fc.record({
  at: fc.nat().map((n) => n as Millis),
  id: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
})

describe.each(definitions.map((definition) => [definition.kind, definition] as const))(
  "the decider of %s",
  (kind, definition) => {
    const { decider } = definition
    const tree = new ModeTree(definition)
    const history = fc.array(fc.tuple(arbitraryInputs[kind]!, moments as fc.Arbitrary<Moment>), {
      maxLength: 40,
      size: "max",
    })
    const schemas = new Map(
      Object.entries(registry.find((facts) => facts.kind === kind)!.defs).map(([name, fact]) => [
        name,
        Schema.Struct(fact.fields),
      ]),
    )
    const run = (inputs: readonly (readonly [any, Moment])[]) => {
      const events: any[] = []
      const ways = new Set<string>()
      let state = decider.initial
      let refused = 0
      for (const [input, moment] of inputs) {
        const decision = decider.decide(state, input, moment)
        const from = tree.modeOf(state)
        if (!decision.ok) refused++
        else {
          for (const event of decision.events) {
            events.push(event)
            state = decider.evolve(state, event)
          }
        }
        const to = tree.modeOf(state)
        if (from !== to) ways.add(`${from} ${input.type} ${to}`)
      }
      return { events, state, refused, ways }
    }

    it(
      "is total, decides the same for the same, its events fit their schemas, and it goes every " +
        "way of its chart [P5, P6, P10]",
      () => {
        const seen = { events: 0, refused: 0, types: new Set<string>(), ways: new Set<string>() }
        // Histories that lead along each way of the chart, however rarely chance finds it.
        const moment: Moment = { at: 0 as Millis, id: "0123456789abcdef".repeat(2) }
        const examples = explore(definition).map(({ history: way }): [[any, Moment][]] => [
          way.map((input) => [input, moment]),
        ])
        const property = fc.property(history, (inputs) => {
          const once = run(inputs)
          const twice = run(inputs)
          expect(twice.events).toEqual(once.events)
          for (const { type, ...fields } of once.events) {
            expect(() => Schema.validateSync(schemas.get(type)!)(fields)).not.toThrow()
            seen.types.add(type)
          }
          expect(tree.modes).toContain(tree.modeOf(once.state))
          seen.events += once.events.length
          seen.refused += once.refused
          for (const way of once.ways) seen.ways.add(way)
        })
        fc.assert(property, { numRuns: examples.length, examples })
        // A rare event comes a few times in 400 histories, so now and then not at all: then there are more of them, up
        // to twenty times as many.
        for (let more = 0; more < 20 && (more === 0 || seen.types.size < schemas.size); more++)
          fc.assert(property, { numRuns: 400, seed: seeded(more) })
        expect(seen.events).toBeGreaterThan(100)
        expect(seen.refused).toBeGreaterThan(10)
        expect([...seen.types].sort()).toEqual([...schemas.keys()].sort())
        const chart = (definition.transitions ?? []).map((transition) => transition.join(" "))
        expect([...seen.ways].sort()).toEqual([...chart].sort())
      },
    )

    it("never leaves a mode in which it comes to rest with its effects", () => {
      const last = tree.modes.filter((mode) => {
        const { rests, effects = [] } = tree.pathOf(mode).at(-1)!.plan
        return rests && effects.length > 0
      })
      if (last.length === 0) return
      let reached = 0
      const property = fc.property(history, (inputs) => {
        const path = inputs.map((_, end) => tree.modeOf(run(inputs.slice(0, end + 1)).state))
        const first = path.findIndex((mode) => last.includes(mode))
        if (first < 0) return
        reached++
        expect(new Set(path.slice(first))).toEqual(new Set([path[first]]))
      })
      for (let more = 0; more < 20 && reached < 3; more++)
        fc.assert(property, { numRuns: 100, seed: seeded(1_000 + more) })
      expect(reached).toBeGreaterThan(2)
    })

    it("folds in two halves to what it folds to in one [P2]", () => {
      let folded = 0
      fc.assert(
        fc.property(history, fc.nat(), (inputs, cut) => {
          const { events, state } = run(inputs)
          const at = events.length === 0 ? 0 : cut % events.length
          const half = events.slice(0, at).reduce(decider.evolve, decider.initial)
          expect(events.slice(at).reduce(decider.evolve, half)).toEqual(state)
          folded += events.length
        }),
      )
      expect(folded).toBeGreaterThan(50)
    })
  },
)
