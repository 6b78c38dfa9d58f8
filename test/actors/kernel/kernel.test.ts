import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import type { ActorDefinition, EffectContext } from "../../../src/actors/kernel/ActorDefinition.ts"
import { Kernel } from "../../../src/actors/kernel/Kernel.ts"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import type { Clock } from "../../../src/core/Clock.ts"
import { accept, reject } from "../../../src/core/decider.ts"
import { type Millis } from "../../../src/core/ids.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { LogError } from "../../../src/events/EventLog.ts"
import { HandClock } from "../../support/HandClock.ts"
import { turns } from "../../support/holdNext.ts"
import { facts, kept, volatile } from "../../../src/events/facts.ts"

type Event = { readonly type: "Switched"; readonly on: boolean } | { readonly type: "Blinked" }
type Input =
  | { readonly type: "Switch" }
  | { readonly type: "Blink" }
  | { readonly type: "Refuse" }
  | { readonly type: "Throw" }
interface State {
  readonly on: boolean
  readonly switched: number
}
const LampFacts = facts("lamp", { Switched: kept({ on: Schema.Boolean }), Blinked: volatile({}) })

const lamp = (
  timer?: { due: (state: State) => Millis; longestMs: number; input: Input },
  last = false,
): ActorDefinition<State, Input, Event, "on" | "off"> => ({
  kind: "lamp",
  decider: {
    initial: { on: false, switched: 0 },
    decide: (state, input) => {
      if (input.type === "Throw") throw new Error("a bug")
      if (input.type === "Refuse") return reject("no", "not now")
      return input.type === "Blink" ? accept({ type: "Blinked" }) : accept({ type: "Switched", on: !state.on })
    },
    evolve: (state, event) => (event.type === "Switched" ? { on: event.on, switched: state.switched + 1 } : state),
  },
  modeOf: (state) => (state.on ? "on" : "off"),
  modes: { on: { effects: ["shine"], ...(timer ? { timer } : {}), rests: last }, off: {} },
})

