/** All of the page's state, made once and handed down by context. Owns the wiring and no state of its own. */
import { createContext, createEffect, createMemo, on, useContext } from "solid-js"
import type { TorrentMode } from "../../contract/rows.ts"
import { relayStanding } from "../../contract/words/relay.ts"
import { mirrorsPlace } from "../mirrors/place.ts"
import { transfersPlace } from "../transfers/place.ts"
import { createAct } from "./createAct.ts"
import { createActions } from "./actions.ts"
import { createConnection } from "./connection.ts"
import { createDialogs, type DialogEntry } from "./dialogs.ts"
import { createGuesses, type Guesses } from "./guesses.ts"
import { createItemsOf, type Item, newestFirst, sumsOf } from "./items.ts"
import type { Column } from "../table/column.ts"
import { createTableState } from "../table/createTableState.ts"
import { createOrder } from "../table/order.ts"
import { createListings } from "./listings.ts"
import { byListing } from "./listChoice.ts"
import { createListAsked, createListView } from "./listView.ts"
import { createMenu } from "./menu.ts"
import { createMirrorActions, type MirrorGuess, mirrorsOf } from "./mirrors.ts"
import { createMoment } from "./moment.ts"
import { createNodeStore } from "./NodeStore.ts"
import { createNews } from "./news.ts"
import { createNotices } from "./notices.ts"
import { createNow } from "./now.ts"
import { publicTwins } from "./ownShares.ts"
import { createOpenItem } from "./openItem.ts"
import { createPages, type PageEntry } from "./pages.ts"
import { createPreferences } from "./createPreferences.ts"
import { createPutAside } from "./putAside.ts"
import { createHour } from "./rates.ts"
import { affordableThen, createRelayActions, type CreditGuess, ledgerOf, type RelayGuess, relayOf } from "./relay.ts"
import { createSelection } from "./selection.ts"
import { createTheme } from "./theme.ts"
import { createTrustedActions, type TrustedGuess, trustedOf } from "./trusted.ts"
import { createToasts } from "./toasts.ts"
import { stateWords } from "./words.ts"
import { createViews } from "./views.ts"

/** What the page is made of: whoever makes the model knows views, and the model knows none. */
export interface Parts {
  readonly pages: readonly PageEntry[]
  readonly dialogs: readonly DialogEntry[]
  readonly itemColumns: readonly [Column<Item>, ...Column<Item>[]]
}

export const createModel = ({ pages: pageEntries, dialogs: dialogEntries, itemColumns }: Parts) => {
  const now = createNodeStore()
  const guesses = createGuesses<TorrentMode>(({ torrents, shares }) => [...torrents, ...shares])
  const mirrorGuesses = createGuesses<MirrorGuess>(({ mirrors }) => mirrors)
  const trustedGuesses = createGuesses<TrustedGuess>(({ trusted }) => trusted)
  const relayGuesses = createGuesses<RelayGuess>(({ relays }) => relays)
  const creditGuesses = createGuesses<CreditGuess>(({ credits }) => credits)
  const toasts = createToasts()
  const connection = createConnection(now, (rows) => {
    for (const { seeRows } of [guesses, mirrorGuesses, trustedGuesses, relayGuesses, creditGuesses]) seeRows(rows)
  })
  const pages = createPages(pageEntries)
  const moment = createMoment(pages, now, () => connection.state() === "live", toasts)
  const { shown: store, isPast } = moment
  /** What a button will have done is laid over what is now. */
  const laidOver = <Guess>({ guesses: all }: Guesses<Guess>): ReturnType<typeof all> => (isPast() ? {} : all())
  const itemsIn = (source: typeof store, laid: () => ReturnType<typeof guesses.guesses>) => {
    const itemsOf = createItemsOf()
    const ready = createMemo(() => source.state.live.carrier.state === "ready")
    return createMemo(() =>
      itemsOf({
        torrents: source.torrents(),
        shares: source.shares(),
        figures: source.figures(),
        ...source.reported(),
        ready: ready(),
        guesses: laid(),
      }),
    )
  }
  const itemsNow = itemsIn(now, guesses.guesses)
  const itemsThen = itemsIn(moment.rowsThen, () => ({}))
  const items = (): readonly Item[] => (isPast() ? itemsThen() : itemsNow())
  const preferences = createPreferences()
  createEffect(() => connection.state() === "live" && preferences.sync())
  // Settings are of the node's own history, and the page's preferences are one of them.
  createEffect(on(() => now.state.heard["limits/self"], preferences.look, { defer: true }))
  const listAsked = createListAsked(transfersPlace.page, pages)
  const transfers = createTableState(
    { id: "transfers", columns: itemColumns, sort: [{ id: "added", down: true }] },
    preferences,
    { sort: () => listAsked.asked()["sort"], setSort: (sort) => listAsked.ask({ sort }, "replace") },
  )
  const listings = createListings()
  const sorting = { keys: transfers.keys, ordered: createOrder(itemColumns, newestFirst) }
  // Who lists what is known of now alone.
  const listed = () => (isPast() ? null : listings.listed())
  const list = createListView(items, sorting, listAsked, listed, () => (isPast() ? byListing : []))
  const selection = createSelection(list)
  const openItem = createOpenItem(transfersPlace.page, pages, selection)
  const sums = createMemo(() => sumsOf(itemsNow()))
  const mirrorsNow = createMemo(() => mirrorsOf(now.rows("mirrors"), mirrorGuesses.guesses()))
  const mirrors = createMemo(() => (isPast() ? mirrorsOf(store.rows("mirrors"), {}) : mirrorsNow()))
  const relay = createMemo(() => relayOf(store.rows("relays"), laidOver(relayGuesses)))
  const ledger = createMemo(() => ledgerOf(store.rows("credits"), laidOver(creditGuesses)))
  const clock = createNow()
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
    listings: { ...listings, listed },
    moment,
    views: createViews(preferences, listAsked, transfers),
    connection,
    toasts,
    selection,
    pages,
    openItem,
    mirrors,
    notices: createNotices(),
    preferences,
    menu: createMenu(() => (isPast() ? stateWords.isPast : null)),
    /** The columns of the list, and what one has made of them. */
    transfers,
    news: createNews({
      known: () => now.state.whole,
      items: itemsNow,
      mirrors: mirrorsNow,
      health: () => now.state.live.health,
      itemsPage: transfersPlace.page,
      mirrorsPlace,
    }),
    trusted: createMemo(() => trustedOf(store.rows("trusted"), laidOver(trustedGuesses))),
    trustedActions: createTrustedActions(createAct(trustedGuesses, toasts)),
    actions: createActions(createAct(guesses, toasts)),
    relay,
    /** Of what was, no more than what its operator wanted of it is known. */
    relayStanding: () => (isPast() ? relay().mode : relayStanding(relay(), store.state.live.relay)),
    /** Undefined until the ledger is opened. */
    ledger,
    /** Octets that may be begun; null where nothing limits that. Of what was, what the balance was enough for. */
    affordable: () => (isPast() ? affordableThen(ledger()) : store.state.live.credit.affordable),
    relayActions: createRelayActions(createAct(relayGuesses, toasts), createAct(creditGuesses, toasts)),
    mirrorActions: createMirrorActions(createAct(mirrorGuesses, toasts)),
    dialogs: createDialogs(dialogEntries, moment.refuses),
    /** Octets a second, of all. */
    sums,
    hour: createHour(sums),
    /** Of the moment that is looked at: how long ago something was is told from there. */
    now: (): number => moment.told()?.at ?? clock(),
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
