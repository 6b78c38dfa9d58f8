/** All of the page's state, made once and handed down by context. Owns the wiring and no state of its own. */
import { createContext, createEffect, createMemo, useContext } from "solid-js"
import type { TorrentMode } from "../../contract/rows.ts"
import { mirrorsPlace } from "../mirrors/place.ts"
import { transfersPlace } from "../transfers/place.ts"
import { createAct } from "./createAct.ts"
import { createActions } from "./actions.ts"
import { createConnection } from "./connection.ts"
import { createDialogs, type DialogEntry } from "./dialogs.ts"
import { createGuesses } from "./guesses.ts"
import { createItemsOf, type Item, newestFirst, sumsOf } from "./items.ts"
import type { Column } from "../table/column.ts"
import { createTableState } from "../table/createTableState.ts"
import { createOrder } from "../table/order.ts"
import { createListings } from "./listings.ts"
import { createListAsked, createListView } from "./listView.ts"
import { createMenu } from "./menu.ts"
import { createMirrorActions, type MirrorGuess, mirrorsOf } from "./mirrors.ts"
import { createNodeStore } from "./NodeStore.ts"
import { createNews } from "./news.ts"
import { createNotices } from "./notices.ts"
import { createNow } from "./now.ts"
import { publicTwins } from "./ownShares.ts"
import { createOpenItem } from "./openItem.ts"
import { createPages, type PageEntry } from "./pages.ts"
import { createPreferences } from "./preferences.ts"
import { createPutAside } from "./putAside.ts"
import { createHour } from "./rates.ts"
import { createRelayActions, type CreditGuess, ledgerOf, type RelayGuess, relayOf } from "./relay.ts"
import { createSelection } from "./selection.ts"
import { createTheme } from "./theme.ts"
import { createTrustedActions, type TrustedGuess, trustedOf } from "./trusted.ts"
import { createToasts } from "./toasts.ts"
import { createViews } from "./views.ts"

/** What the page is made of: whoever makes the model knows views, and the model knows none. */
export interface Parts {
  readonly pages: readonly PageEntry[]
  readonly dialogs: readonly DialogEntry[]
  readonly itemColumns: readonly [Column<Item>, ...Column<Item>[]]
}

export const createModel = ({ pages: pageEntries, dialogs: dialogEntries, itemColumns }: Parts) => {
  const store = createNodeStore()
  const guesses = createGuesses<TorrentMode>(({ torrents, shares }) => [...torrents, ...shares])
  const mirrorGuesses = createGuesses<MirrorGuess>(({ mirrors }) => mirrors)
  const trustedGuesses = createGuesses<TrustedGuess>(({ trusted }) => trusted)
  const relayGuesses = createGuesses<RelayGuess>(({ relays }) => relays)
  const creditGuesses = createGuesses<CreditGuess>(({ credits }) => credits)
  const toasts = createToasts()
  const connection = createConnection(store, (rows) => {
    for (const { seeRows } of [guesses, mirrorGuesses, trustedGuesses, relayGuesses, creditGuesses]) seeRows(rows)
  })
  const itemsOf = createItemsOf()
  const ready = createMemo(() => store.state.live.carrier.state === "ready")
  const items = createMemo(() =>
    itemsOf({
      torrents: store.torrents(),
      shares: store.shares(),
      figures: store.figures(),
      ...store.reported(),
      ready: ready(),
      guesses: guesses.guesses(),
    }),
  )
  const preferences = createPreferences()
  // Each time the node is reached: another browser may have changed them.
  createEffect(() => connection.state() === "live" && preferences.sync())
  const pages = createPages(pageEntries)
  const listAsked = createListAsked(transfersPlace.page, pages)
  const transfers = createTableState(
    { id: "transfers", columns: itemColumns, sort: [{ id: "added", down: true }] },
    preferences,
    { sort: () => listAsked.asked()["sort"], setSort: (sort) => listAsked.ask({ sort }, "replace") },
  )
  const listings = createListings()
  const sorting = { keys: transfers.keys, ordered: createOrder(itemColumns, newestFirst) }
  const list = createListView(items, sorting, listAsked, listings.listed)
  const selection = createSelection(list)
  const openItem = createOpenItem(transfersPlace.page, pages, selection)
  const sums = createMemo(() => sumsOf(items()))
  const mirrors = createMemo(() => mirrorsOf(store.rows("mirrors"), mirrorGuesses.guesses()))
  return {
    state: store.state,
    rows: store.rows,
    shares: store.shares,
    /** See publicTwins. */
    twins: createMemo(() => publicTwins(store.shares().values())),
    /** Items by their torrent's id, and by its infohash. */
    inList: createMemo(
      () =>
        new Map(
          items().flatMap((item) =>
            [item.torrent?.id, item.torrent?.infohash].flatMap((key) => (key ? [[key as string, item] as const] : [])),
          ),
        ),
    ),
    items,
    list,
    listings,
    views: createViews(preferences, listAsked, transfers),
    connection,
    toasts,
    selection,
    pages,
    openItem,
    mirrors,
    notices: createNotices(),
    preferences,
    menu: createMenu(),
    /** The columns of the list, and what one has made of them. */
    transfers,
    news: createNews({
      known: () => store.state.whole,
      items,
      mirrors,
      health: () => store.state.live.health,
      itemsPage: transfersPlace.page,
      mirrorsPlace,
    }),
    trusted: createMemo(() => trustedOf(store.rows("trusted"), trustedGuesses.guesses())),
    trustedActions: createTrustedActions(createAct(trustedGuesses, toasts)),
    actions: createActions(createAct(guesses, toasts)),
    relay: createMemo(() => relayOf(store.rows("relays"), relayGuesses.guesses())),
    /** Undefined until the ledger is opened. */
    ledger: createMemo(() => ledgerOf(store.rows("credits"), creditGuesses.guesses())),
    relayActions: createRelayActions(createAct(relayGuesses, toasts), createAct(creditGuesses, toasts)),
    mirrorActions: createMirrorActions(createAct(mirrorGuesses, toasts)),
    dialogs: createDialogs(dialogEntries),
    /** Octets a second, of all. */
    sums,
    hour: createHour(sums),
    now: createNow(),
    theme: createTheme(preferences),
    putAside: createPutAside(preferences),
    /** Goes to where an item is listed, or to a side of it; what is left out of the list would not be seen. */
    reveal: (id: string, side?: string): void => {
      pages.go(side === undefined ? transfersPlace : { ...transfersPlace, given: `${id}/${side}` })
      if (list.positionOf(id) < 0) list.widen()
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
