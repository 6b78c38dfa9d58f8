/** All of the page's state, made once and handed down by context. Owns the wiring and no state of its own. */
import { createContext, createMemo, useContext } from "solid-js"
import type { TorrentMode } from "../../api/contract/rows.ts"
import { createAct } from "./createAct.ts"
import { createActions } from "./actions.ts"
import { createConnection } from "./connection.ts"
import { createDialogs } from "./dialogs.ts"
import { createGuesses } from "./guesses.ts"
import { itemsOf } from "./items.ts"
import { createListView } from "./listView.ts"
import { createMirrorActions, type MirrorGuess, mirrorsOf } from "./mirrors.ts"
import { createNodeStore } from "./NodeStore.ts"
import { createNow } from "./now.ts"
import { createPages } from "./pages.ts"
import { createRates } from "./rates.ts"
import { createSelection } from "./selection.ts"
import { createTheme } from "./theme.ts"
import { createToasts } from "./toasts.ts"

export const createModel = () => {
  const store = createNodeStore()
  const guesses = createGuesses<TorrentMode>()
  const mirrorGuesses = createGuesses<MirrorGuess>()
  const toasts = createToasts()
  const connection = createConnection(store, (rows) => {
    guesses.seeRows(rows)
    mirrorGuesses.seeRows(rows)
  })
  const items = createMemo(() => itemsOf(store.state, guesses.guesses))
  const list = createListView(items)
  const selection = createSelection(list.shown)
  const pages = createPages()
  return {
    state: store.state,
    items, list, connection, toasts, selection, pages,
    mirrors: createMemo(() => mirrorsOf(store.state.mirrors, mirrorGuesses.guesses)),
    actions: createActions(createAct(guesses, toasts)),
    mirrorActions: createMirrorActions(createAct(mirrorGuesses, toasts)),
    dialogs: createDialogs(),
    rates: createRates(() => store.state.live),
    now: createNow(),
    theme: createTheme(),
    /** Goes to where an item is listed, and selects it. */
    reveal: (id: string): void => {
      pages.go({ kind: "files" })
      selection.only(id)
    },
  }
}
export type Model = ReturnType<typeof createModel>

export const ModelContext = createContext<Model>()

export const useModel = (): Model => {
  const model = useContext(ModelContext)
  if (!model) throw new Error("the model was not provided")
  return model
}
