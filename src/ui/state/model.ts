/** All of the page's state, made once and handed down by context. Owns the wiring and no state of its own. */
import { createContext, createMemo, useContext } from "solid-js"
import { createActions } from "./actions.ts"
import { createConnection } from "./connection.ts"
import { createDialogs } from "./dialogs.ts"
import { createGuesses } from "./guesses.ts"
import { itemsOf } from "./items.ts"
import { createListView } from "./listView.ts"
import { createNodeStore } from "./NodeStore.ts"
import { createRates } from "./rates.ts"
import { createSelection } from "./selection.ts"
import { createTheme } from "./theme.ts"
import { createToasts } from "./toasts.ts"

export const createModel = () => {
  const store = createNodeStore()
  const guesses = createGuesses()
  const toasts = createToasts()
  const connection = createConnection(store, guesses.seeRows)
  const items = createMemo(() => itemsOf(store.state, guesses.guesses))
  const list = createListView(items)
  return {
    state: store.state,
    items, list, connection, toasts,
    selection: createSelection(list.shown),
    actions: createActions(guesses, toasts),
    dialogs: createDialogs(),
    rates: createRates(() => store.state.live),
    theme: createTheme(),
  }
}
export type Model = ReturnType<typeof createModel>

export const ModelContext = createContext<Model>()

export const useModel = (): Model => {
  const model = useContext(ModelContext)
  if (!model) throw new Error("the model was not provided")
  return model
}
