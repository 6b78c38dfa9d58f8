/**
 * What the node's tracker does while the node runs: renders its chain from the log, serves it at the tracker's onion,
 * tells of each new entry.
 */
import { type SecretRef, StreamId } from "../../core/ids.ts"
import { untilAborted, wait } from "../../core/wait.ts"
import { signer } from "../../wire/ed25519.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Ports } from "../Ports.ts"
import type { TrackerInput } from "./commands.ts"
import { contradictsStore, renderChain, trackerKey } from "./renderChain.ts"
import type { TrackerState } from "./state.ts"

const RENDER_AGAIN_MS = 5_000

export const trackerEffects = (ports: Ports): Effects<TrackerState, TrackerInput> => ({
  async serve({ id, state, signal, tell }) {
    const secret = (state.mode === "restored" ? taken : untaken)(ports, state.secret as SecretRef)
    if (!secret?.["seed"]) throw new Error("the tracker's key is gone")
    const seed = Buffer.from(secret["seed"], "base64url")
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
const taken = ({ vault }: Ports, ref: SecretRef): Readonly<Record<string, string>> | undefined => {
  const next = vault.get(ref)?.["next"]
  if (next !== undefined) vault.put(ref, { seed: next })
  return vault.get(ref)
}

/** What a restore has left that a crash cut short: the history does not speak of it. */
const untaken = ({ vault }: Ports, ref: SecretRef): Readonly<Record<string, string>> | undefined => {
  const { next, ...secret } = vault.get(ref) ?? {}
  if (next !== undefined) vault.put(ref, secret)
  return vault.get(ref)
}
