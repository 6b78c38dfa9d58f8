/**
 * Fetches the metadata before anything else, unless its operator has just looked at them: from the share's onion of a
 * link, or of whoever serves the tracker that lists it, or, when nobody does for some minutes, of others that trusted
 * nodes name; checks and keeps them. Tries until it succeeds or the carrier says that trying is of no use.
 */
import { backOff } from "../../../core/backOff.ts"
import { idleGlobs, levelsText, readLevels, SKIP, withRules } from "../../../core/fileSelection.ts"
import { InfoHash } from "../../../core/ids.ts"
import { doubtfulNames } from "../../../core/doubtfulNames.ts"
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import { DialError } from "../../../transport/Transport.ts"
import type { ShareKey } from "../../../wire/routes/share.ts"
import { Alone } from "../../Alone.ts"
import { holderOf } from "../../holderOf.ts"
import type { TellResult } from "../../kernel/ActorDefinition.ts"
import type { FetchedMetadata, Needs } from "../../Ports.ts"
import { wait } from "../../../core/wait.ts"
import type { TorrentState } from "../state.ts"
import { acceptable, askShare, askTracker, Unusable } from "./askMetadata.ts"
import { lockedOut } from "./lockedOut.ts"
import { listedElsewhere } from "./listedElsewhere.ts"
import { meet } from "./meet.ts"
import { rememberTracker, type Source, sourceOf } from "./source.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

const FIRST_WAIT_MS = 2_000
const LAST_WAIT_MS = 60_000

export const mirrorMetadata: TorrentEffect<
  | "clock"
  | "directory"
  | "exchange"
  | "inspected"
  | "library"
  | "linkKeys"
  | "log"
  | "places"
  | "progress"
  | "search"
  | "sessions"
  | "trackers"
  | "vault"
> = (ports) => async (context) => {
  const { id, signal, tell } = context
  const state = context.state()
  const begun = sourceOf(ports, id)
  if (!begun)
    return void (await tell(trouble("no-link", "the link of this download is gone; start it again from the link")))
  const alone = new Alone(ports.clock)
  let asked = 0
  for (let failures = 0; !signal.aborted; failures++) {
    // Read anew: somebody else may offer it by now.
    const source = sourceOf(ports, id) ?? begun
    try {
      const { share } = source
      const { title, metainfo, tracker } =
        lookedAt(ports, source, state) ??
        (await (share
          ? ports.linkKeys.during(source, () => fromShare(ports, source, share, id, failures === 0, signal), {
              signal,
              torrent: id,
            })
          : fromTracker(ports, source, id, state, signal).catch(async (error: unknown) => {
              const found = alone.isDue(true)
                ? await fromElsewhere(ports, id, state, asked++ % 2 === 0, signal)
                : undefined
              if (!found) throw error
              return found
            })))
      await refuseDuplicate(ports, id, metainfo)
      if (signal.aborted) return
      if (tracker) rememberTracker(ports, id, tracker)
      const place = await ports.places.claim(id, state.folder, metainfo.name, metainfo.singleFile)
      if (signal.aborted) return
      if ("code" in place) throw new Unusable(place.code, place.message)
      const doubtful = doubtfulNames(metainfo)
      await keepFor(ports, id, metainfo, signal, () =>
        tell({
          type: "MetadataFetched",
          infohash: metainfo.infoHash,
          title: title || metainfo.name,
          name: metainfo.name,
          ...place,
          ...(doubtful ? { doubtful } : {}),
          ...chosenOf(metainfo, state),
          bytes: metainfo.totalBytes,
          pieces: metainfo.pieceCount,
          files: metainfo.files.length,
        }),
      )
      return
    } catch (error) {
      if (signal.aborted) return
      const isVain = error instanceof Unusable || (error instanceof DialError && error.remedy === "stop")
      const why = lockedOut(error, source) ?? (isVain ? error : undefined)
      if (why) return void (await tell(trouble(why.code, why.message)))
      ports.progress.trouble(id, error instanceof Error ? error.message : String(error))
      await wait(ports.clock, backOff(FIRST_WAIT_MS, LAST_WAIT_MS, failures), signal)
    }
  }
}

/** By its operator, a moment ago. */
const lookedAt = (
  { inspected }: Needs<"inspected">,
  { onion, share, key }: Source,
  { infohashAsked, title }: TorrentState,
): FetchedMetadata | undefined => {
  const found = inspected.find(onion, share?.token ?? infohashAsked, key)
  return found && { ...found, title: found.title || title }
}

/** What was chosen with the link. Levels that are not of so many files are another torrent's: none is wanted then. */
const chosenOf = (metainfo: Metainfo, { choice, levelsAsked }: TorrentState) => {
  if (choice.length === 0 && levelsAsked === "") return {}
  const { files } = metainfo
  const before = readLevels(levelsAsked, files.length) ?? new Uint8Array(files.length).fill(SKIP)
  const idle = idleGlobs(files, choice)
  const selection = { levels: levelsText(withRules(before, files, choice)), of: metainfo }
  return { selection, ...(idle.length > 0 ? { idle } : {}) }
}

