/** A log as actors write it that are told anything, in any order: one append a decision. */
import fc from "fast-check"
import { definitions } from "../../src/actors/registry.ts"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { arbitraryInputs } from "./arbitraryInputs.ts"

const isStored = (kind: string, type: string): boolean =>
  registry.find((facts) => facts.kind === kind)?.defs[type]?.durability !== "volatile"

const told = definitions.filter(({ kind }) => arbitraryInputs[kind] !== undefined)

/** @param kinds of actors; all of them where none is named. */
export const arbitrarySteps = (maxLength: number, ...kinds: readonly string[]) =>
  fc.array(
    fc.oneof(
      ...told
        .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
        .map(({ kind }) =>
          fc.record({
            kind: fc.constant(kind),
            id: fc.constantFrom("a1a1a1", "b2b2b2"),
            input: arbitraryInputs[kind]!,
          }),
        ),
    ),
    { maxLength, size: "max" },
  )

type Steps = ReturnType<typeof arbitrarySteps> extends fc.Arbitrary<infer Value> ? Value : never

/** @param until only events up to this one. @param apartMs between one step and the next. */
export const logOf = async (steps: Steps, until = Infinity, apartMs = 60_000): Promise<MemoryEventLog> => {
  const log = new MemoryEventLog(registry)
  const states = new Map<string, { readonly state: unknown; readonly version: number }>()
  for (const [n, { kind, id, input }] of steps.entries()) {
    const { decider } = told.find((definition) => definition.kind === kind)!
    const stream = StreamId(kind, id)
    const { state, version } = states.get(stream) ?? { state: decider.initial, version: 0 }
    const at = (n * apartMs) as Millis
    const decision = decider.decide(state, input, { at, id: n.toString(16).padStart(32, "0") })
    const stored = decision.ok ? decision.events.filter(({ type }) => isStored(kind, type)) : []
    if (stored.length === 0) continue
    const events = stored.slice(0, Math.max(0, until - ((await log.head()) as Seq)))
    if (events.length === 0) break
    await log.append({ stream, expected: version, events, at, cause: n.toString(16) })
    states.set(stream, { state: events.reduce(decider.evolve, state), version: version + events.length })
  }
  return log
}
