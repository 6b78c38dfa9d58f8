/**
 * Looks at a trusted node as long as it counts: its newest head, then the words that are new. In between it listens to
 * the node's feed, where it is among those that were looked at last, or waits for an hour or so; who does not answer is
 * asked again after longer and longer pauses.
 */
import { backOff } from "../../../core/backOff.ts"
import type { Clock } from "../../../core/Clock.ts"
import { type Prng, prng, seedOf } from "../../../core/prng.ts"
import { TokenBucket } from "../../../core/TokenBucket.ts"
import { untilAborted, wait } from "../../../core/wait.ts"
import { DialError } from "../../../transport/Transport.ts"
import type { HeadFound } from "../../../tracker/Looks.ts"
import { MOST_ENTRIES } from "../../../trust/Trust.ts"
import type { EffectContext, EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { TrustedInput } from "../commands.ts"
import type { TrustedState } from "../state.ts"
import { placeOf, type TrustedPlace } from "./place.ts"

const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 6 * 3_600_000
/** A head every so often, at a phase of chance. */
const LOOK_MS = 3_600_000
/** A feed that broke off is listened to again after this, doubling up to a look. */
const FEED_RETRY_MS = 5_000
/** One that tells news without end has them fetched so many at once, then one each so often. */
const NEWS_BURST = 6
const NEWS_EVERY_MS = 10_000
/** Silent: missed so often, over so long. */
const MISSES = 3
const MISSED_MS = 600_000

type Ports = Needs<"clock" | "random" | "progress" | "search" | "sightings" | "trackers" | "trust" | "vault">
type Context = EffectContext<TrustedState, TrustedInput>

export const watch =
  (ports: Ports): EffectRun<TrustedState, TrustedInput> =>
  async (context) => {
    const { id, signal } = context
    const { clock } = ports
    const place = placeOf(ports, id)
    if (!place) {
      ports.progress.trouble(id, "the address of this node is gone; revoke its trust, and add it again")
      return untilAborted(signal)
    }
    ports.search.claim(place.tracker, "trusted")
    const chance = prng(seedOf(ports.random.bytes(4)))
    const news = new TokenBucket(NEWS_BURST, 1_000 / NEWS_EVERY_MS, clock.now())
    let missed: { readonly since: number; readonly times: number } | undefined
    while (!signal.aborted) {
      const before = ports.search.tip(place.tracker).seq
      let turn: AbortSignal | undefined
      let head = 0
      try {
        head = await ports.trust.paced((until) => look(ports, context, place, (turn = until)), signal)
        missed = undefined
        if (!signal.aborted) ports.progress.trouble(id, undefined)
      } catch (error) {
        if (signal.aborted) return
        // More than one turn has time for: it goes on at the next.
        if (turn?.aborted && ports.search.tip(place.tracker).seq > before) continue
        missed = { since: missed?.since ?? clock.now(), times: (missed?.times ?? 0) + 1 }
        ports.progress.trouble(id, error instanceof Error ? error.message : String(error))
        if (missed.times >= MISSES && clock.now() - missed.since >= MISSED_MS)
          await context.tell({ type: "NodeMissed", code: error instanceof DialError ? error.code : "protocol" })
      }
      if (missed) await orLooked(ports, place, backOff(FIRST_RETRY_MS, LAST_RETRY_MS, missed.times - 1), signal)
      else {
        await untilNews(ports, place, head, chance, signal)
        await wait(clock, Math.ceil(news.waitMs(clock.now())), signal)
        news.spend(1)
      }
    }
  }

/** One look. @returns how far its head goes. @throws DialError when nobody answers. */
async function look(
  ports: Ports,
  { id, tell }: Pick<Context, "id" | "tell">,
  place: TrustedPlace,
  until: AbortSignal,
): Promise<number> {
  const { search, trackers, vault } = ports
  const head = await trackers.looks.head(place, until)
  until.throwIfAborted()
  if (head.tracker !== place.tracker) {
    vault.put("trusted", id, { ...vault.get("trusted", id)!, meant: head.tracker })
    const message = "this is the address of a mirror; trust the tracker that it copies instead"
    await tell({ type: "GreetFailed", code: "is-a-mirror", message })
    return head.seq
  }
  await tell({ type: "NodeMet", seq: head.seq, count: head.count })
  // Again each time: the index may have been made anew.
  search.claim(place.tracker, "trusted")
  // The proof may be of a look that was broken off before it could say so.
  if (search.fork(place.tracker)) await tell(FORK)
  else await readWords(ports, tell, place, head, until)
  return head.seq
}

const FORK = { type: "NodeLied", what: "fork" } as const

async function readWords(
  { search, sightings, trackers, trust }: Ports,
  tell: Context["tell"],
  place: TrustedPlace,
  head: HeadFound,
  until: AbortSignal,
): Promise<void> {
  const { seq } = search.tip(place.tracker)
  const { octets, most } = trust.room()
  if (head.seq > MOST_ENTRIES || (head.seq > seq && octets >= most))
    return void (await tell({ type: "CatalogueTooBig", count: head.count }))
  const end = await trust.copying(place.tracker, (entryOctets) =>
    trackers.looks.copy(place, search, { entries: MOST_ENTRIES, entryOctets }, until),
  )
  until.throwIfAborted()
  if (end.kind === "fork") return void (await tell(FORK))
  if (end.kind === "quota") return void (await tell({ type: "CatalogueTooBig", count: head.count }))
  // Where a mirror is read as well, it may be that which is behind.
  if (end.kind === "older" && !place.at) await tell({ type: "NodeLied", what: "rollback" })
  const source = search.sources().find(({ tracker }) => tracker === place.tracker)
  if (source) await tell({ type: "WordsTaken", seq: source.seq, entries: source.count, octets: source.octets })
  if (end.kind === "complete") await sightings.read(place.tracker, end.seq)
}

/**
 * Until it should be looked at again: it has told news, its time has come, or its operator wants it.
 * @param head how far it was seen to go, also where that is not copied: no news.
 */
async function untilNews(
  ports: Ports,
  place: TrustedPlace,
  head: number,
  chance: Prng,
  signal: AbortSignal,
): Promise<void> {
  const { clock, search, trackers, trust } = ports
  const until = clock.now() + LOOK_MS * (0.5 + chance())
  const over = () => signal.aborted || clock.now() >= until
  for (let broken = 0; !over() && trust.isListenedTo(place.tracker); broken++) {
    const begun = clock.now()
    const ended = new AbortController()
    const end = () => ended.abort()
    const leave = trust.onLook(place.tracker, end)
    signal.addEventListener("abort", end, { once: true })
    let news = false
    const hear = (seq: number): void => {
      if (seq > Math.max(head, search.tip(place.tracker).seq)) news = true
      if (news) end()
    }
    await trackers.looks.listen(place, hear, ended.signal).catch(() => undefined)
    leave()
    signal.removeEventListener("abort", end)
    if (ended.signal.aborted) return
    if (clock.now() - begun > LAST_FEED_MS) broken = 0
    await orLooked(ports, place, Math.min(until - clock.now(), backOff(FEED_RETRY_MS, LOOK_MS, broken)), signal)
  }
  if (!over()) await orLooked(ports, place, until - clock.now(), signal)
}
/** A feed that held for so long has done its duty. */
const LAST_FEED_MS = 60_000

/** Waits, but no longer than until its operator looks at it. */
async function orLooked(
  { clock, trust }: { readonly clock: Clock } & Needs<"trust">,
  { tracker }: TrustedPlace,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController()
  const end = () => ended.abort()
  const leave = trust.onLook(tracker, end)
  signal.addEventListener("abort", end, { once: true })
  if (signal.aborted) end()
  await wait(clock, Math.max(0, ms), ended.signal)
  leave()
  signal.removeEventListener("abort", end)
}
