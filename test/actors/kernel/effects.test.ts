/** Effects that are Effects: what they have while they run, and how they end. */
import { Context, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { asked, untilLeft } from "../../../src/actors/kernel/asked.ts"
import { type EffectContext, defineActor } from "../../../src/actors/kernel/ActorDefinition.ts"
import { Kernel } from "../../../src/actors/kernel/Kernel.ts"
import { provide } from "../../../src/actors/kernel/Provided.ts"
import { systemRandom } from "../../../src/app/systemClock.ts"
import { accept } from "../../../src/core/decider.ts"
import { facts, kept } from "../../../src/events/facts.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { HandClock } from "../../support/HandClock.ts"

const LampFacts = facts("lamp", { Switched: kept({ on: Schema.Boolean }) })
type Event = { readonly type: "Switched"; readonly on: boolean }
type Input = { readonly type: "Switch" }
interface State {
  readonly on: boolean
}

const lamp = defineActor({
  kind: "lamp",
  decider: {
    initial: { on: false },
    decide: ({ on }: State, _: Input) => accept<Event>({ type: "Switched", on: !on }),
    evolve: (_: State, { on }: Event) => ({ on }),
  },
  modeOf: ({ on }) => (on ? "on" : "off"),
  modes: { on: { effects: ["shine"] }, off: {} },
})

class Bulb extends Context.Tag("Bulb")<Bulb, { readonly watts: number }>() {}
class Fused extends Error {
  readonly _tag = "Fused"
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}

const open = (shine: (context: EffectContext<State, Input>) => Effect.Effect<unknown, never, Bulb>) => {
  const clock = new HandClock()
  const defects: unknown[] = []
  const log = new MemoryEventLog([LampFacts])
  const onDefect = (_: string, defect: unknown) => defects.push(defect)
  const kernel = new Kernel({ log, clock, random: systemRandom, registry: [LampFacts], onDefect })
  kernel.register(lamp, provide({ shine }, Context.make(Bulb, { watts: 40 })))
  const flip = async () => {
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: true })
    await turns()
  }
  return { kernel, clock, defects, flip }
}

describe("an effect that is an Effect", () => {
  it("has its ports, and waits by the node's clock", async () => {
    const seen: number[] = []
    const { kernel, clock, flip } = open(() =>
      Effect.delay(
        Effect.map(Bulb, ({ watts }) => seen.push(watts)),
        5_000,
      ),
    )
    await flip()
    clock.advance(4_999)
    await turns()
    expect(seen).toEqual([])
    clock.advance(1)
    await turns()
    expect(seen).toEqual([40])
    await kernel.stop()
    expect(clock.pending).toBe(0)
  })

  it("is interrupted when its mode is left, and over when what it asked a port for is", async () => {
    const seen: string[] = []
    let end: () => void = () => undefined
    const port = async (run: number, signal: AbortSignal) => {
      seen.push(`begun ${run}`)
      signal.addEventListener("abort", () => seen.push(`aborted ${run}`))
      await new Promise<void>((resolve) => (end = resolve))
      seen.push(`ended ${run}`)
    }
    let runs = 0
    const { kernel, flip } = open(() =>
      Effect.suspend(() => asked((signal) => port(++runs, signal))).pipe(
        Effect.tap(() => Effect.sync(() => seen.push("went on"))),
        Effect.ensuring(Effect.sync(() => seen.push("let go"))),
      ),
    )
    await flip()
    await flip()
    await flip()
    // The second run waits for the first.
    expect(seen).toEqual(["begun 1", "aborted 1"])
    end()
    await turns()
    expect(seen).toEqual(["begun 1", "aborted 1", "ended 1", "let go", "begun 2"])
    end()
    await turns()
    await kernel.stop()
    expect(seen.slice(5)).toEqual(["ended 2", "went on", "let go"])
  })

  it("deals with known failures; of any other it dies, is reported as it was thrown, and begun again", async () => {
    const dealt: string[] = []
    const errors = [new Fused("blown"), new Error("a bug"), new Fused("once more")]
    const { kernel, clock, defects, flip } = open(() =>
      asked(() => Promise.reject(errors.shift()!), Fused).pipe(
        Effect.catchAll(({ message }) => Effect.sync(() => dealt.push(message))),
        Effect.forever,
      ),
    )
    const [, bug] = errors
    await flip()
    expect(dealt).toEqual(["blown"])
    expect(defects).toEqual([bug])
    expect(defects[0]).toBe(bug)
    errors.push(new Error("the last"))
    clock.advance(1_000)
    await turns()
    expect(dealt).toEqual(["blown", "once more"])
    expect(defects).toHaveLength(2)
    await kernel.stop()
  })

  it("is told of another state no longer than it lasts", async () => {
    let told = 0
    const { kernel, flip } = open(({ onState }) =>
      Effect.zipRight(
        Effect.sync(() => onState(() => told++)),
        untilLeft,
      ),
    )
    await flip()
    await flip()
    await flip()
    expect(told).toBe(0)
    await kernel.stop()
  })
})
