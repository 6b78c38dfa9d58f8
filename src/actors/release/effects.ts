/** What is done about newer software, by name: planned, fetched, offered, cleared away, halted; never installed. */
import { wait } from "../../core/wait.ts"
import { holderOf } from "../holderOf.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import type { TorrentCommand } from "../torrent/commands.ts"
import { waitWhile } from "../waitWhile.ts"
import type { ReleaseInput } from "./commands.ts"
import { fetch } from "./effects/fetch.ts"
import { offer } from "./effects/offer.ts"
import { type KnownRelease, releasesOf, type ReleaseState } from "./mode.ts"

const AGAIN_MS = 60_000

export const releaseEffects = (
  ports: Needs<
    "clock" | "exchange" | "library" | "log" | "places" | "releases" | "storage" | "tell" | "trackers" | "vault"
  >,
): Effects<ReleaseState, ReleaseInput> => ({
  fetch: fetch(ports),
  offer: offer(ports),

  async plan({ state, tell }) {
    const release = state().newest
    if (!release) return
    const holder = await holderOf(ports, release.infohash)
    const held = holder && !holder.coming ? { holder: holder.id } : {}
    const told = await tell({ type: "FetchPlanned", seq: release.seq, ...held })
    if (!told.ok && told.code === "not-stored") throw new Error(told.message)
  },

  /** What is not kept any more goes with its file, if it was this node that fetched it. */
  async clear(context) {
    const { state, signal, tell } = context
    while (!signal.aborted) {
      for (const { seq, torrent, adopted } of releasesOf(state()).filter(isLeft)) {
        const remove: TorrentCommand = { type: "RemoveTorrent", withData: true }
        const told = adopted ? undefined : await ports.tell("torrent", torrent, remove)
        if (told && !told.ok && told.code !== "torrent-removed" && told.code !== "no-such-torrent") continue
        await tell({ type: "TorrentGone", seq })
      }
      const failed = releasesOf(state()).some(isLeft)
      await waitWhile(context, (now) => failed || !releasesOf(now).some(isLeft), { clock: ports.clock, ms: AGAIN_MS })
    }
  },

  /** Nobody is told of any release, and what is not here whole is not fetched. */
  async halt({ state, signal }) {
    const pause: TorrentCommand = { type: "PauseTorrent" }
    while (!signal.aborted) {
      let stored = true
      for (const { torrent, ready, adopted } of releasesOf(state())) {
        if (torrent === "" || ready || adopted) continue
        const told = await ports.tell("torrent", torrent, pause)
        stored &&= told.ok || told.code !== "not-stored"
      }
      if (stored) return
      await wait(ports.clock, AGAIN_MS, signal)
    }
  },
})

const isLeft = ({ left, torrent }: KnownRelease): boolean => left && torrent !== ""
