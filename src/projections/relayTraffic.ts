/**
 * Read model of what the relay has relayed over time: five minutes each for a day, hours for a month. What is older is
 * in the ledger's days.
 */
import type { Millis } from "../core/ids.ts"
import type { RelayEvent } from "../events/relay.ts"
import type { RowModel } from "./ReadModel.ts"

/** Octets relayed within a span of time that begins `at`. */
export interface TrafficPoint {
  readonly at: Millis
  readonly relayed: number
}

/** Newest last. */
export interface Traffic {
  /**
   * Each of five minutes, of the last day; each of an hour, of the last 31 days; those without traffic are left out.
   */
  readonly minutes: readonly TrafficPoint[]
  readonly hours: readonly TrafficPoint[]
}

const MINUTES_MS = 5 * 60_000
const HOUR_MS = 3_600_000
const MINUTES = (24 * HOUR_MS) / MINUTES_MS
const HOURS = 31 * 24

interface Row extends Traffic {
  readonly id: string
}

/** Into the point of its span; a clock that was set back finds it again. At most `most` points, the newest. */
const plus = (
  points: readonly TrafficPoint[],
  time: number,
  span: number,
  most: number,
  relayed: number,
): readonly TrafficPoint[] => {
  const at = (time - (time % span)) as Millis
  const i = points.findLastIndex((point) => point.at <= at)
  const existing = points[i]?.at === at ? points[i] : undefined
  const point = { at, relayed: (existing?.relayed ?? 0) + relayed }
  return [...points.slice(0, existing ? i : i + 1), point, ...points.slice(i + 1)].slice(-most)
}

export const relayTraffic: RowModel<"relay_traffic", Row, Traffic, RelayEvent> = {
  sort: "sums",
  name: "relay_traffic",
  version: 1,
  kind: "relay",
  initial: (id) => ({ id, minutes: [], hours: [] }),
  on: {
    ConsentGiven: (row) => row,
    ConsentRefused: (row) => row,
    RelayStarted: (row) => row,
    RelayStopped: (row) => row,
    RelayLimited: (row) => row,
    RelayTrafficMeasured: (row, { relayed }, { at }) => ({
      ...row,
      minutes: plus(row.minutes, at, MINUTES_MS, MINUTES, relayed),
      hours: plus(row.hours, at, HOUR_MS, HOURS, relayed),
    }),
    FamilyDeclared: (row) => row,
    FamilyLeft: (row) => row,
    RelayEnded: (row) => row,
    RelayExposed: (row) => row,
  },
  view: ({ minutes, hours }) => ({ minutes, hours }),
}
