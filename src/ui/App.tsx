/** The interface: its state, and the frame around the page that is open. */
import type { Component } from "solid-js"
import { dialogs } from "./dialogs.ts"
import { Frame } from "./frame/Frame.tsx"
import { pages } from "./pages.ts"
import type { DialogEntry } from "./state/dialogs.ts"
import { createModel, ModelContext } from "./state/model.ts"
import type { PageEntry } from "./state/pages.ts"
import { itemColumns } from "./transfers/itemColumns.tsx"

interface AppProps {
  readonly pages?: readonly PageEntry[]
  readonly dialogs?: readonly DialogEntry[]
}

export const App: Component<AppProps> = (props) => (
  <ModelContext.Provider
    value={createModel({ pages: props.pages ?? pages, dialogs: props.dialogs ?? dialogs, itemColumns })}
  >
    <Frame />
  </ModelContext.Provider>
)
