/**
 * The paths that an onion of a tracker, or of a mirror of one, answers. One spelling each; no token: who has the
 * address may ask.
 */
import type { InfoHash } from "../core/ids.ts"

export type TrackerPath =
  | { readonly kind: "head" | "feed" | "records" | "reconcile" | "wanted" | "mirrors" | "fork" }
  /** A page of entries that begins with this seq. */
  | { readonly kind: "entries"; readonly from: number }
  | { readonly kind: "metadata" | "peers"; readonly infoHash: InfoHash }

const PLAIN = /^\/tracker\/(head|feed|records|reconcile|wanted|mirrors|fork)$/
const ENTRIES = /^\/tracker\/entries\/([1-9]\d{0,12})$/
const TORRENT = /^\/tracker\/(metadata|peers)\/([0-9a-f]{64})$/

export const parseTrackerPath = (path: string): TrackerPath | undefined => {
  const plain = PLAIN.exec(path)
  if (plain) return { kind: plain[1] as "head" }
  const entries = ENTRIES.exec(path)
  if (entries) return { kind: "entries", from: Number(entries[1]) }
  const torrent = TORRENT.exec(path)
  return torrent ? { kind: torrent[1] as "metadata", infoHash: torrent[2] as InfoHash } : undefined
}

export const trackerPath = (to: TrackerPath): string =>
  to.kind === "entries"
    ? `/tracker/entries/${to.from}`
    : to.kind === "metadata" || to.kind === "peers"
      ? `/tracker/${to.kind}/${to.infoHash}`
      : `/tracker/${to.kind}`
