/** Asks for links to download. What it holds is fetched when it is first opened. */
import type { Component } from "solid-js"
import { Dialog } from "../dialogs/Dialog.tsx"
import { later } from "../parts/later.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { linesIn, wrongLine } from "./add/links.ts"
import { addWords } from "./add/words.ts"

const AddDownload = later(async () => (await import("./add/AddDownload.tsx")).AddDownload)

export const DownloadDialog: Component<{ readonly link: string }> = (props) => {
  const { dialogs } = useModel()
  return (
    <Dialog title={addWords.title} onClose={dialogs.close}>
      <AddDownload link={props.link} />
    </Dialog>
  )
}

export const downloadDialog: DialogEntry = {
  key: "d",
  get text() {
    return addWords.title
  },
  adds: "download",
  show: (dialogs, pasted = "") => dialogs.show(DownloadDialog, { link: linesIn(pasted).join("\n") }),
  recognise: (text) => (wrongLine(text) === null ? addWords.recognised(linesIn(text).length) : null),
}
