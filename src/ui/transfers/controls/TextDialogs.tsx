/** Dialogs of one field: what a transfer is called here, its tags, where its data go or are. */
import { type Component, createSignal, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { ManagementCommand } from "../../../contract/commands.ts"
import { MAX_TITLE, tagsIn } from "../../../contract/shareInfo.ts"
import { FormDialog } from "../../dialogs/FormDialog.tsx"
import { pathProblem } from "../../dialogs/givenPath.ts"
import { ItemNames } from "../../dialogs/ItemNames.tsx"
import { Field } from "../../parts/Field.tsx"
import { rememberFolder } from "../../parts/path/lastFolders.ts"
import { PathField } from "../../parts/path/PathField.tsx"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { createCommands } from "./createCommands.ts"
import { controlWords as words } from "./words.ts"

interface ItemsProps {
  readonly items: readonly Item[]
}

interface TextDialogProps extends ItemsProps {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly text?: string
  readonly begins: string
  /** It is a path on the node's machine: of a folder, or of a file as well. */
  readonly place?: "folder" | "file"
  readonly go: string
  readonly done: string
  readonly maxLength: number
  readonly check?: (text: string) => string | null
  readonly commands: (torrents: readonly string[], text: string) => readonly ManagementCommand[]
}

const TextDialog: Component<TextDialogProps> = (props) => {
  const { dialogs, preferences, toasts } = useModel()
  const { items, begins } = props
  const [text, setText] = createSignal(begins)
  const form = createCommands<"text">({
    check: () => {
      const wrong = props.check?.(text()) ?? null
      return wrong === null ? {} : { text: wrong }
    },
    commands: () =>
      props.commands(
        items.flatMap(({ torrent }) => (torrent ? [torrent.id] : [])),
        text().trim(),
      ),
    fieldOf: () => "text",
    done: () => {
      dialogs.close()
      toasts.say("done", props.done)
      if (props.place === "folder") rememberFolder(preferences, text())
    },
  })
  return (
    <FormDialog title={props.title} form={form} go={props.go}>
      <ItemNames items={items} />
      <Show when={props.text}>
        <p class="quiet">{props.text}</p>
      </Show>
      <Dynamic
        component={props.place ? PathField : Field}
        id="control-text"
        label={props.label}
        autofocus
        {...(props.place === "file" ? { files: true as const } : {})}
        value={text()}
        onInput={setText}
        problem={form.problems().text}
        maxLength={props.maxLength}
        hint={props.hint}
      />
    </FormDialog>
  )
}

export const TitleDialog: Component<ItemsProps> = (props) => (
  <TextDialog
    items={props.items}
    title={words.retitleTitle}
    label={words.title}
    hint={words.titleHint}
    begins={props.items[0]?.title ?? ""}
    go={words.rename}
    done={words.done}
    maxLength={MAX_TITLE}
    commands={(torrents, title) => torrents.map((torrent) => ({ type: "RetitleTorrent", torrent, title }))}
  />
)

/** Those that all of them have are there to be changed. */
export const TagsDialog: Component<ItemsProps> = (props) => {
  const all = props.items.map(({ torrent }) => torrent?.tags ?? [])
  const common = (all[0] ?? []).filter((tag) => all.every((tags) => tags.includes(tag)))
  return (
    <TextDialog
      items={props.items}
      title={words.tagsTitle(props.items.length)}
      label={words.tagsField}
      hint={words.tagsHint}
      begins={common.join(", ")}
      go={words.setTags}
      done={words.done}
      maxLength={2_000}
      commands={(torrents, text) => {
        const [add, kept] = [tagsIn(text), new Set(tagsIn(text))]
        const remove = common.filter((tag) => !kept.has(tag))
        return torrents.map((torrent) => ({ type: "TagTorrent", torrent, add, remove }))
      }}
    />
  )
}

export const MoveDialog: Component<ItemsProps> = (props) => (
  <TextDialog
    items={props.items}
    title={words.moveTitle}
    text={words.moveText}
    label={words.folder}
    hint={words.folderHint}
    begins=""
    place="folder"
    go={words.moveGo}
    done={words.moveDone}
    maxLength={4_096}
    check={pathProblem}
    commands={(torrents, folder) => torrents.map((torrent) => ({ type: "MoveData", torrent, folder }))}
  />
)

export const LocateDialog: Component<ItemsProps> = (props) => (
  <TextDialog
    items={props.items}
    title={words.locateTitle}
    text={words.locateText}
    label={words.path}
    hint={words.folderHint}
    begins=""
    place="file"
    go={words.locateGo}
    done={words.locateDone}
    maxLength={4_096}
    check={pathProblem}
    commands={(torrents, path) => torrents.map((torrent) => ({ type: "LocateData", torrent, path }))}
  />
)
