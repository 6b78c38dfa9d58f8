/**
 * One page of what is found in the catalogues here: looked up, ranked, folded, and joined with what this node knows of
 * each hit. Leaves no trace of the question.
 */
import type { Refusal } from "../../contract/commands.ts"
import type { HitTracker, SearchAsked, SearchHit, SearchPage } from "../../contract/search.ts"
import { fromHex } from "../../core/hex.ts"
import type { Millis, TrackerKey } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import { arrange, type Candidate, type Hit, PAGE_HITS } from "../../core/searchPage.ts"
import { matchOf, parseQuery, type SearchQuery, standsIn } from "../../core/searchQuery.ts"
import { rankOf, titleScore } from "../../core/searchRank.ts"
import { wordsOf } from "../../core/searchWords.ts"
import { formatListedLink } from "../../core/shareLink.ts"
import type { Found } from "../../search/SearchIndex.ts"
import type { NodeParts } from "../NodeParts.ts"
import { type Life, Lives } from "./lives.ts"
import { muted } from "./muted.ts"
import { type Standing, standings } from "./standings.ts"

/** Looked at for one question. */
const CANDIDATES = 1_000
/** Of these it is found out who has them. */
const LIVES = 200
const DAY_MS = 86_400_000
/** Of a title that is not what was looked for, where a file's name, a tag or the description is. */
const ELSEWHERE = 0.3

interface Ranked extends Candidate {
  readonly found: Found
  /** How well the words fit. */
  readonly part: number
  readonly file: string | null
  readonly life: Life
}

const NO_LIFE: Life = { seen: 0, said: 0, quiet: false }
const addressOf = (tracker: TrackerKey) => onionAddress(fromHex(tracker))

export const searchPage = (parts: NodeParts, asked: SearchAsked, startedAt: number): SearchPage | Refusal => {
  const query = parseQuery(asked.text)
  if ("problem" in query) return { ok: false, code: "bad-search", message: query.problem }
  const { search, ports } = parts
  const [known, silent] = [standings(parts), new Set(muted(ports.vault))]
  const filters = { ...query, ...asked }
  const sources = [...known].flatMap(([tracker, { degree }]) =>
    !silent.has(tracker) &&
    degree <= (filters.degree ?? Number.POSITIVE_INFINITY) &&
    addressOf(tracker).startsWith(filters.tracker ?? "")
      ? [tracker]
      : [],
  )
  const found = search.find({ match: matchOf(query), sources, most: CANDIDATES })
  const now = ports.clock.date()
  const lives = new Lives(parts, startedAt)
  const fitting = found.filter((one) => fits(filters, one, now, lives.torrent(one.infohash) !== null))
  const ranked = fitting.flatMap((one) => judged(query, one, known.get(one.tracker)!, now) ?? [])
  const lively = ranked
    .sort((a, b) => b.rank - a.rank)
    .map((one, i) => (i < LIVES ? withLife(one, lives, known.get(one.tracker)!, now) : one))
    .filter(({ dead }) => !dead || !asked.live)
  const hits = arrange(lively)
  const { after = 0, limit = PAGE_HITS } = asked
  const shown = hits.slice(after, after + limit)
  const counts = new Map(search.sources().map(({ tracker, count }) => [tracker, count]))
  return {
    hits: shown.map((hit) => view(hit, known, lives, search.fork.bind(search))),
    found: hits.length,
    capped: found.length >= CANDIDATES,
    next: after + limit < hits.length ? after + limit : null,
    sources: sources.length,
    torrents: sources.reduce((sum, tracker) => sum + (counts.get(tracker) ?? 0), 0),
    muted: [...silent].map(addressOf),
  }
}

const fits = (
  { least = 0, most = Number.POSITIVE_INFINITY, days, here }: SearchQuery & SearchAsked,
  { bytes, at }: Found,
  now: number,
  isHere: boolean,
): boolean =>
  bytes >= least &&
  bytes <= most &&
  (days === undefined || now - at * 1000 <= days * DAY_MS) &&
  (here === undefined || isHere === (here === "only"))

/** What holds the words, but not as they were asked for, is no hit. */
function judged(query: SearchQuery, found: Found, standing: Standing, now: number): Ranked | undefined {
  const title = wordsOf(found.title)
  const inTitle = query.terms.filter((term) => standsIn(term, title))
  const names = inTitle.length === query.terms.length ? [] : found.names.split("\n").filter((name) => name !== "")
  const worded = names.map((name) => ({ name, words: wordsOf(name) }))
  const about = inTitle.length === query.terms.length ? [] : [found.description, ...found.tags].map(wordsOf)
  const stands = (term: SearchQuery["terms"][number]) =>
    [title, ...about, ...worded.map(({ words }) => words)].some((words) => standsIn(term, words))
  if (!query.terms.every(stands)) return undefined
  if (query.not.some((term) => standsIn(term, title))) return undefined
  const missing = query.terms.filter((term) => !inTitle.includes(term))
  const file = worded.find(({ words }) => missing.some((term) => standsIn(term, words)))?.name ?? null
  const part = titleScore(query.terms, title) * (missing.length === 0 ? 1 : ELSEWHERE)
  const { tracker, infohash, bytes } = found
  const rank = rankOf(part, { trust: standing.score, seen: 0, said: 0, ageDays: ageOf(found, now) })
  const { degree } = standing
  return { tracker, infohash, degree, title: found.title, bytes, rank, part, dead: false, found, file, life: NO_LIFE }
}

function withLife(one: Ranked, lives: Lives, standing: Standing, now: number): Ranked {
  const life = lives.of(one.infohash, (one.found.at * 1000) as Millis)
  const rank = rankOf(one.part, { trust: standing.score, ...life, ageDays: ageOf(one.found, now) })
  return { ...one, life, rank, dead: life.quiet }
}

const ageOf = ({ at }: Found, now: number): number => (now - at * 1000) / DAY_MS

function view(
  { best, lists, alike }: Hit<Ranked>,
  known: ReadonlyMap<TrackerKey, Standing>,
  lives: Lives,
  fork: (tracker: TrackerKey) => unknown,
): SearchHit {
  const { infohash, found, file, life } = best
  const trackers = lists
    .map(({ tracker }): HitTracker => {
      const { kind, degree, name, via } = known.get(tracker)!
      return { address: addressOf(tracker), kind, degree, name, via, forked: fork(tracker) !== undefined }
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
    torrent: lives.torrent(infohash),
    trackers,
    file,
    ...life,
    alike,
  }
}
