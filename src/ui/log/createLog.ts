/**
 * The node's lines as they come: those that are kept there first, then live. Lines are taken in bundles, so that a
 * talkative tor does not keep the page busy; only the newest are kept here. Follows the page's own connection: when
 * that is lost, so is this one.
 */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import { paths } from "../../contract/feed.ts"
import type { LogLine } from "../../contract/logs.ts"
import { useModel } from "../state/model.ts"
import { readJson } from "../state/readJson.ts"

const MAX_LINES = 2_000
const BUNDLE_MS = 100
const RETRY_MS = 3_000

export const createLog = () => {
  const { connection } = useModel()
  const [lines, setLines] = createSignal<readonly LogLine[]>([])
  const [opened, setOpened] = createSignal(false)
  let waiting: readonly LogLine[] = []
  let last = 0
  let source: EventSource | undefined
  let bundle: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    bundle = undefined
    const fresh = waiting
    waiting = []
    setLines((before) => [...before, ...fresh].slice(-MAX_LINES))
  }
  const take = (received: readonly LogLine[]): void => {
    const fresh = received.filter(({ id }) => id > last)
    last = fresh.at(-1)?.id ?? last
    waiting = [...waiting, ...fresh].slice(-MAX_LINES)
    bundle ??= setTimeout(flush, BUNDLE_MS)
  }
  const leave = (): void => {
    clearTimeout(retry)
    source?.close()
    source = undefined
  }
  const open = (): void => {
    leave()
    const own = new EventSource(`${paths.logFeed}?after=${last}`)
    source = own
    own.onopen = () => setOpened(true)
    own.onerror = () => {
      own.close()
      retry = setTimeout(open, RETRY_MS)
    }
    own.addEventListener("lines", (message: MessageEvent<string>) => take(readJson(message.data) as readonly LogLine[]))
  }
  createEffect(on(connection.state, (state) => (state === "live" ? open() : leave())))
  onCleanup(() => {
    leave()
    clearTimeout(bundle)
  })
  return { lines, opened }
}
