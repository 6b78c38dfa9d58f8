/** Asks for a path, shows what its files say about whoever shares them, and shares what one has answered. */
import { isWholePath } from "../../contract/places.ts"
import type { Component } from "solid-js"
import { Dialog } from "../dialogs/Dialog.tsx"
import { later } from "../parts/later.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { linkWords } from "./linkWords.ts"

const ShareForm = later(async () => (await import("./ShareForm.tsx")).ShareForm)

export const ShareDialog: Component<{ readonly path: string }> = (props) => {
  const { dialogs, reveal } = useModel()
  let begun: string | null = null
  const close = (): void => {
    dialogs.close()
    if (begun !== null) reveal(begun)
  }
  return (
    <Dialog title={linkWords.title} onClose={close}>
      <ShareForm path={props.path} onShared={(id) => void (begun = id)} onClose={close} />
    </Dialog>
  )
}

export const shareDialog: DialogEntry = {
  key: "s",
  get text() {
    return linkWords.title
  },
  adds: "share",
  show: (dialogs, path = "") => dialogs.show(ShareDialog, { path }),
  recognise: (text) => (isWholePath(text) ? linkWords.recognised : null),
}
