/** At the end of a file's line: to copy where it is, and to fetch it in this browser where that is allowed. */
import { type Component, createResource, Show } from "solid-js"
import { paths } from "../../../../contract/feed.ts"
import { ConfirmDialog } from "../../../dialogs/ConfirmDialog.tsx"
import { copyText } from "../../../parts/copyText.ts"
import { Icon } from "../../../parts/Icon.tsx"
import { askSettings } from "../../../state/ask.ts"
import { useModel } from "../../../state/model.ts"
import { filesWords as words } from "./words.ts"

const SETTING = "access.fetch-files"

/** Whether the operator has allowed to fetch files in a browser; undefined until it is known. */
export const createAllowed = () => {
  const [allowed, { refetch }] = createResource(async () => {
    const answer = await askSettings()
    return answer.ok && answer.value.settings.find(({ name }) => name === SETTING)?.value === "yes"
  })
  return { allowed: (): boolean | undefined => allowed.latest, again: () => void refetch() }
}
export type Allowed = ReturnType<typeof createAllowed>

const AllowDialog: Component<{ readonly allowed: Allowed }> = (props) => (
  <ConfirmDialog
    title={words.allowTitle}
    command={{ type: "ChooseSetting", name: SETTING, value: "yes" }}
    go={words.allowGo}
    done={words.allowed}
    onDone={props.allowed.again}
  >
    <p>{words.allowText}</p>
  </ConfirmDialog>
)

export const FileActions: Component<{
  readonly torrent: string
  readonly path: string
  /** Its number; -1 of a folder. */
  readonly file: number
  readonly whole: boolean
  readonly allowed: Allowed
  readonly isCurrent: boolean
}> = (props) => {
  const { dialogs, toasts } = useModel()
  const tabindex = () => (props.isCurrent ? 0 : -1)
  const copy = async (): Promise<void> => {
    const done = await copyText(props.path)
    toasts.say(done ? "done" : "refused", done ? words.copied : words.noClipboard)
  }
  return (
    <>
      <button
        type="button"
        class="button bare small"
        tabindex={tabindex()}
        title={words.copyPath}
        aria-label={words.copyPath}
        onClick={() => void copy()}
      >
        <Icon name="copy" />
      </button>
      <Show when={props.file >= 0}>
        <Show
          when={props.whole && props.allowed.allowed()}
          fallback={
            <button
              type="button"
              class="button bare small"
              tabindex={tabindex()}
              disabled={!props.whole || props.allowed.allowed() === undefined}
              title={props.whole ? words.fetchOff : words.fetchNot}
              aria-label={props.whole ? words.fetchOff : words.fetchNot}
              onClick={() => dialogs.show(AllowDialog, { allowed: props.allowed })}
            >
              <Icon name="download" />
            </button>
          }
        >
          <a
            class="button bare small"
            tabindex={tabindex()}
            href={paths.file(props.torrent, props.file)}
            download=""
            title={words.fetch}
            aria-label={words.fetch}
          >
            <Icon name="download" />
          </a>
        </Show>
      </Show>
    </>
  )
}
