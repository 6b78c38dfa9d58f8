/**
 * Copies the tracker that is served at the pasted address, or goes on to: from the origin, from any mirror, until the
 * copy reaches the newest head. Tries until it succeeds, or it is sure that trying is of no use.
 */
import { backOff } from "../../../core/backOff.ts"
import type { TrackerKey } from "../../../core/ids.ts"
import { DialError } from "../../../transport/Transport.ts"
import { wait } from "../../../core/wait.ts"
import { Head } from "../../../wire/Head.ts"
import type { CopyOutcome } from "../../../tracker/Trackers.ts"
import type { EffectContext, EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { MirrorInput } from "../commands.ts"
import type { MirrorState } from "../state.ts"
import { placeOf } from "./place.ts"

const FIRST_WAIT_MS = 2_000
const LAST_WAIT_MS = 300_000

type Context = EffectContext<MirrorState, MirrorInput>

export const copy =
  (
    ports: Needs<"clock" | "entries" | "heldElsewhere" | "progress" | "trackers" | "vault">,
  ): EffectRun<MirrorState, MirrorInput> =>
  async (context) => {
    const { id, state, signal } = context
    const known = placeOf(ports, id)?.tracker
    const backup = state().seq === 0 && known !== undefined && wholeHead(ports, known) !== undefined
    for (let failures = 0; !signal.aborted; failures++) {
      const gone = await copyOnce(ports, context, backup).then(
        ({ over, progress }) => {
          if (progress) failures = 0
          return over
        },
        (error: unknown) => {
          if (!signal.aborted) ports.progress.trouble(id, error instanceof Error ? error.message : String(error))
          return false
        },
      )
      if (gone) return
      // While the mode is what it was there is more to copy: another head was seen meanwhile, or nobody there has all
      // of it.
      await wait(ports.clock, backOff(FIRST_WAIT_MS, LAST_WAIT_MS, failures), signal)
    }
  }

interface Tried {
  /** It is of no use to try again. */
  readonly over: boolean
  readonly progress: boolean
}

/** @param backup the store had a whole copy before this mirror had anything. */
async function copyOnce(
  ports: Needs<"entries" | "heldElsewhere" | "progress" | "trackers" | "vault">,
  context: Context,
  backup: boolean,
): Promise<Tried> {
  const { id, state, signal, tell } = context
  const over = async (code: string, message: string): Promise<Tried> => {
    await tell({ type: "CopyFailed", code, message })
    return { over: true, progress: false }
  }
  const place = placeOf(ports, id)
  if (!place) return over("no-address", "the address of this mirror is gone; paste it again")
  let tracker = place.tracker
  if (!tracker) {
    try {
      tracker = await ports.trackers.identify(place.address, signal)
    } catch (error) {
      if (!signal.aborted && error instanceof DialError && error.remedy === "stop" && state().phase === "copying")
        return over(error.code, error.message)
      throw error
    }
    // It may have been removed meanwhile, and what was known of it forgotten.
    signal.throwIfAborted()
    const refused = ports.heldElsewhere(tracker, id)
    if (refused) return over("already-here", refused)
    keep(ports, id, tracker)
  }
  ports.trackers.addAddresses(tracker, [place.address])
  const before = ports.entries.tip(tracker).seq
  // Entries that were stored when the node was killed before it could say so, or that came out of a backup.
  await tell({
    type: "EntriesStored",
    seq: before,
    octets: state().seq === 0 ? ports.entries.octets(tracker).entries : 0,
  })
  const whole = state().phase === "copying" ? wholeHead(ports, tracker) : undefined
  if (whole && ports.entries.withoutMetainfo(tracker, 1).length === 0) await finish(ports, context, tracker, whole)
  else {
    const outcome = await ports.trackers
      .copy(
        tracker,
        {
          headSeen: async (seq, at) => void (await tell({ type: "HeadSeen", seq, at })),
          stored: async (seq, octets) => void (await tell({ type: "EntriesStored", seq, octets })),
        },
        signal,
      )
      .catch(async (error: unknown) => {
        // There is nobody who could be asked for what the backup had not of the metadata.
        if (!whole || !backup || signal.aborted) throw error
        await finish(ports, context, tracker, whole)
      })
    if (outcome && !signal.aborted) await report(ports, context, outcome, tracker)
  }
  return { over: false, progress: ports.entries.tip(tracker).seq > before }
}

function keep({ vault }: Needs<"vault">, mirror: string, tracker: TrackerKey): void {
  vault.put("mirror", mirror, { ...vault.get("mirror", mirror)!, tracker })
}

/** The head that the copy in the store reaches. */
function wholeHead(
  { entries }: Needs<"entries">,
  tracker: TrackerKey,
): { readonly seq: number; readonly at: number } | undefined {
  const head = Head.read(entries.head(tracker) ?? new Uint8Array(0))
  const tip = entries.tip(tracker)
  return head && head.seq === tip.seq && Buffer.compare(head.hash, tip.hash) === 0 ? head : undefined
}

async function finish(
  ports: Needs<"entries">,
  { tell }: Context,
  tracker: TrackerKey,
  { seq, at }: { readonly seq: number; readonly at: number },
): Promise<void> {
  await tell({ type: "HeadSeen", seq, at })
  await tell({ type: "CopyFinished", seq, torrents: ports.entries.count(tracker) })
}

async function report(
  ports: Needs<"entries" | "progress">,
  { id, state, tell }: Context,
  outcome: CopyOutcome,
  tracker: TrackerKey,
): Promise<void> {
  const older = outcome.kind === "older" || (outcome.kind === "complete" && outcome.seq < state().seq)
  ports.progress.trouble(
    id,
    older ? "only an older history of this tracker is offered than the one that was copied" : undefined,
  )
  if (older) return void (await tell({ type: "OlderHeadOffered", seq: outcome.seq }))
  switch (outcome.kind) {
    case "complete":
      return void (await tell({ type: "CopyFinished", seq: outcome.seq, torrents: ports.entries.count(tracker) }))
    case "fork":
      return void (await tell({ type: "ForkFound", seq: outcome.seq }))
    case "quota":
      return void (await tell({ type: "QuotaMet", what: outcome.what, limit: outcome.limit }))
  }
}
