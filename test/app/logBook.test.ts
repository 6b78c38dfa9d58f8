import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { LogLine, LogSource } from "../../src/contract/logs.ts"
import { LogBook } from "../../src/app/LogBook.ts"
import { defectsInto, statesInto, tapInto } from "../../src/app/nodeLog.ts"
import type { Transport, TransportHealth } from "../../src/transport/Transport.ts"
import { HandClock } from "../support/HandClock.ts"

const sources = ["tor", "relay", "node"] as const

const opened = () => {
  const clock = new HandClock()
  return { clock, logs: new LogBook(clock) }
}

describe("the log book", () => {
  it("numbers lines over all sources, with their time, and gives the newest of those asked for, oldest first", () => {
    const { clock, logs } = opened()
    const began = clock.date()
    for (const [n, source] of sources.entries()) {
      logs.add(source, n === 1 ? "warn" : "notice", `line ${n + 1}`)
      clock.advance(10)
    }
    logs.add("tor", "err", "line 4")
    expect(logs.lines(undefined, 0, 10)).toEqual([
      { id: 1, at: began, source: "tor", level: "notice", text: "line 1" },
      { id: 2, at: began + 10, source: "relay", level: "warn", text: "line 2" },
      { id: 3, at: began + 20, source: "node", level: "notice", text: "line 3" },
      { id: 4, at: began + 30, source: "tor", level: "err", text: "line 4" },
    ])
    expect(logs.lines("tor", 0, 10).map(({ id }) => id)).toEqual([1, 4])
    expect(logs.lines(undefined, 1, 2).map(({ id }) => id)).toEqual([3, 4])
    expect(logs.lines("relay", 2, 10)).toEqual([])
    expect(logs.lines(undefined, 0, 0)).toEqual([])
  })

  it("keeps a burst of identical lines as they are", () => {
    const { logs } = opened()
    for (let n = 0; n < 5; n++) logs.add("tor", "notice", "again")
    expect(logs.lines("tor", 0, 10).map(({ text }) => text)).toEqual(Array.from({ length: 5 }, () => "again"))
  })

  it("keeps no secret, and tells none", () => {
    const { logs } = opened()
    const told: LogLine[] = []
    logs.onLine((line) => told.push(line))
    logs.add(
      "node",
      "err",
      "http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion/management/" + "k".repeat(43),
    )
    expect(logs.lines(undefined, 0, 1)[0]!.text).toBe("http://[onion]/management/[key]")
    expect(told).toEqual(logs.lines(undefined, 0, 1))
  })

  it("tells each line to each listener until that one has had enough", () => {
    const { logs } = opened()
    const told: [string, number][] = []
    const forget = logs.onLine(({ id }) => told.push(["a", id]))
    logs.onLine(({ id }) => told.push(["b", id]))
    logs.add("tor", "notice", "1")
    forget()
    logs.add("tor", "notice", "2")
    expect(told).toEqual([
      ["a", 1],
      ["b", 1],
      ["b", 2],
    ])
  })

  it("lets nobody, however noisy, push out what the others have said, and never holds more than 2,000", () => {
    const run = fc.record({ source: fc.constantFrom<LogSource>(...sources), lines: fc.integer({ min: 1, max: 1_500 }) })
    let full = 0
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), (runs) => {
        const { logs } = opened()
        const said: Record<LogSource, number[]> = { tor: [], relay: [], node: [] }
        let last = 0
        for (const { source, lines } of runs)
          for (let n = 0; n < lines; n++) {
            logs.add(source, "notice", "x")
            said[source].push(++last)
          }
        const kept = logs.lines(undefined, 0, 5_000).map(({ id }) => id)
        if (kept.length === 2_000) full++
        expect(kept.length).toBeLessThanOrEqual(2_000)
        expect(kept).toEqual(kept.toSorted((a, b) => a - b))
        for (const source of sources) {
          const own = logs.lines(source, 0, 5_000).map(({ id }) => id)
          expect(own).toEqual(said[source].slice(said[source].length - own.length))
          expect(own.length).toBeLessThanOrEqual(1_000)
          expect(own.length).toBeGreaterThanOrEqual(Math.min(said[source].length, 600))
        }
      }),
      { numRuns: 60 },
    )
    expect(full).toBeGreaterThan(5)
  })
})

describe("what goes into it by itself", () => {
  it("takes tor's lines with their level", () => {
    const { logs } = opened()
    const { onLog, avoid } = tapInto(logs, ["A".repeat(40)])
    onLog(
      "Nov 25 03:37:17.000 [warn] Problem bootstrapping. (Connection refused; CONNECTREFUSED; " +
        "host $A1B2C3D4E5F60718293A4B5C6D7E8F9001122334~n at 192.0.2.1:9001)",
    )
    onLog("no line of tor's")
    expect(logs.lines("tor", 0, 9).map(({ level, text }) => [level, text])).toEqual([
      ["warn", "Problem bootstrapping. (Connection refused; CONNECTREFUSED; host [fingerprint] at [address])"],
      ["notice", "no line of tor's"],
    ])
    expect(avoid).toEqual(["A".repeat(40)])
  })

  it("takes a defect, and passes it on", () => {
    const { logs } = opened()
    const passed: unknown[] = []
    const defect = new Error("broken at 192.0.2.1")
    defectsInto(logs, (...words) => passed.push(words))("kernel", defect)
    expect(passed).toEqual([["kernel", defect]])
    expect(logs.lines("node", 0, 9)).toMatchObject([{ level: "err", text: "kernel: Error: broken at [address]" }])
  })

  it("takes each state of the carrier once, until it is told to stop", () => {
    const { logs } = opened()
    let health: TransportHealth = { state: "bootstrapping", percent: 5, summary: "Connecting" }
    const listeners = new Set<(health: TransportHealth) => void>()
    const carrier: Pick<Transport, "kind" | "health" | "onHealth"> = {
      kind: "tor",
      health: () => health,
      onHealth: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    }
    const stop = statesInto(logs, carrier as Transport)
    const tell = (next: TransportHealth) => {
      health = next
      for (const listener of listeners) listener(next)
    }
    tell({ ...health, percent: 50 })
    tell({ ...health, state: "ready", percent: 100, summary: "Done" })
    tell({ ...health, state: "restarting", summary: "Tor ended", reason: "killed" })
    stop()
    tell({ ...health, state: "ready" })
    expect(logs.lines("node", 0, 9).map(({ level, text }) => [level, text])).toEqual([
      ["notice", "carrier tor is bootstrapping: Connecting"],
      ["notice", "carrier tor is ready: Done"],
      ["warn", "carrier tor is restarting: Tor ended (killed)"],
    ])
  })
})
