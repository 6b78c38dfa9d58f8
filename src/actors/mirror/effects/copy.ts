/**
 * Copies the tracker that is served at the pasted address, or goes on to: from the origin, from any mirror, until the
 * copy reaches the newest head. Tries until it succeeds, or it is sure that trying is of no use.
 */
import { Cause, Data, Effect } from "effect"
import { backOff } from "../../../core/backOff.ts"
import type { TrackerKey } from "../../../core/ids.ts"
import { DialError } from "../../../transport/Transport.ts"
import { SessionError } from "../../../transport/Sessions.ts"
import { Head } from "../../../wire/Head.ts"
import type { CopyOutcome } from "../../../tracker/Trackers.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import { asked } from "../../kernel/asked.ts"
import type { Needs } from "../../Ports.ts"
import type { MirrorInput } from "../commands.ts"
import type { MirrorState } from "../state.ts"
import { using } from "../../using.ts"
import { placeOf, rememberTracker } from "./place.ts"

const FIRST_WAIT_MS = 2_000
const LAST_WAIT_MS = 300_000

type Context = EffectContext<MirrorState, MirrorInput>

/** It is of no use to try again. */
class GivenUp extends Data.TaggedError("GivenUp")<{ readonly code: string; readonly message: string }> {}

export const copy = Effect.fnUntraced(function* (context: Context) {
  const ports = yield* using("entries", "heldElsewhere", "progress", "trackers", "vault")
  const { id, state, tell } = context
  const known = placeOf(ports, id)?.tracker
  const backup = state().seq === 0 && known !== undefined && wholeHead(ports, known) !== undefined
  const tried = copyOnce(ports, context, backup).pipe(
    Effect.catchTag("GivenUp", ({ code, message }) =>
      Effect.as(
        asked(() => tell({ type: "CopyFailed", code, message })),
        "over" as const,
      ),
    ),
    Effect.catchAllCause((cause) => {
      const error = Cause.squash(cause)
      ports.progress.trouble(id, error instanceof Error ? error.message : String(error))
      return Effect.succeed("failed" as const)
    }),
  )
  for (let failures = 0; ; failures++) {
    const outcome = yield* tried
    if (outcome === "over") return
    if (outcome === "further") failures = 0
    // While the mode is what it was there is more to copy: another head was seen meanwhile, or nobody there has all
    // of it.
    yield* Effect.sleep(backOff(FIRST_WAIT_MS, LAST_WAIT_MS, failures))
  }
})

/** @param backup the store had a whole copy before this mirror had anything. */
const copyOnce = Effect.fnUntraced(function* (
  ports: Needs<"entries" | "heldElsewhere" | "progress" | "trackers" | "vault">,
  context: Context,
  backup: boolean,
) {
  const { id, state, tell } = context
  const place = placeOf(ports, id)
  if (!place)
    return yield* new GivenUp({ code: "no-address", message: "the address of this mirror is gone; paste it again" })
  let tracker = place.tracker
  if (!tracker) {
    tracker = yield* asked((signal) => ports.trackers.identify(place.address, signal), DialError, SessionError).pipe(
      Effect.catchIf(
        (error) => error instanceof DialError && error.remedy === "stop" && state().phase === "copying",
        ({ code, message }) => new GivenUp({ code, message }),
      ),
    )
    const refused = ports.heldElsewhere(tracker, id)
    if (refused) return yield* new GivenUp({ code: "already-here", message: refused })
    rememberTracker(ports, id, tracker)
  }
  const found = tracker
  ports.trackers.addAddresses(found, [place.address])
  const before = ports.entries.tip(found).seq
  // Entries that were stored when the node was killed before it could say so, or that came out of a backup.
  const octets = state().seq === 0 ? ports.entries.octets(found).entries : 0
  yield* asked(() => tell({ type: "EntriesStored", seq: before, octets }))
  const whole = state().phase === "copying" ? wholeHead(ports, found) : undefined
  const finished = whole && asked(() => finish(ports, context, found, whole))
  if (finished && ports.entries.withoutMetainfo(found, 1).length === 0) yield* finished
  else {
    const outcome = yield* asked(
      (signal) =>
        ports.trackers.copy(
          found,
          {
            headSeen: async (seq, at) => void (await tell({ type: "HeadSeen", seq, at })),
            stored: async (seq, octets) => void (await tell({ type: "EntriesStored", seq, octets })),
          },
          signal,
          // As it is now: whoever serves it may not have heard yet that all is to be kept again.
          state().weight !== null,
        ),
      DialError,
      SessionError,
      // There is nobody who could be asked for what the backup had not of the metadata.
    ).pipe(Effect.catchAll((error) => (finished && backup ? finished : Effect.fail(error))))
    if (outcome) yield* asked(() => report(ports, context, outcome, found))
  }
  return ports.entries.tip(found).seq > before ? ("further" as const) : ("same" as const)
})

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
      if (outcome.weight !== undefined) await tell({ type: "ShelfNeeded", weight: outcome.weight })
      return void (await tell({ type: "CopyFinished", seq: outcome.seq, torrents: ports.entries.count(tracker) }))
    case "fork":
      return void (await tell({ type: "ForkFound", seq: outcome.seq }))
    case "quota":
      return void (await tell({ type: "QuotaMet", what: outcome.what, limit: outcome.limit }))
  }
}