const open = (
  options: {
    log?: MemoryEventLog
    clock?: Clock
    last?: boolean
    shine?: (context: EffectContext<State, Input>) => Promise<void>
    timer?: { due: (state: State) => Millis; longestMs: number; input: Input }
  } = {},
) => {
  const log = options.log ?? new MemoryEventLog([LampFacts])
  const defects: string[] = []
  const blinks: string[] = []
  const kernel = new Kernel({
    log,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    registry: [LampFacts],
    onDefect: (where) => defects.push(where),
    onVolatile: (_, event) => blinks.push(event.type),
  })
  kernel.register(lamp(options.timer, options.last), { shine: options.shine ?? (async () => undefined) })
  return { kernel, log, defects, blinks }
}
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe("the kernel", () => {
  it("answers when the events are committed, with their position", async () => {
    const { kernel, log } = open()
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toEqual({ ok: true, seq: 1 })
    expect(await log.head()).toBe(1)
    expect(await kernel.tell("lamp", "a", { type: "Refuse" })).toEqual({ ok: false, code: "no", message: "not now" })
    await kernel.stop()
  })

  it("runs an effect from the entry of its mode to the exit, and aborts it then", async () => {
    const seen: string[] = []
    const shine = ({ signal }: EffectContext<State, Input>) =>
      new Promise<void>((resolve) => {
        seen.push("begun")
        signal.addEventListener("abort", () => (seen.push("ended"), resolve()))
      })
    const { kernel } = open({ shine })
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => seen.length === 1)
    await kernel.tell("lamp", "a", { type: "Blink" })
    expect(seen).toEqual(["begun"])
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => seen.length === 2)
    expect(seen).toEqual(["begun", "ended"])
    await kernel.stop()
  })

  it("wakes what was there before, once, with its effects", async () => {
    const first = open()
    await first.kernel.tell("lamp", "a", { type: "Switch" })
    await first.kernel.stop()
    let begun = 0
    const second = open({ log: first.log, shine: async () => void begun++ })
    await second.kernel.wakeAll("lamp")
    await until(() => begun === 1)
    expect(second.kernel.peek("lamp", "a")).toEqual({ mode: "on", state: { on: true, switched: 1 } })
    await second.kernel.stop()
  })

  it("begins a failed effect again, and reports each failure", async () => {
    let runs = 0
    const { kernel, defects } = open({
      shine: async () => {
        if (++runs === 1) throw new Error("flaky")
      },
    })
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => runs === 2)
    expect(defects).toEqual(["lamp/a shine"])
    await kernel.stop()
  })

  it("makes an actor anew from the log when its code threw", async () => {
    const { kernel, defects } = open()
    await kernel.tell("lamp", "a", { type: "Switch" })
    expect(await kernel.tell("lamp", "a", { type: "Throw" })).toMatchObject({ ok: false, code: "defect" })
    expect(defects).toHaveLength(1)
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: true })
    expect(kernel.peek("lamp", "a")?.state).toEqual({ on: false, switched: 2 })
    await kernel.stop()
  })

  it("says so when nothing could be stored, and goes on from what the log holds", async () => {
    const { kernel, log } = open()
    await kernel.tell("lamp", "a", { type: "Switch" })
    const append = log.append.bind(log)
    log.append = () => Promise.reject(new Error("disk full"))
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: false, code: "not-stored" })
    expect(kernel.peek("lamp", "a")?.state).toEqual({ on: true, switched: 1 })
    log.append = append
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: true, seq: 2 })
    await kernel.stop()
  })

  it("answers in words while the log cannot even be read, and wakes what it had to drop, by itself", async () => {
    let begun = 0
    const { kernel, log, defects } = open({ shine: async () => void begun++ })
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => begun === 1)
    const { append, streamPage } = log
    const broken = () => Promise.reject(new LogError("io", "the disk does not keep what is written"))
    log.append = log.streamPage = broken
    for (let i = 0; i < 3; i++) {
      expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({
        ok: false,
        code: "not-stored",
        message: expect.stringMatching(/disk/),
      })
      expect(await kernel.tell("lamp", "b", { type: "Blink" })).toMatchObject({ ok: false, code: "not-stored" })
    }
    Object.assign(log, { append, streamPage })
    await until(() => begun === 2)
    expect(kernel.peek("lamp", "a")?.state).toEqual({ on: true, switched: 1 })
    expect(defects).toEqual([])
    await kernel.stop()
  })

  it("rests longer and longer where an effect begins with what cannot be stored", async () => {
    let begun = 0
    const shine = async ({ tell }: EffectContext<State, Input>) => {
      begun++
      await tell({ type: "Switch" })
    }
    const clock = new HandClock()
    const log = new MemoryEventLog([LampFacts])
    const kernel = new Kernel({ log, clock, random: systemRandom, registry: [LampFacts], onDefect: () => undefined })
    kernel.register(lamp(), { shine })
    const append = log.append.bind(log)
    let left = 1
    log.append = (asked) => (left-- > 0 ? append(asked) : Promise.reject(new LogError("full", "the disk is full")))
    await kernel.tell("lamp", "a", { type: "Switch" })
    for (let second = 0; second < 60; second++) {
      await turns()
      clock.advance(1_000)
    }
    expect(begun).toBeGreaterThan(3)
    expect(begun).toBeLessThan(10)
    left = 1
    for (let second = 0; second < 16; second++) {
      await turns()
      clock.advance(1_000)
    }
    expect(kernel.peek("lamp", "a")).toMatchObject({ mode: "off" })
    await kernel.stop()
  })

  it("publishes volatile events and never stores them", async () => {
    const { kernel, log, blinks } = open()
    await kernel.tell("lamp", "a", { type: "Blink" })
    expect(blinks).toEqual(["Blinked"])
    expect(await log.head()).toBe(0)
    await kernel.stop()
  })

  it("gives an input that the state says is due", async () => {
    const { kernel, log } = open({
      timer: { due: () => (Date.now() + 20) as Millis, longestMs: 1_000, input: { type: "Switch" } },
    })
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => kernel.peek("lamp", "a")?.mode === "off")
    expect(await log.head()).toBe(2)
    await kernel.stop()
  })

  it("makes an actor anew whose machine fails, and the process goes on", async () => {
    const uncaught: unknown[] = []
    const listeners = process.listeners("uncaughtException")
    process.removeAllListeners("uncaughtException")
    process.on("uncaughtException", (error) => uncaught.push(error))
    try {
      const due = () => {
        throw new Error("a bug")
      }
      const { kernel, log } = open({ timer: { due, longestMs: 1_000, input: { type: "Switch" } } })
      expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: false, code: "defect" })
      await turns()
      expect(await log.head()).toBe(0)
      await kernel.stop()
    } finally {
      process.removeAllListeners("uncaughtException")
      for (const listener of listeners) process.on("uncaughtException", listener)
    }
    expect(uncaught).toEqual([])
  })

  it("tells an effect of another state when it is stored, and not of one that is not", async () => {
    const log = new MemoryEventLog([LampFacts])
    const seen: number[] = []
    const shine = ({ state, onState, signal }: EffectContext<State, Input>) =>
      new Promise<void>((resolve) => {
        onState(() => void log.head().then((head) => seen.push(head, state().switched)))
        signal.addEventListener("abort", () => resolve())
      })
    const { kernel } = open({ log, shine })
    await kernel.tell("lamp", "a", { type: "Switch" })
    const append = log.append.bind(log)
    log.append = () => Promise.reject(new LogError("full", "the disk is full"))
    expect(await kernel.tell("lamp", "a", { type: "Switch" })).toMatchObject({ ok: false, code: "not-stored" })
    log.append = append
    await turns()
    expect(seen).toEqual([])
    await kernel.stop()
  })

  it.each(["a day", "a year", "ten years"])(
    "waits for what is due no longer than the actor says, though the date was set back by %s",
    async (back) => {
      const clock = new HandClock()
      const due = clock.date()
      const { kernel } = open({ clock, timer: { due: () => due, longestMs: 1_000, input: { type: "Switch" } } })
      clock.jump(-{ "a day": 1, "a year": 365, "ten years": 3_650 }[back]! * 86_400_000)
      await kernel.tell("lamp", "a", { type: "Switch" })
      expect(kernel.peek("lamp", "a")?.mode).toBe("on")
      clock.advance(1_000)
      await until(() => kernel.peek("lamp", "a")?.mode === "off")
      await kernel.stop()
    },
  )

  it("puts an actor to rest when the effects of its last mode have ended, and not before", async () => {
    const ends: (() => void)[] = []
    const { kernel, log } = open({ last: true, shine: () => new Promise((resolve) => ends.push(resolve)) })
    await kernel.tell("lamp", "a", { type: "Switch" })
    await until(() => ends.length === 1)
    await turns()
    expect(kernel.awake).toBe(1)
    ends[0]!()
    await until(() => kernel.awake === 0)
    // It is woken by whoever asks, does what there is to do again, and rests.
    const told = kernel.tell("lamp", "a", { type: "Refuse" })
    expect(await told).toMatchObject({ code: "no" })
    await until(() => ends.length === 2)
    ends[1]!()
    await until(() => kernel.awake === 0)
    expect(await log.head()).toBe(1)
    await kernel.stop()
  })

  it("takes the inputs of one actor in turn, however many come at once", async () => {
    const { kernel } = open()
    await Promise.all(Array.from({ length: 51 }, () => kernel.tell("lamp", "a", { type: "Switch" })))
    expect(kernel.peek("lamp", "a")?.state).toEqual({ on: true, switched: 51 })
    await kernel.stop()
  })
})
