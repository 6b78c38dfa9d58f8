import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { definitions } from "../../../src/actors/registry.ts"
import type { AnyDefinition } from "../../../src/actors/kernel/ActorDefinition.ts"
import { ModeTree } from "../../../src/actors/kernel/ModeTree.ts"
import { Kernel } from "../../../src/actors/kernel/Kernel.ts"
import type { Clock, Random } from "../../../src/core/Clock.ts"
import { type Millis, StreamId } from "../../../src/core/ids.ts"
import { SqliteSnapshots } from "../../../src/events/log/SqliteSnapshots.ts"
import type { Snapshots } from "../../../src/events/Snapshots.ts"
import { MemoryEventLog } from "../../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../../src/events/registry.ts"
import { arbitraryInputs } from "../../support/arbitraryInputs.ts"

interface World {
  readonly clock: Clock
  readonly random: Random
  tick(): void
}

/**
 * Time stands still but between inputs, however often it is read; chance is a counter: the same inputs meet the same
 * moments.
 */
const world = (): World => {
  let now = 1_700_000_000_000
  let drawn = 0
  return {
    clock: { now: () => now, date: () => now as Millis, setTimeout: () => undefined, clearTimeout: () => undefined },
    random: { bytes: (n) => new Uint8Array(n).fill(++drawn & 0xff) },
    tick: () => void now++,
  }
}

const defects: unknown[] = []
const start = (log: MemoryEventLog, world: World, forgetful: boolean, snapshots?: Snapshots): Kernel => {
  const onDefect = (...defect: unknown[]) => void defects.push(defect)
  const kernel = new Kernel({ log, snapshots, snapshotEvery: 1, ...world, registry, forgetful, onDefect })
  for (const definition of definitions) kernel.register(definition, idle(definition))
  return kernel
}

/** Effects that do nothing: what is tested is what actors know, not what they do. */
const idle = (definition: AnyDefinition) =>
  Object.fromEntries(new ModeTree(definition).effects.map((name) => [name, async () => undefined]))

const fold = async (log: MemoryEventLog, kind: string, definition: AnyDefinition) =>
  (await log.streamPage(StreamId(kind, "one"), 0, 1_000)).reduce(
    (state, { event }) => definition.decider.evolve(state, event),
    definition.decider.initial,
  )

type Step = { readonly crash: true } | { readonly input: any }

describe.each(definitions.map((definition) => [definition.kind, definition] as const))(
  "the kernel with a %s",
  (kind, definition) => {
    const steps = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: arbitraryInputs[kind]!.map((input): Step => ({ input })) },
        { weight: 1, arbitrary: fc.constant<Step>({ crash: true }) },
      ),
      { maxLength: 25, size: "max" },
    )

    it.each([
      ["", false],
      [", with a snapshot whenever it is woken", true],
    ] as const)("knows what the log knows, after every input and every crash [P1, P10]%s", async (_, snapped) => {
      let events = 0
      let crashes = 0
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const log = new MemoryEventLog(registry)
          const moments = world()
          const snapshots = snapped ? new SqliteSnapshots(":memory:") : undefined
          let kernel = start(log, moments, false, snapshots)
          for (const step of history) {
            moments.tick()
            if ("crash" in step) {
              crashes++
              await kernel.stop()
              kernel = start(log, moments, false, snapshots)
              await kernel.wakeAll(kind)
            } else await kernel.tell(kind, "one", step.input)
            const state = await fold(log, kind, definition)
            const live = kernel.peek(kind, "one")
            if (live) {
              expect(live).toEqual({ state, mode: definition.modeOf(state) })
              // What a state keeps to itself is in the snapshot of it.
              expect(definition.snapshot?.pack(live.state)).toEqual(definition.snapshot?.pack(state))
            } else expect(new ModeTree(definition).path(state).at(-1)!.plan.rests).toBe(true)
          }
          await kernel.stop()
          events += (await log.page(0 as never, 1_000)).length
        }),
        { numRuns: 60 },
      )
      expect(events).toBeGreaterThan(30)
      expect(crashes).toBeGreaterThan(10)
      expect(defects).toEqual([])
    })

    it("decides the same when it forgets its actors after every input [P7]", async () => {
      let compared = 0
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const run = async (forgetful: boolean) => {
            const log = new MemoryEventLog(registry)
            const moments = world()
            const snapshots = forgetful ? new SqliteSnapshots(":memory:") : undefined
            const kernel = start(log, moments, forgetful, snapshots)
            const answers = []
            for (const step of history) {
              moments.tick()
              if ("input" in step) answers.push(await kernel.tell(kind, "one", step.input))
            }
            await kernel.stop()
            return {
              answers,
              events: (await log.page(0 as never, 1_000)).map(({ stream, version, type, event }) => ({
                stream,
                version,
                type,
                event,
              })),
            }
          }
          const [normal, forgetful] = [await run(false), await run(true)]
          expect(forgetful).toEqual(normal)
          compared += normal.events.length
        }),
        { numRuns: 40 },
      )
      expect(compared).toBeGreaterThan(20)
    })
  },
)
