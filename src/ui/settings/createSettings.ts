/** The settings as the node has them: read when the page is shown, after each change, and when the node is back. */
import { createEffect, createSignal, on } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { SettingView } from "../../contract/settings/page.ts"
import { askSettings } from "../state/ask.ts"
import { useModel } from "../state/model.ts"

export const createSettings = () => {
  const { connection, state } = useModel()
  const [kept, setKept] = createStore<{ settings: readonly SettingView[] }>({ settings: [] })
  const [problem, setProblem] = createSignal<string | null>(null)
  const [read, setRead] = createSignal(false)
  let turn = 0
  /** Of several at once the last one counts. */
  const load = async (): Promise<void> => {
    const own = ++turn
    const answer = await askSettings()
    if (own !== turn) return
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    // Each keeps its place and its identity, so that what is typed elsewhere on the page stays.
    setKept("settings", reconcile([...answer.value.settings], { key: "name" }))
    setRead(true)
  }
  createEffect(
    on([() => connection.state() === "live", () => state.node.startedAt], ([isLive]) => {
      if (isLive || !read()) void load()
    }),
  )
  return { all: () => kept.settings, read, problem, load }
}