/** Kept only for a torrent that goes on: what was stopped meanwhile leaves nothing behind. */
async function keepFor(
  ports: Needs<"library" | "log" | "progress">,
  id: string,
  metainfo: Metainfo,
  signal: AbortSignal,
  tellIt: () => Promise<TellResult>,
): Promise<void> {
  let entered = false
  try {
    await ports.library.save(id, metainfo)
    // Of two that came at once, the one that was kept first stays.
    await refuseDuplicate(ports, id, metainfo)
    if (signal.aborted) return
    ports.progress.trouble(id, undefined)
    entered = mayHaveEntered(await tellIt())
  } finally {
    if (!entered) await ports.library.remove(id)
  }
}

/** What could not be stored may be in the history all the same. */
const mayHaveEntered = (answer: TellResult): boolean =>
  answer.ok ? answer.seq !== undefined : answer.code === "not-stored" || answer.code === "defect"

async function refuseDuplicate(ports: Needs<"library" | "log">, id: string, { infoHash }: Metainfo): Promise<void> {
  const known = await holderOf(ports, infoHash)
  if (known && known.id !== id) throw new Unusable("duplicate", "this torrent is in your list already")
}

const trouble = (code: string, message: string) => ({ type: "TroubleFound", code, message }) as const

async function fromShare(
  ports: Needs<"exchange" | "sessions">,
  source: Source,
  share: ShareKey,
  torrent: string,
  isFirstTry: boolean,
  signal: AbortSignal,
): Promise<FetchedMetadata> {
  const { session, through } = ports.sessions.open(source.onion, { circuit: `share-${torrent}`, signal })
  // Two onion streams from the start; who cannot be reached is not dialled twice each time.
  if (isFirstTry) ports.exchange.dialSecond(torrent, source.onion, share)
  let lent = false
  try {
    // Its answer is short: lanes are dialled while the metadata are still on their way. It may also come when these are
    // here, as long as the session lasts.
    const met = meet({ session, onion: source.onion, share, own: undefined, metainfo: undefined })
    met.then(
      (records) => {
        if (lent || !signal.aborted)
          ports.exchange.addFirstRecords(torrent, records ?? [], { standing: "link", name: source.onion })
      },
      () => undefined,
    )
    const fetched = await askShare({ session, through }, share, signal)
    signal.throwIfAborted()
    ports.exchange.lend(torrent, { session, share })
    lent = true
    return fetched
  } finally {
    if (!lent) session.close()
  }
}

async function fromTracker(
  ports: Needs<"exchange" | "trackers" | "vault">,
  source: Source,
  torrent: string,
  state: TorrentState,
  signal: AbortSignal,
): Promise<FetchedMetadata> {
  const tracker = source.tracker ?? (await ports.trackers.identify(source.onion, signal))
  signal.throwIfAborted()
  rememberTracker(ports, torrent, tracker)
  ports.trackers.addAddresses(tracker, [source.onion])
  const infoHash = InfoHash(state.infohashAsked)
  // Nobody who serves a tracker serves pieces; but whom it names is dialled while the metadata come.
  if (ports.trackers.lists(infoHash))
    ports.exchange.addFirstRecords(torrent, ports.trackers.records(infoHash), {
      standing: "link",
      name: "held trackers",
    })
  else
    ports.trackers.meet(tracker, infoHash, [], NO_METADATA, signal).then(
      ({ records, source: from }) => {
        if (!signal.aborted) ports.exchange.addFirstRecords(torrent, records, from)
      },
      () => undefined,
    )
  return { title: state.title, metainfo: await askTracker(ports, tracker, infoHash, signal) }
}

/** Who sends no record of their own has nothing to prove. */
const NO_METADATA = new Uint8Array()

/**
 * Of another tracker that lists it. By turns it is first asked where its own tracker is now, which is for the next try:
 * not each time, or one who names onions that do not exist would keep it from all the others.
 */
async function fromElsewhere(
  ports: Needs<"directory" | "search" | "trackers" | "vault">,
  torrent: string,
  { title, infohashAsked }: TorrentState,
  ownFirst: boolean,
  signal: AbortSignal,
): Promise<FetchedMetadata | undefined> {
  const infoHash = InfoHash(infohashAsked)
  const own = sourceOf(ports, torrent)?.tracker
  if (own && ownFirst && (await ports.directory.tracker(own, signal)).length > 0) return undefined
  for await (const tracker of listedElsewhere(ports, infoHash, signal)) {
    if (signal.aborted) return undefined
    const bytes = tracker === own ? undefined : await ports.trackers.metainfo(tracker, infoHash, signal).catch(nothing)
    if (!bytes || signal.aborted) continue
    if (!own) rememberTracker(ports, torrent, tracker)
    return { title, metainfo: await acceptable(bytes) }
  }
  return undefined
}
const nothing = () => undefined
