/**
 * One question, and all that is known here to judge what was found of it, wherever that is from: who is asked, what
 * fits, how good each hit is, whether anybody has it. Leaves no trace of the question.
 */
import { DAY_MS } from "../../core/day.ts"
import type { Refusal } from "../../contract/commands.ts"
import type { HitTracker, SearchAsked, SearchHit } from "../../contract/search.ts"
import { fromHex } from "../../core/hex.ts"
import type { Millis, TrackerKey } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import type { Candidate, Hit } from "../../core/searchPage.ts"
import { fitOf } from "../../core/searchFit.ts"
import { parseQuery, type SearchQuery } from "../../core/searchQuery.ts"
import { rankOf } from "../../core/searchRank.ts"
import { formatListedLink } from "../../core/shareLink.ts"
import type { Found } from "../../search/SearchIndex.ts"
import type { NodeParts } from "../NodeParts.ts"
import { type Life, Lives } from "./lives.ts"
import { muted } from "./muted.ts"
import { type Standing, standings } from "./standings.ts"

/** Of so many it is found out who has them. */
const LIVES = 200

export interface Ranked extends Candidate {
  readonly found: Found
  /** How well the words fit. */
  readonly part: number
  readonly file: string | null
  readonly life: Life
}

const NO_LIFE: Life = { seen: 0, said: 0, quiet: false, dead: false }
export const addressOf = (tracker: TrackerKey) => onionAddress(fromHex(tracker))

export class Inquiry {
  readonly query: SearchQuery
  readonly muted: ReadonlySet<TrackerKey>
  readonly standings: ReadonlyMap<TrackerKey, Standing>
  /** Whose lists are looked at. */
  readonly sources: readonly TrackerKey[]
  readonly #asked: SearchAsked
  readonly #parts: NodeParts
  readonly #lives: Lives

  /** @returns why it is no question, in words. */
  static of(parts: NodeParts, asked: SearchAsked, startedAt: number): Inquiry | Refusal {
    const query = parseQuery(asked.text)
    if ("problem" in query) return { ok: false, code: "bad-search", message: query.problem }
    return new Inquiry(parts, query, asked, startedAt)
  }

  private constructor(parts: NodeParts, query: SearchQuery, asked: SearchAsked, startedAt: number) {
    this.#parts = parts
    this.query = query
    this.#asked = asked
    this.#lives = new Lives(parts, startedAt)
    this.standings = standings(parts)
    this.muted = new Set(muted(parts.ports.vault))
    const { degree: furthest = Number.POSITIVE_INFINITY, tracker: begins = "" } = { ...query, ...asked }
    this.sources = [...this.standings].flatMap(([tracker, { degree }]) =>
      !this.muted.has(tracker) && degree <= furthest && addressOf(tracker).startsWith(begins) ? [tracker] : [],
    )
  }

  /** What fits of what was found, the best first. */
  judge(found: readonly Found[]): readonly Ranked[] {
    const now = this.#parts.ports.clock.date()
    return found
      .filter((one) => this.#fits(one, now))
      .flatMap((one) => this.#ranked(one, now) ?? [])
      .sort((a, b) => b.rank - a.rank)
      .map((one, i) => (i < LIVES ? this.#withLife(one, now) : one))
      .filter(({ dead }) => !dead || this.#asked.dead !== "hide")
  }

  view({ best, lists, alike }: Hit<Ranked>): SearchHit {
    const { infohash, found, file, life } = best
    const trackers = lists
      .map(({ tracker }): HitTracker => {
        const { kind, degree, name, via } = this.standings.get(tracker)!
        const forked = this.#parts.search.fork(tracker) !== undefined
        return { address: addressOf(tracker), kind, degree, name, via, forked }
      })
      .sort((a, b) => a.degree - b.degree)
    return {
      infohash,
      title: found.title,
      description: found.description,
      tags: found.tags,
      bytes: found.bytes,
      files: found.files,
      addedAt: (found.at * 1000) as Millis,
      link: formatListedLink({ onion: addressOf(best.tracker), infohash }),
      torrent: this.#lives.torrent(infohash),
      trackers,
      file,
      ...life,
      alike,
    }
  }

  #fits({ bytes, at, infohash }: Found, now: number): boolean {
    const { least = 0, most = Number.POSITIVE_INFINITY } = { ...this.query, ...this.#asked }
    const { days, here } = this.#asked
    return (
      bytes >= least &&
      bytes <= most &&
      (days === undefined || now - at * 1000 <= days * DAY_MS) &&
      (here === undefined || (this.#lives.torrent(infohash) !== null) === (here === "only"))
    )
  }

  #ranked(found: Found, now: number): Ranked | undefined {
    const fit = fitOf(this.query, found)
    if (!fit) return undefined
    const { tracker, infohash, title, bytes } = found
    const { score, degree } = this.standings.get(tracker)!
    const rank = rankOf(fit.part, { trust: score, seen: 0, said: 0, ageDays: ageOf(found, now) })
    return { tracker, infohash, degree, title, bytes, rank, ...fit, dead: false, found, life: NO_LIFE }
  }

  #withLife(one: Ranked, now: number): Ranked {
    const life = this.#lives.of(one.infohash, (one.found.at * 1000) as Millis)
    const trust = this.standings.get(one.tracker)!.score
    const rank = rankOf(one.part, { trust, ...life, ageDays: ageOf(one.found, now) })
    return { ...one, life, rank, dead: life.dead }
  }
}

const ageOf = ({ at }: Found, now: number): number => (now - at * 1000) / DAY_MS
