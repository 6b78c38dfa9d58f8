import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import { balanceOf } from "../../src/core/credit.ts"
import { definitions } from "../../src/actors/registry.ts"
import type { Moment } from "../../src/core/decider.ts"
import { type Millis, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { arbitraryInputs } from "../support/arbitraryInputs.ts"
import { ledgers } from "../../src/projections/ledgers.ts"
import { creditDays } from "../../src/projections/creditDays.ts"
import { handovers } from "../../src/projections/handovers.ts"
import { relayTraffic } from "../../src/projections/relayTraffic.ts"
import { credits } from "../../src/projections/credits.ts"
import { mirrors } from "../../src/projections/mirrors.ts"
import { relays } from "../../src/projections/relays.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { trackers } from "../../src/projections/trackers.ts"

/** What an operator sees of a mode that only the actor tells apart. */
const shown: Readonly<Record<string, string>> = {
  "torrent changed": "error",
  "share public": "active",
  "share scheduled": "active",
  "share stopped": "none",
  "torrent removed": "none",
  "mirror removed": "none",
  "torrent absent": "none",
  "share absent": "none",
  "tracker absent": "none",
  "mirror absent": "none",
  "relay absent": "unasked",
  "credit absent": "none",
}
const rowsOf = (projector: Projector): Readonly<Record<string, readonly any[]>> => ({
  torrent: projector.all(torrents),
  share: projector.all(shares),
  tracker: projector.all(trackers),
  mirror: projector.all(mirrors),
  // A ledger has no modes but that it is there.
  relay: projector.all(relays),
  credit: projector.all(credits).map((row) => ({ ...row, mode: "open" })),
})

const sumsOf = (projector: Projector) => [
  projector.ask(creditDays).all(),
  projector.get(relayTraffic, "self"),
  projector.get(handovers, "self"),
]

const actors = ["torrent", "share", "tracker", "mirror", "relay", "credit"].map((kind) =>
  definitions.find((definition) => definition.kind === kind)!,
)
const step = fc.oneof(
  ...actors.map(({ kind }) =>
    fc.record({ kind: fc.constant(kind), id: fc.constantFrom("one", "two"), input: arbitraryInputs[kind]! }),
  ),
)

describe("the projector", () => {
  it("shows what the actors know, and the same when rebuilt and when it comes back [P3, P10]", async () => {
    const modes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: "max" }), fc.nat(), async (steps, cut) => {
        const folder = mkdtempSync(path.join(tmpdir(), "rows-"))
        const log = new MemoryEventLog(registry)
        let live = await Projector.open({ file: path.join(folder, "live.sqlite"), log, clock: systemClock })
        const states = new Map<string, { state: any; version: number }>()
        for (const [n, { kind, id, input }] of steps.entries()) {
          const { decider } = actors.find((actor) => actor.kind === kind)!
          const stream = StreamId(kind, id)
          const { state, version } = states.get(stream) ?? { state: decider.initial, version: 0 }
          const moment: Moment = { at: n as Millis, id: n.toString(16).padStart(32, "0") }
          const decision = decider.decide(state, input, moment)
          if (decision.ok && decision.events.length > 0) {
            await log.append({ stream, expected: version, events: decision.events, at: moment.at, cause: moment.id })
            states.set(stream, {
              state: decision.events.reduce(decider.evolve, state),
              version: version + decision.events.length,
            })
          }
          if (n === cut % steps.length) {
            await live.close()
            live = await Projector.open({ file: path.join(folder, "live.sqlite"), log, clock: systemClock })
          }
        }
        expect(live.checkpoint).toBe(await log.head())
        const rebuilt = await Projector.open({ file: path.join(folder, "rebuilt.sqlite"), log, clock: systemClock })
        expect(rowsOf(rebuilt)).toEqual(rowsOf(live))
        expect(sumsOf(rebuilt)).toEqual(sumsOf(live))
        for (const { kind, modeOf } of actors) {
          const rows = new Map<string, any>(rowsOf(live)[kind]!.map((row) => [row.id, row]))
          for (const id of ["one", "two"]) {
            const state = states.get(`${kind}/${id}`)?.state
            const mode = state === undefined ? "absent" : modeOf(state)
            modes.add(`${kind} ${mode}`)
            expect(rows.get(id)?.mode ?? (kind === "relay" ? "unasked" : "none")).toBe(shown[`${kind} ${mode}`] ?? mode)
            if (kind === "mirror" && rows.has(id))
              expect(rows.get(id)).toMatchObject({ seq: state.seq, head: state.head, update: state.update })
            if (kind === "tracker" && rows.has(id))
              expect(rows.get(id)).toMatchObject({ seq: state.seq, listed: state.listed.size })
            if (kind === "credit" && rows.has(id)) {
              const figures = { balance: balanceOf(state), policy: state.policy, price: state.price }
              expect(rows.get(id)).toMatchObject(figures)
              expect(live.get(ledgers, id)).toEqual({ ...figures, through: state.through })
            }
            if (kind === "relay" && rows.has(id))
              expect(rows.get(id)).toMatchObject({
                rate: state.rate,
                burst: state.burst,
                port: state.port === 0 ? null : state.port,
              })
            if (kind === "torrent" && rows.has(id)) expect(rows.get(id).verifiedPieces).toBe(state.verified.count)
          }
        }
        await live.close()
        await rebuilt.close()
        rmSync(folder, { recursive: true })
      }),
      { numRuns: 60 },
    )
    expect(modes.size).toBeGreaterThan(20)
  })
})
