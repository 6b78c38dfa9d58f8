/**
 * What the node's tracker does while the node runs: renders its chain from the log, serves it at the tracker's onion,
 * tells of each new entry.
 */
import { StreamId } from "../../core/ids.ts"
import { untilAborted, wait } from "../../core/wait.ts"
import { signer } from "../../wire/ed25519.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import type { TrackerInput } from "./commands.ts"
import { contradictsStore, renderChain, trackerKey } from "./renderChain.ts"
import type { TrackerState } from "./state.ts"

const RENDER_AGAIN_MS = 5_000

export const trackerEffects = (
  ports: Needs<"clock" | "entries" | "library" | "log" | "published" | "trackers" | "vault">,
): Effects<TrackerState, TrackerInput> => ({
  async serve({ id, state, signal, tell }) {
    const seed = (state().mode === "restored" ? taken : untaken)(ports)
    if (!seed) throw new Error("the tracker's key is gone")
    const key = signer(seed)
    const contradicted = (seq: number) => void tell({ type: "ContradictionFound", seq })
    let work = Promise.resolve()
    /** One after the other: each goes on from where the one before has come, also when that one failed. */
    const render = () =>
      (work = work
        .catch(() => undefined)
        .then(() => renderChain(ports, id, key))
        .then(() => ports.trackers.grown()))
    let waiting = false
    /** What the history says is published is to be served, however long the disk has no room for it. */
    const renderAtLast = (): Promise<void> =>
      render().catch(async () => {
        if (waiting) return
        waiting = true
        await wait(ports.clock, RENDER_AGAIN_MS, signal)
        waiting = false
        if (!signal.aborted) void renderAtLast()
      })
    const stream = StreamId("tracker", id)
    const unsubscribe = ports.log.onCommit((batch) => {
      if (batch.some((stored) => stored.stream === stream)) void renderAtLast()
    })
    try {
      await render()
      const tip = ports.entries.tip(trackerKey(key))
      if (await contradictsStore(ports, id, key)) contradicted(tip.seq)
      const address = await ports.trackers.open({
        id,
        tracker: trackerKey(key),
        seed,
        follow: true,
        observer: {
          headSeen: (seq) => {
            if (seq > ports.entries.tip(trackerKey(key)).seq) contradicted(seq)
          },
          forkFound: contradicted,
        },
      })
      if (!signal.aborted) ports.published("tracker", address)
      await untilAborted(signal)
    } finally {
      unsubscribe()
    }
  },
})

/** A restored tracker's key waits as `next` until the history says that it counts. */
const taken = ({ published, vault }: Needs<"published" | "vault">): Uint8Array | undefined => {
  const { seed, next } = vault.get("tracker") ?? {}
  if (next === undefined) return seed
  vault.put("tracker", { seed: next })
  // Nobody is at the address of the key before it any more.
  published("tracker", undefined)
  return next
}

/** What a restore has left that a crash cut short: the history does not speak of it. */
const untaken = ({ vault }: Needs<"vault">): Uint8Array | undefined => {
  const { seed, next } = vault.get("tracker") ?? {}
  if (seed !== undefined && next !== undefined) vault.put("tracker", { seed })
  return seed
}
