/**
 * Effects go by the state they began with: when what they go by changes within their mode, they are begun anew, and the
 * old are not heard.
 */
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import type { ActorDefinition, EffectContext, TellResult } from "../../../src/actors/kernel/ActorDefinition.ts"
import { Kernel } from "../../../src/actors/kernel/Kernel.ts"
import { systemRandom } from "../../../src/app/systemClock.ts"
import { accept } from "../../../src/core/decider.ts"
import { facts, kept } from "../../../src/events/facts.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { HandClock } from "../../support/HandClock.ts"

type Event =
  | { readonly type: "Aimed"; readonly at: string }
  | { readonly type: "Found"; readonly what: string }
  | { readonly type: "Ceased" }
type Input =
  | { readonly type: "Aim"; readonly at: string }
  | { readonly type: "Find"; readonly what: string }
  | { readonly type: "Cease" }
interface State {
  readonly at: string
  readonly found: readonly string[]
  readonly ceased: boolean
}
const ScoutFacts = facts("scout", {
  Aimed: kept({ at: Schema.String }),
  Found: kept({ what: Schema.String }),
  Ceased: kept({}),
})

const scout: ActorDefinition<State, Input, Event, "waiting" | "looking" | "resting"> = {
  kind: "scout",
  decider: {
    initial: { at: "", found: [], ceased: false },
    decide: (_, input) => {
      if (input.type === "Aim") return accept({ type: "Aimed", at: input.at })
      return input.type === "Find" ? accept({ type: "Found", what: input.what }) : accept({ type: "Ceased" })
    },
    evolve: (state, event) => {
      if (event.type === "Aimed") return { ...state, at: event.at }
      return event.type === "Found" ? { ...state, found: [...state.found, event.what] } : { ...state, ceased: true }
    },
  },
  modeOf: ({ at, ceased }) => (ceased ? "resting" : at === "" ? "waiting" : "looking"),
  modes: { waiting: {}, looking: { effects: ["look"], key: ({ at }) => at, about: ({ at }) => at }, resting: {} },
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

type Look = (context: EffectContext<State, Input>, run: number) => Promise<void>

const open = (look: Look, forgetful = false) => {
  const clock = new HandClock()
  let runs = 0
  const kernel = new Kernel({
    log: new MemoryEventLog([ScoutFacts]),
    registry: [ScoutFacts],
    clock,
    random: systemRandom,
    forgetful,
    onDefect: () => undefined,
  })
  kernel.register(scout, { look: (context: EffectContext<State, Input>) => look(context, ++runs) })
  return {
    kernel,
    clock,
    tell: (input: Input): Promise<TellResult> => kernel.tell("scout", "a", input),
    state: () => kernel.peek("scout", "a")!.state as State,
  }
}

describe("effects whose mode goes on", () => {
  it("are begun anew when what they go by is another, after the old ones have ended, and not otherwise", async () => {
    const seen: string[] = []
    let endOld: () => void = () => undefined
    const { kernel, tell } = open(async ({ state, signal }, run) => {
      const { at } = state()
      seen.push(`begun ${at}`)
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()))
      seen.push(`aborted ${at}`)
      if (run === 1) await new Promise<void>((resolve) => (endOld = resolve))
      seen.push(`ended ${at}`)
    })
    await tell({ type: "Aim", at: "north" })
    await until(() => seen.length === 1)
    await tell({ type: "Find", what: "a tree" })
    await tell({ type: "Aim", at: "north" })
    expect(seen).toEqual(["begun north"])
    await tell({ type: "Aim", at: "south" })
    await until(() => seen.length === 2)
    // Told once more while the old one has not ended: the new one begins with the last.
    await tell({ type: "Aim", at: "west" })
    expect(seen).toEqual(["begun north", "aborted north"])
    endOld()
    await until(() => seen.length === 4)
    expect(seen).toEqual(["begun north", "aborted north", "ended north", "begun west"])
    await kernel.stop()
  })

  it.each([
    ["in the same mode", false, { type: "Aim", at: "south" }, []],
    ["in the same mode, by an actor that forgets", true, { type: "Aim", at: "south" }, []],
    // What it found is about things as they are, though nothing looks any more.
    ["in another mode, but about the same", false, { type: "Cease" }, ["a tree"]],
  ] as const)(
    "are heard only about things as they are, even if they spoke before: %s",
    async (_, forgetful, input, found) => {
      let speak: (() => Promise<TellResult>) | undefined
      // Who forgets begins once more after the first input.
      const speaker = forgetful ? 2 : 1
      const { kernel, tell, state } = open(async ({ tell: say, signal }, run) => {
        if (run === speaker) speak = () => say({ type: "Find", what: "a tree" })
        if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()))
      }, forgetful)
      await tell({ type: "Aim", at: "north" })
      await until(() => speak !== undefined)
      // One after the other without a pause: the second waits for its turn while the first is decided.
      const changed = tell(input)
      const said = speak!()
      expect(await changed).toMatchObject({ ok: true })
      expect(await said).toMatchObject(found.length > 0 ? { ok: true } : { ok: false, code: "gone" })
      expect(state().found).toEqual(found)
      expect(await speak!()).toMatchObject({ ok: false, code: "gone" })
      await kernel.stop()
    },
  )

  it("know what has come to be known, when they are begun again after a failure", async () => {
    const knew: (readonly string[])[] = []
    let fail: (() => void) | undefined
    const { kernel, clock, tell } = open(async ({ state, signal }, run) => {
      knew.push(state().found)
      if (run === 1) await new Promise<void>((_, reject) => (fail = () => reject(new Error("flaky"))))
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()))
    })
    await tell({ type: "Aim", at: "north" })
    await until(() => fail !== undefined)
    await tell({ type: "Find", what: "a tree" })
    fail!()
    while (knew.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      clock.advance(1_000)
    }
    expect(knew).toEqual([[], ["a tree"]])
    await kernel.stop()
  })
})
