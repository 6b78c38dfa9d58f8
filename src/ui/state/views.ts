/**
 * Views of the list of transfers that are kept with the preferences: what is chosen of it, how it is sorted, and its
 * columns. Widths are not a view's: they go by the window.
 */
import { batch, createMemo } from "solid-js"
import { MOST_NAME } from "../../contract/settings/preferenceLimits.ts"
import { type Column, inOrder, isShown, type TableChoice } from "../table/column.ts"
import { keysIn, sortText, type TableState } from "../table/createTableState.ts"
import { sameAsked } from "./address.ts"
import { fits, newId, put, without } from "./kept.ts"
import type { ListAsked } from "./listView.ts"
import type { KeptPreferences } from "./createPreferences.ts"
import type { View } from "./preferences.ts"

/** What is shown, as a view has it. */
type Look = Pick<View, "asked" | "columns">

const idsOf = (columns: readonly Column<any>[], choice: TableChoice): string =>
  inOrder(columns, choice.order)
    .filter((column) => isShown(column, choice))
    .map(({ id }) => id)
    .join()

/** What looks alike is alike, whichever way one came to it. Pure. */
const sameLook = (columns: readonly Column<any>[], a: Look, b: Look): boolean =>
  sameAsked(a.asked, b.asked) && idsOf(columns, a.columns) === idsOf(columns, b.columns)

export type Unkept = "nameless" | "taken" | "full" | "unsent"

export const createViews = (
  { all: preferences, amend }: Pick<KeptPreferences, "all" | "amend">,
  { asked, ask }: ListAsked,
  table: Pick<TableState<any>, "columns" | "choice" | "keys" | "take">,
) => {
  const all = (): readonly View[] => preferences().views ?? []
  const now = createMemo((): Look => {
    const { order = [], shown = {} } = table.choice()
    return { asked: { ...asked(), sort: sortText(table.keys()) }, columns: { order, shown } }
  })
  const keep = async (view: View): Promise<Unkept | null> => {
    const name = view.name.trim().slice(0, MOST_NAME)
    if (!name) return "nameless"
    if (all().some((one) => one.name === name && one.id !== view.id)) return "taken"
    const next = (list: readonly View[]): readonly View[] => put(list, { ...view, name })
    if (!fits({ ...preferences(), views: next(all()) })) return "full"
    return (await amend("views", next)) ? null : "unsent"
  }
  return {
    all,
    /** The one that is shown, as long as nothing differs from it. */
    current: createMemo((): View | undefined => all().find((view) => sameLook(table.columns, view, now()))),
    show: ({ asked: wanted, columns }: View): void => {
      const others = Object.keys(asked()).map((name): readonly [string, undefined] => [name, undefined])
      batch(() => {
        table.take({ ...columns, sort: keysIn(wanted["sort"] ?? "") })
        ask({ ...Object.fromEntries(others), ...wanted })
      })
    },
    /** Each says why it was not done, or not yet. */
    keep: (name: string) => keep({ id: newId(), name, ...now() }),
    rename: (view: View, name: string) => keep({ ...view, name }),
    replace: (view: View) => keep({ ...view, ...now() }),
    remove: ({ id }: View) => amend("views", (list) => without(list, id)),
  }
}
