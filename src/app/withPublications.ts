/**
 * The feed of rows, and with it those whose onion has come up or gone: their link or address changes without any event.
 */
import type { FeedChange } from "../projections/Feed.ts"
import type { ShownRows } from "../projections/registry.ts"
import type { NodeParts } from "./NodeParts.ts"
import { withOnion } from "./operatorRows.ts"

export async function* withPublications(
  changes: AsyncIterable<FeedChange<ShownRows>>,
  parts: NodeParts,
  signal: AbortSignal,
): AsyncGenerator<FeedChange<ShownRows>> {
  const published = new Set<string>()
  let wake = (): void => undefined
  const unsubscribe = parts.board.onPublished((name) => {
    published.add(name)
    wake()
  })
  const stop = () => wake()
  signal.addEventListener("abort", stop)
  const source = changes[Symbol.asyncIterator]()
  let next = source.next()
  try {
    while (!signal.aborted) {
      const woken = new Promise<undefined>((resolve) => (wake = () => resolve(undefined)))
      if (published.size > 0) {
        const rows = withOnion(parts.projector.shown(), published)
        published.clear()
        if (Object.values(rows).some((some) => some.length > 0)) yield { cursor: parts.projector.checkpoint, rows }
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
