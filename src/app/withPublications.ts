/**
 * The feed of rows, and with it those whose onion has come up or gone: their link or address changes without any event.
 */
import { type FeedChange, NO_ROWS } from "../projections/Feed.ts"
import type { NodeParts } from "./NodeParts.ts"

export async function* withPublications(
  rows: AsyncIterable<FeedChange>,
  parts: NodeParts,
  signal: AbortSignal,
): AsyncGenerator<FeedChange> {
  const published = new Set<string>()
  let wake = (): void => undefined
  const unsubscribe = parts.board.onPublished((name) => {
    published.add(name)
    wake()
  })
  const stop = () => wake()
  signal.addEventListener("abort", stop)
  const source = rows[Symbol.asyncIterator]()
  let next = source.next()
  try {
    while (!signal.aborted) {
      const woken = new Promise<undefined>((resolve) => (wake = () => resolve(undefined)))
      if (published.size > 0) {
        const shares = parts.projector.shares().filter((row) => published.has(row.id))
        const mirrors = parts.projector.mirrors().filter((row) => published.has(row.id))
        const trackers = published.has("tracker") ? parts.projector.trackers() : []
        published.clear()
        if (shares.length + mirrors.length + trackers.length > 0)
          yield { ...NO_ROWS, cursor: parts.projector.checkpoint, shares, mirrors, trackers }
      }
      const news = await Promise.race([next, woken])
      if (news?.done) return
      if (!news) continue
      yield news.value
      next = source.next()
    }
  } finally {
    unsubscribe()
    signal.removeEventListener("abort", stop)
    await source.return?.()
  }
}
