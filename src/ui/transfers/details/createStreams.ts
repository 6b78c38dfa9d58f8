/**
 * The streams of the torrent that is looked at, as they are now: told only while somebody looks, and again after the
 * connection was lost.
 */
import { createEffect, on, onCleanup } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import { paths } from "../../../contract/feed.ts"
import type { StreamView } from "../../../contract/rows.ts"
import { useModel } from "../../state/model.ts"
import { readJson } from "../../state/readJson.ts"

const RETRY_MS = 3_000
/** It becomes part of a request's path: nothing else may. */
const ID = /^[0-9a-f]{6,64}$/

export const createStreams = (torrent: () => string | undefined) => {
  const { connection } = useModel()
  const [all, set] = createStore<{ streams: readonly StreamView[] }>({ streams: [] })
  createEffect(
    on([torrent, connection.state], ([id, state]) => {
      set("streams", [])
      if (id === undefined || !ID.test(id) || state !== "live") return
      let source: EventSource | undefined
      let retry: ReturnType<typeof setTimeout> | undefined
      const open = (): void => {
        const own = (source = new EventSource(paths.streams(id)))
        own.onerror = () => {
          own.close()
          retry = setTimeout(open, RETRY_MS)
        }
        own.addEventListener("streams", (message: MessageEvent<string>) =>
          set("streams", reconcile(readJson(message.data) as readonly StreamView[], { key: "id" })),
        )
      }
      open()
      onCleanup(() => {
        clearTimeout(retry)
        source?.close()
      })
    }),
  )
  return (): readonly StreamView[] => all.streams
}
