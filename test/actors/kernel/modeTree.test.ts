/** What the nodes of a tree of modes own goes on while the actor is anywhere below them, and no longer. */
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { type EffectContext, type ModePlans, defineActor } from "../../../src/actors/kernel/ActorDefinition.ts"
import { Kernel } from "../../../src/actors/kernel/Kernel.ts"
import { ModeTree } from "../../../src/actors/kernel/ModeTree.ts"
import { systemRandom } from "../../../src/app/systemClock.ts"
import { accept } from "../../../src/core/decider.ts"
import { facts, kept } from "../../../src/events/facts.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { HandClock } from "../../support/HandClock.ts"
import { turns } from "../../support/holdNext.ts"

type Place = "harbour" | "sails" | "motor" | "storm" | "wreck" | "museum"
type State = { readonly place: Place; readonly course: string }
type Event = { readonly type: "Moved"; readonly place: Place; readonly course: string }
type Input = { readonly type: "Move" } & State
const ShipFacts = facts("ship", { Moved: kept({ place: Schema.String, course: Schema.String }) })

const ship = defineActor({
  kind: "ship",
  decider: {
    initial: { place: "harbour", course: "" } as State,
    decide: (_, { place, course }: Input) => accept<Event>({ type: "Moved", place, course }),
    evolve: (_, { place, course }: Event) => ({ place, course }),
  },
  modeOf: ({ place }) => place,
  modes: {
    harbour: { rests: true },
    sea: {
      effects: ["watch"],
      key: ({ course }) => course,
      modes: {
        calm: { effects: ["steer"], modes: { sails: { effects: ["trim"] }, motor: {} } },
        storm: { effects: ["pump"] },
      },
    },
    wreck: { effects: ["signal", "float"], rests: true },
    museum: { rests: true },
  },
})

type Context = EffectContext<State, Input>

const open = (runs: Partial<Record<string, (context: Context) => Promise<void>>> = {}) => {
  const seen: string[] = []
  const asLongAs =
    (name: string) =>
    ({ signal, state }: Context) =>
      new Promise<void>((resolve) => {
        seen.push(`${name} begins, ${state().course}`)
        signal.addEventListener("abort", () => (seen.push(`${name} ends`), resolve()))
      })
  const names = ["watch", "steer", "trim", "pump", "signal", "float"]
  const clock = new HandClock()
  const log = new MemoryEventLog([ShipFacts])
  const kernel = new Kernel({ log, registry: [ShipFacts], clock, random: systemRandom, onDefect: () => undefined })
  kernel.register(ship, Object.fromEntries(names.map((name) => [name, runs[name] ?? asLongAs(name)])))
  const to = async (place: Place, course = "north"): Promise<string[]> => {
    await kernel.tell("ship", "a", { type: "Move", place, course } as Input)
    await turns()
    return seen.splice(0).sort()
  }
  return { kernel, clock, to }
}

describe("a tree of modes", () => {
  it("lets go on what belongs to a node that is not left, and begins and ends the rest", async () => {
    const { kernel, to } = open()
    expect(await to("sails")).toEqual(["steer begins, north", "trim begins, north", "watch begins, north"])
    expect(await to("motor")).toEqual(["trim ends"])
    expect(await to("sails")).toEqual(["trim begins, north"])
    expect(await to("storm")).toEqual(["pump begins, north", "steer ends", "trim ends"])
    expect(kernel.peek("ship", "a")?.mode).toBe("storm")
    expect(await to("motor")).toEqual(["pump ends", "steer begins, north"])
    expect(await to("harbour")).toEqual(["steer ends", "watch ends"])
    expect(kernel.peek("ship", "a")).toBeUndefined()
    await kernel.stop()
  })

  it("begins anew all that lies in a node whose key is another, whether the mode is or not", async () => {
    const { kernel, to } = open()
    await to("sails")
    const ended = ["steer ends", "trim ends", "watch ends"]
    expect(await to("sails", "south")).toEqual(
      [...ended, "steer begins, south", "trim begins, south", "watch begins, south"].sort(),
    )
    expect(await to("storm", "east")).toEqual([...ended, "pump begins, east", "watch begins, east"].sort())
    await kernel.stop()
  })

  it("tells effects that go on of each new state", async () => {
    const places: string[] = []
    const { kernel, to } = open({
      watch: ({ signal, state, onState }) =>
        new Promise<void>((resolve) => {
          onState(() => places.push(state().place))
          signal.addEventListener("abort", () => resolve())
        }),
    })
    for (const place of ["sails", "motor", "storm", "sails", "harbour"] as const) await to(place)
    expect(places).toEqual(["motor", "storm", "sails"])
    await to("motor", "west")
    expect(places).toHaveLength(3)
    await kernel.stop()
  })

  it(
    "puts an actor to rest when each effect of its last mode has ended, and wakes it into what " + "runs then",
    async () => {
      const ends: (() => void)[] = []
      const run = () => new Promise<void>((resolve) => ends.push(resolve))
      const { kernel, to } = open({ signal: run, float: run })
      await to("wreck")
      ends[0]!()
      await turns()
      expect(kernel.peek("ship", "a")?.mode).toBe("wreck")
      ends[1]!()
      await turns()
      expect(kernel.peek("ship", "a")).toBeUndefined()
      await to("museum")
      expect(kernel.peek("ship", "a")).toBeUndefined()
      expect(await to("motor")).toEqual(["steer begins, north", "watch begins, north"])
      await kernel.stop()
    },
  )

  it("is refused when two nodes have one name, or an actor rests while something goes on beside it", () => {
    const tree = (modes: ModePlans<unknown, Input>) => new ModeTree({ ...ship, modes } as never)
    expect(() => tree({ sea: { modes: { calm: {}, sea: {} } } })).toThrow(/two modes are called sea/)
    expect(() => tree({ sea: { modes: { calm: { rests: true } } } })).toThrow(/calm cannot rest/)
  })
})
