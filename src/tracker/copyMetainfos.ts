/**
 * The second half of a mirror's copying: the metadata of each torrent that the tracker lists, from whoever serves it,
 * each checked against the infohash that was listed. What nobody has is passed over until the next time.
 */
import { parseMetainfoInTurns } from "../core/metainfo/parseMetainfo.ts"
import type { InfoHash } from "../core/ids.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { CopyJob } from "./copyJob.ts"
import { NoAnswer } from "./TrackerReader.ts"

const AT_ONCE = 6

interface MetainfoJob extends Pick<CopyJob, "tracker" | "reader" | "limits" | "signal"> {
  readonly store: EntryStore
}

/**
 * @returns whether all of them fit the quota. @throws DialError when there is nobody to ask any more: what was not
 * reached is still to be copied.
 */
export const copyMetainfos = async ({ tracker, store, reader, limits, signal }: MetainfoJob): Promise<boolean> => {
  const missing = store.withoutMetainfo(tracker, limits.entries)[Symbol.iterator]()
  let octets = store.octets(tracker).metainfo
  let over: unknown
  const work = async () => {
    for (const infohash of missing) {
      if (signal.aborted || over) return
      try {
        const bytes = await reader.ask(async (client) => checked(await client.metainfo(infohash), infohash), signal)
        // All that is left may be as large: nothing more is fetched that could not be kept.
        if (octets + bytes.length > limits.metainfoOctets) return void (over = "full")
        octets += bytes.length
        // It may have been taken back meanwhile.
        if (store.lists(tracker, infohash)) store.putMetainfo(infohash, bytes)
      } catch (error) {
        if (!(error instanceof NoAnswer)) over ??= error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (over && over !== "full" && !signal.aborted) throw over
  return over !== "full"
}

/**
 * The octets, if they are the metadata of this torrent and of no private one. @throws NoAnswer for what only pretends
 * to be.
 */
export const checked = async (bytes: Uint8Array | undefined, infohash: InfoHash): Promise<Uint8Array | undefined> => {
  if (!bytes) return undefined
  const parsed = await parseMetainfoInTurns(bytes)
  if ("code" in parsed || parsed.infoHash !== infohash || parsed.private)
    throw new NoAnswer("what was offered are not the metadata of this torrent")
  return bytes
}
