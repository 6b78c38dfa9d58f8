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
import { createPutAside } from "./putAside.ts"
import { createRates } from "./rates.ts"
import { createRelayActions, type CreditGuess, ledgerOf, type RelayGuess, relayOf } from "./relay.ts"
import { createSelection } from "./selection.ts"
import { createTheme } from "./theme.ts"
import { createToasts } from "./toasts.ts"

export const createModel = () => {
  const store = createNodeStore()
  const guesses = createGuesses<TorrentMode>(({ torrents, shares }) => [...torrents, ...shares])
  const mirrorGuesses = createGuesses<MirrorGuess>(({ mirrors }) => mirrors)
  const relayGuesses = createGuesses<RelayGuess>(({ relays }) => relays)
  const creditGuesses = createGuesses<CreditGuess>(({ credits }) => credits)
  const toasts = createToasts()
  const connection = createConnection(store, (rows) => {
    for (const { seeRows } of [guesses, mirrorGuesses, relayGuesses, creditGuesses]) seeRows(rows)
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
    relay: createMemo(() => relayOf(store.state.relays, relayGuesses.guesses)),
    /** Undefined until the ledger is opened. */
    ledger: createMemo(() => ledgerOf(store.state.credits, creditGuesses.guesses)),
    relayActions: createRelayActions(createAct(relayGuesses, toasts), createAct(creditGuesses, toasts)),
    mirrorActions: createMirrorActions(createAct(mirrorGuesses, toasts)),
    dialogs: createDialogs(),
    rates: createRates(() => store.state.live),
    now: createNow(),
    theme: createTheme(),
    putAside: createPutAside(),
    /** Goes to where an item is listed, and selects it; what is left out of the list would not be seen. */
    reveal: (id: string): void => {
      pages.go({ kind: "files" })
      if (!list.shown().some((item) => item.id === id)) {
        list.setFilter("all")
        list.setSearch("")
      }
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
