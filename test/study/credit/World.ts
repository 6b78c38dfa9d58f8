/**
 * What the study takes for given about people, lines and Tor: one value for each assumption, with its spread where
 * people differ. Where each comes from is said in sources.ts, and what it does to the results in the table of
 * sensitivity. Figures of one world only; the rules of credit are no part of it.
 */

export interface Spread {
  readonly median: number
  /** Standard deviation of the natural logarithm. */
  readonly sigma: number
  readonly most: number
}

export interface Range {
  readonly from: number
  readonly to: number
}

export interface World {
  readonly seed: number
  readonly persons: number
  /** The network begins empty; people come evenly over all of these days. */
  readonly days: number
  /** Part of all that cannot be reached from outside. */
  readonly nat: number
  /** Of those who can be reached: part that say yes when they are asked for a relay. */
  readonly willing: number
  /** Parts of all that cheat. */
  readonly sybils: number
  readonly loopers: number
  /** What a line sends, Mbit/s. */
  readonly uplink: Spread
  /** Part of it that the operator gives to the relay. */
  readonly given: Range
  /** Part of what a steady relay offers that Tor really uses. */
  readonly used: Range
  /** A new relay: next to nothing until `measured`, a little until `ramping`, all of it from `steady` on; in days. */
  readonly ramp: {
    readonly measured: number
    readonly ramping: number
    readonly steady: number
    readonly atRamping: number
  }
  /** GB wanted in a month. */
  readonly demand: Spread
  /** GB that a newcomer wants at once; the first file is a part of it. */
  readonly wishes: number
  readonly firstFile: number
  /** Payload octets a second that a node gets over onions when nothing holds it back. */
  readonly onionRate: number
  /** Part of the time that a node is up. */
  readonly uptime: Range
  /** Part of the newcomers who only try it, and how long they stay, and the others, in days (means). */
  readonly triers: number
  readonly trial: number
  readonly stay: number
  /** New names that a sybil takes in a day, at most. */
  readonly namesADay: number
  /** Who gets less than half of what they want, and less than so many GB in 30 days, starves. */
  readonly enough: number
}

export const WORLD: World = {
  seed: 1,
  persons: 2_000,
  days: 360,
  nat: 0.55,
  willing: 0.5,
  sybils: 0.02,
  loopers: 0.01,
  uplink: { median: 25, sigma: 1.1, most: 1_000 },
  given: { from: 0.1, to: 0.5 },
  used: { from: 0.15, to: 0.45 },
  ramp: { measured: 3, ramping: 8, steady: 68, atRamping: 0.2 },
  demand: { median: 26, sigma: 1.4, most: 2_000 },
  wishes: 10,
  firstFile: 2,
  onionRate: 1_000_000,
  uptime: { from: 0.4, to: 1 },
  triers: 0.35,
  trial: 5,
  stay: 180,
  namesADay: 1,
  enough: 5,
}

export const GB = 1e9
export const MONTH = 30
export const DAY_SECONDS = 86_400
