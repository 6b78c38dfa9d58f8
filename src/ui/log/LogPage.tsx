/** What tor, the relay's tor and the node itself say of their work, as it comes. */
import { type Component, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import { copyText } from "../parts/copyText.ts"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { logText } from "./logText.ts"
import { createLog } from "./createLog.ts"
import { createLogView } from "./createLogView.ts"
import { LogFilters } from "./LogFilters.tsx"
import { LogLines } from "./LogLines.tsx"

export const LogPage: Component = () => {
  const { toasts } = useModel()
  const log = createLog()
  const view = createLogView(log.lines)
  const copy = async (): Promise<void> => {
    const lines = view.shown()
    const done = await copyText(logText(lines))
    toasts.say(
      done ? "done" : "refused",
      done
        ? `${countText(lines.length, "line")} copied. Look through them before you pass them on.`
        : "The browser does not let this page copy. Select the lines, and press Ctrl-C.",
    )
  }
  return (
    <Page
      title="Log"
      intro={
        "What tor, the relay’s tor and the node say of their work, as it happens. Keys, links and " +
        "addresses are left out."
      }
      actions={
        <>
          <button
            type="button"
            class="button"
            classList={{ primary: !view.following() }}
            onClick={() => view.follow(!view.following())}
          >
            <Icon name={view.following() ? "pause" : "tail"} />
            {view.following()
              ? "Pause"
              : `Go on${view.missed() > 0 ? `: ${countText(view.missed(), "new line")}` : ""}`}
          </button>
          <button type="button" class="button" disabled={view.shown().length === 0} onClick={() => void copy()}>
            <Icon name="copy" />
            Copy shown lines
          </button>
        </>
      }
    >
      <LogFilters view={view} />
      <Show
        when={log.lines().length > 0}
        fallback={<p class="quiet centred">{log.opened() ? "No lines yet." : "Reading the log …"}</p>}
      >
        <LogLines view={view} />
      </Show>
    </Page>
  )
}
