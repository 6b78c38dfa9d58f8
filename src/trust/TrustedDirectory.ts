/**
 * Asks trusted nodes where something is now: those of all degrees that the operator agreed to, the nearest first and
 * others each time, at the pace of all looks, and each question over a circuit of its own. What comes is a hint; each
 * node may give a few.
 */
import type { Clock } from "../core/Clock.ts"
import { fromHex } from "../core/hex.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import { Slots } from "../core/Slots.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { prefixOf } from "../core/trackerPrefix.ts"
import { byTurns } from "../core/whereabouts.ts"
import type { TrackerPlaces } from "../tracker/Trackers.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { FindQuestion } from "../wire/Find.ts"
import { ask } from "../wire/routes/ask.ts"
import { trackerRoutes } from "../wire/routes/tracker.ts"
import { type CheckedAnswer, checkFound } from "./checkFound.ts"
import type { Directory } from "./Directory.ts"
import type { Trust } from "./Trust.ts"

export interface TrustedDirectoryDeps {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly trust: Pick<Trust, "paced" | "reached">
  readonly places: TrackerPlaces
}

/** Asked for one question, and of them so many at once. */
const NODES = 16
const AT_ONCE = 4
/** Taken of what one of them says; and of all. */
const OF_EACH = 8
const MOST = 16
/** A dial may take half of it. */
const WITHIN_MS = 90_000

export class TrustedDirectory implements Directory {
  readonly #deps: TrustedDirectoryDeps
  /** Where in the row of nodes the next question begins. */
  #next = 0
  /** One question of each kind at a time: hundreds of downloads without a peer leave the looks their turns. */
  readonly #asking = { tracker: new Slots(1), torrent: new Slots(1) }

  constructor(deps: TrustedDirectoryDeps) {
    this.#deps = deps
  }

  async tracker(tracker: TrackerKey, signal: AbortSignal): Promise<readonly OnionAddress[]> {
    const answers = await this.#ask({ v: 1, kind: "tracker", prefix: prefixOf(tracker) }, tracker, signal)
    const said = answers.map(({ places }) => addressesOf(tracker, places).slice(0, OF_EACH))
    return this.#deps.places.suggest(tracker, byTurns(said, MOST))
  }

  async torrent(infohash: InfoHash, signal: AbortSignal): Promise<readonly TrackerKey[]> {
    const answers = await this.#ask({ v: 1, kind: "torrent", prefix: prefixOf(infohash) }, undefined, signal)
    const said = answers.map(({ trackers }) => trackers.slice(0, OF_EACH))
    const trackers = [...new Set(byTurns(said, MOST))]
    for (const tracker of trackers) {
      const places = answers.map((answer) => addressesOf(tracker, answer.places).slice(0, OF_EACH))
      this.#deps.places.suggest(tracker, byTurns(places, OF_EACH))
    }
    return trackers
  }

  /** @param but who need not be asked. @returns nothing for who gave up before its turn. */
  #ask(question: FindQuestion, but: TrackerKey | undefined, signal: AbortSignal): Promise<readonly CheckedAnswer[]> {
    return this.#asking[question.kind].take(() => this.#askSome(question, but, signal), signal).catch(() => [])
  }

  async #askSome(question: FindQuestion, but: TrackerKey | undefined, signal: AbortSignal): Promise<CheckedAnswer[]> {
    const nodes = this.#deps.trust.reached().filter((node) => node !== but)
    const row = nodes.map((_, i) => nodes[(this.#next + i) % nodes.length]!).slice(0, NODES)
    const answers: CheckedAnswer[] = []
    for (let i = 0; i < row.length && !signal.aborted; i += AT_ONCE) {
      const some = row.slice(i, i + AT_ONCE)
      this.#next = (this.#next + some.length) % nodes.length
      const said = await Promise.all(some.map((node) => this.#one(node, question, signal)))
      for (const one of said) if (typeof one === "object") answers.push(one)
      // None of them is there: it is rather this node that is away.
      if (said.every((one) => one === "away")) break
    }
    return answers
  }

  async #one(node: TrackerKey, question: FindQuestion, signal: AbortSignal): Promise<CheckedAnswer | "away" | "none"> {
    const { sessions, clock, trust } = this.#deps
    const onion = onionAddress(fromHex(node))
    const circuit = `find-${node}-${question.kind}-${question.prefix}`
    const asked = async (turn: AbortSignal) => {
      const late = new AbortController()
      const timer = clock.setTimeout(() => late.abort(), WITHIN_MS)
      const until = AbortSignal.any([turn, late.signal])
      try {
        const session = await sessions.connect(onion, { circuit, signal: until })
        const { value } = await ask(session, trackerRoutes.find, { body: question, signal: until }).finally(() =>
          session.close(),
        )
        const checked = value && checkFound(question, value)
        return checked && checked !== "forged" ? checked : "none"
      } finally {
        clock.clearTimeout(timer)
      }
    }
    return trust.paced(asked, signal).catch(() => "away")
  }
}

const addressesOf = (tracker: TrackerKey, places: CheckedAnswer["places"]): readonly OnionAddress[] =>
  places.flatMap((place) => (place.tracker === tracker ? place.address : []))
