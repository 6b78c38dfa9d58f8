/** The plots of one study, by the name of their file in docs/credit/. Owns which figures are drawn against which. */
import { CREDIT_RULES } from "../../../src/core/credit.ts"
import { draw, type Chart } from "./chart.ts"
import { rampAt } from "./live.ts"
import { measure } from "./measure.ts"
import type { Population } from "./Population.ts"
import { DAY_CAPS, DEFAULT_RULE, nameOf, SOFT_RATES, type Rule } from "./Rule.ts"
import { part } from "./statistics.ts"
import { DAY_SECONDS } from "./World.ts"

const SOFT: Rule = { ...DEFAULT_RULE, policy: "soft", softRate: CREDIT_RULES.softRate }
const STRICT: Rule = { ...DEFAULT_RULE, policy: "strict" }
const OFF: Rule = { ...DEFAULT_RULE, policy: "off" }
const RICH = { y: 1, name: "below this, Tor is poorer" }
const steps = (most: number, count: number): readonly number[] =>
  Array.from({ length: count + 1 }, (_, i) => (most * i) / count)

const torByPace = (people: Population): Chart => ({
  title: "What Tor gets back, by the pace that is left to who has no credit",
  x: {
    label: "kB/s (logarithmic); 1 stands for strict",
    ticks: [1, 5, 10, 25, 50, 100],
    log: true,
    names: ["strict", "5", "10", "25", "50", "100"],
  },
  y: { label: "given to Tor / taken from Tor", ticks: [0, 1, 2, 3, 4] },
  level: RICH,
  lines: [1, 3, 6, 12].map((price) => ({
    name: `price ${price}`,
    points: [
      [1, measure(people, { ...STRICT, price }).tor],
      ...SOFT_RATES.map((softRate) => [softRate / 1_000, measure(people, { ...SOFT, price, softRate }).tor] as const),
    ],
  })),
})

const torByNat = (people: Population): Chart => ({
  title: "What Tor gets back, by how many cannot be reached",
  x: { label: "behind NAT, %", ticks: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] },
  y: { label: "given to Tor / taken from Tor", ticks: [0, 1, 2, 3, 4] },
  level: RICH,
  lines: [STRICT, SOFT, { ...SOFT, softRate: 10_000 }, { ...SOFT, softRate: 25_000 }, OFF].map((rule) => ({
    name: nameOf(rule),
    points: steps(90, 18).map((nat) => [nat, measure(people, rule, { ...people.world, nat: nat / 100 }).tor] as const),
  })),
})

const waits = (people: Population): Chart => {
  const reached = (rule: Rule, kind: "relay" | "idle") => {
    const seen = people.under(rule)[kind].filter((_, i) => people.watched[i])
    return steps(60, 60).map((day) => [day, 100 * part(seen, ({ firstTen }) => firstTen <= day)] as const)
  }
  return {
    title: "How long newcomers wait for their first 10 GB",
    x: { label: "days since joining", ticks: steps(60, 6) },
    y: { label: "of all who stay 90 days, %", ticks: steps(100, 5) },
    lines: [
      { name: "strict, relay", points: reached(STRICT, "relay") },
      { name: "strict, no relay", points: reached(STRICT, "idle") },
      { name: `${nameOf(SOFT)}, relay`, points: reached(SOFT, "relay"), dashed: true },
      { name: `${nameOf(SOFT)}, no relay`, points: reached(SOFT, "idle"), dashed: true },
      { name: "off", points: reached(OFF, "idle") },
    ],
  }
}

const newRelay = ({ world }: Population): Chart => {
  const up = (world.uptime.from + world.uptime.to) / 2
  const allows = (line: number) => (day: number) =>
    (line *
      1e6 *
      DAY_SECONDS *
      ((world.given.from + world.given.to) / 2) *
      ((world.used.from + world.used.to) / 2) *
      up *
      rampAt(day, world.ramp)) /
    8 /
    SOFT.price /
    1e9
  return {
    title: "What a relay allows its operator to download, by its age",
    x: { label: "days since the relay began", ticks: steps(100, 10) },
    y: { label: "GB a day", ticks: [0, 2, 4, 6, 8, 10, 12] },
    lines: [5, 25, 100]
      .map((line) => ({
        name: `${line} Mbit/s line`,
        points: steps(100, 100).map((day) => [day, allows(line)(day)] as const),
      }))
      .concat([
        {
          name: `slow pace, ${SOFT.softRate / 1_000} kB/s`,
          points: [0, 100].map((day) => [day, (SOFT.softRate * DAY_SECONDS * up) / 1e9] as const),
        },
      ]),
  }
}

const caps = (people: Population): Chart => {
  const shares = (kind: "relay" | "looper") =>
    DAY_CAPS.map((dayCap) => {
      const rule = { ...SOFT, dayCap }
      const { relay, looperGain } = measure(people, rule)
      return [dayCap / 1024 ** 3, 100 * relay.share * (kind === "relay" ? 1 : looperGain)] as const
    })
  return {
    title: "What the day cap takes from honest relays, and leaves to faked traffic",
    x: { label: "day cap, GiB (logarithmic)", ticks: DAY_CAPS.map((dayCap) => dayCap / 1024 ** 3), log: true },
    y: { label: "got, of what was wanted, %", ticks: steps(100, 5) },
    lines: [
      { name: "looper", points: shares("looper") },
      { name: "honest relay", points: shares("relay") },
    ],
  }
}

export const plotsOf = (people: Population): Readonly<Record<string, string>> => ({
  "tor-by-pace.svg": draw(torByPace(people)),
  "tor-by-nat.svg": draw(torByNat(people)),
  "waits.svg": draw(waits(people)),
  "new-relay.svg": draw(newRelay(people)),
  "caps.svg": draw(caps(people)),
})
