/** The feed of rows, and with it the shares whose onion has come up or gone: their link changes without any event. */
import type { FeedChange } from "../projections/Feed.ts"
import type { NodeParts } from "./NodeParts.ts"

export async function* withPublications(rows: AsyncIterable<FeedChange>, parts: NodeParts, signal: AbortSignal): AsyncGenerator<FeedChange> {
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
        published.clear()
        if (shares.length > 0) yield { cursor: parts.projector.checkpoint, shares, torrents: [] }
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
