/**
 * What is dropped anywhere: words and links go the way of what is pasted. Of files a browser hands over contents and no
 * path, and the node is elsewhere: that is said, and what to do instead.
 */
import { type Component, createSignal, onCleanup, Show } from "solid-js"
import { recognised } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { typing } from "./keys.ts"
import { frameWords } from "./words.ts"

const isFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true
/** A list of addresses has comments, and one a line. */
const textOf = ({ dataTransfer }: DragEvent): string =>
  (dataTransfer?.getData("text/uri-list") || dataTransfer?.getData("text/plain") || "")
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("#")) ?? ""

/** Text over a field is the browser's to put in; and an open dialog, with what was typed into it, stays. */
const isElsewhere = (event: DragEvent): boolean =>
  !isFiles(event) && (typing(event.target) || document.querySelector("dialog[open]") !== null)

export const DropZone: Component = () => {
  const { dialogs, moment, toasts } = useModel()
  const [over, setOver] = createSignal<"files" | "text" | null>(null)
  let leaving: ReturnType<typeof setTimeout> | undefined
  const end = (): void => {
    clearTimeout(leaving)
    setOver(null)
  }
  const onOver = (event: DragEvent): void => {
    // Within the page rows and heads are dragged, too: those are not for here.
    if (!isFiles(event) && !event.dataTransfer?.types.some((type) => type.startsWith("text/"))) return
    if (isElsewhere(event)) return end()
    event.preventDefault()
    clearTimeout(leaving)
    leaving = setTimeout(end, 300)
    setOver(isFiles(event) ? "files" : "text")
  }
  const onDrop = (event: DragEvent): void => {
    if (isElsewhere(event) || (over() === null && !isFiles(event))) return
    event.preventDefault()
    end()
    if (moment.refuses()) return
    if (isFiles(event)) return toasts.say("refused", frameWords.files)
    const found = recognised(textOf(event), dialogs)
    if (found) found.open()
    else toasts.say("refused", frameWords.notDropped)
  }
  document.addEventListener("dragover", onOver)
  document.addEventListener("drop", onDrop)
  onCleanup(() => {
    clearTimeout(leaving)
    document.removeEventListener("dragover", onOver)
    document.removeEventListener("drop", onDrop)
  })
  return (
    <Show when={over()}>
      <div class="drop" aria-hidden="true">
        <p>{moment.off() ?? (over() === "files" ? frameWords.files : frameWords.drop)}</p>
      </div>
    </Show>
  )
}
