/** What tor, the relay's tor and the node itself say of their work, as it comes. */
import { type Component, Show } from "solid-js"
import { pageWords } from "../pageWords.ts"
import { copyText } from "../parts/copyText.ts"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { logText } from "./logText.ts"
import { createLog } from "./createLog.ts"
import { createLogView } from "./createLogView.ts"
import { LogFilters } from "./LogFilters.tsx"
import { LogLines } from "./LogLines.tsx"
import { logWords } from "./words.ts"

export const LogPage: Component = () => {
  const { toasts } = useModel()
  const log = createLog()
  const view = createLogView(log.lines)
  const copy = async (): Promise<void> => {
    const lines = view.shown()
    const done = await copyText(logText(lines))
    toasts.say(done ? "done" : "refused", done ? logWords.copied(lines.length) : logWords.notCopied)
  }
  return (
    <Page
      title={pageWords.log}
      intro={logWords.intro}
      actions={
        <>
          <button
            type="button"
            class="button"
            classList={{ primary: !view.following() }}
            onClick={() => view.follow(!view.following())}
          >
            <Icon name={view.following() ? "pause" : "tail"} />
            {view.following() ? logWords.pause : logWords.goOn(view.missed())}
          </button>
          <button type="button" class="button" disabled={view.shown().length === 0} onClick={() => void copy()}>
            <Icon name="copy" />
            {logWords.copy}
          </button>
        </>
      }
    >
      <LogFilters view={view} />
      <Show
        when={log.lines().length > 0}
        fallback={<p class="quiet centred">{log.opened() ? logWords.none : logWords.reading}</p>}
      >
        <LogLines view={view} />
      </Show>
    </Page>
  )
}
