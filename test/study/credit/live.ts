/**
 * One person's days under one rule, in one way of behaving: what they relay, earn, may spend and get. Nobody's days
 * depend on anybody else's, so each person can be lived through in every way, and a mixture is weighed afterwards. The
 * arithmetic is the node's own.
 */
import { affordable, chargeFor, creditable } from "../../../src/core/credit.ts"
import type { Person } from "./Person.ts"
import type { Rule } from "./Rule.ts"
import { DAY_SECONDS, GB, MONTH, type World } from "./World.ts"

/**
 * relay: gives what they can · idle: relays nothing, unable or unwilling · sybil: idle, under ever new names · looper:
 * fakes traffic.
 */
export type Kind = "relay" | "idle" | "sybil" | "looper"
export const KINDS = ["relay", "idle", "sybil", "looper"] as const

export interface Life {
  readonly relayed: number
  /** Octets of credit. */
  readonly earned: number
  readonly granted: number
  readonly got: number
  readonly wanted: number
  /** The same in their last 30 days. */
  readonly lateGot: number
  readonly lateWanted: number
  /** Days from joining to their first file and to their first 10 GB; infinite when they left before. */
  readonly firstFile: number
  readonly firstTen: number
}

/** Part of its steady traffic that a relay of so many days carries. */
export const rampAt = (age: number, { measured, ramping, steady, atRamping }: World["ramp"]): number =>
  age < measured
    ? 0.01
    : age < ramping
      ? 0.01 + ((atRamping - 0.01) * (age - measured)) / (ramping - measured)
      : age < steady
        ? atRamping + ((1 - atRamping) * (age - ramping)) / (steady - ramping)
        : 1

export const live = (person: Person, kind: Kind, rule: Rule, world: World): Life => {
  const { price, dayCap } = rule
  const steady = person.carries * person.uptime
  const free = rule.policy === "off"
  const lineADay = world.onionRate * DAY_SECONDS * person.uptime
  const slowADay = rule.policy === "soft" ? rule.softRate * DAY_SECONDS * person.uptime : 0
  // Wishes older than a month are given up.
  const patience = Math.max(world.wishes * GB, person.wantsAMonth)
  const grant = chargeFor(rule.grant, price)
  // One by one: taken out of a list they would cost a third more, and this is where a study's minutes go.
  let balance = grant
  let granted = grant
  let queue = 0
  let names = 0
  let relayed = 0
  let earned = 0
  let got = 0
  let wanted = 0
  let lateGot = 0
  let lateWanted = 0
  let firstFile = Number.POSITIVE_INFINITY
  let firstTen = Number.POSITIVE_INFINITY
  for (let day = 0; day < person.stays; day++) {
    const want = person.wants[day]!
    queue = Math.min(queue, patience) + want
    const inTheMorning = free ? Number.POSITIVE_INFINITY : affordable(balance, price)
    const carried = kind === "relay" ? steady * rampAt(day, world.ramp) : 0
    const counted = creditable(kind === "looper" ? Number.POSITIVE_INFINITY : carried, 0, dayCap)
    balance += counted
    const most = Math.min(queue, lineADay)
    let fast = free ? most : Math.min(most, affordable(balance, price))
    balance -= chargeFor(fast, price)
    for (names += world.namesADay; kind === "sybil" && !free && names >= 1 && fast < most; names--) {
      granted += grant
      const more = Math.min(most - fast, affordable(grant, price))
      balance = grant - chargeFor(more, price)
      fast += more
    }
    names = Math.min(names, 1)
    const slow = Math.min(queue - fast, slowADay * (1 - fast / lineADay))
    if (rule.debts) balance -= chargeFor(slow, price)
    const today = fast + slow
    if (firstTen === Number.POSITIVE_INFINITY) {
      // What could be paid for in the morning comes at full speed; the rest comes over the day, as it is earned or let
      // through.
      const speed = (left: number) => (left <= inTheMorning ? lineADay : today)
      const [file, ten] = [world.firstFile * GB - got, 10 * GB - got]
      if (firstFile === Number.POSITIVE_INFINITY && today >= file) firstFile = day + file / speed(file)
      if (today >= ten) firstTen = day + ten / speed(ten)
    }
    queue -= today
    relayed += carried
    earned += counted
    got += today
    wanted += want
    if (day < person.stays - MONTH) continue
    lateGot += today
    lateWanted += want
  }
  return { relayed, earned, granted, got, wanted, lateGot, lateWanted, firstFile, firstTen }
}
