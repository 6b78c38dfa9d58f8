/** The list of all that is shared and downloaded, and what is known of the selected. */
import { type Component, Match, Show, Switch } from "solid-js"
import { Details } from "./details/Details.tsx"
import { useModel } from "../state/model.ts"
import { EmptyState } from "./EmptyState.tsx"
import { ItemTable } from "./ItemTable.tsx"

export const TransfersPage: Component = () => {
  const { items, selection } = useModel()
  return (
    <>
      <Switch>
        <Match when={items().length === 0}>
          <EmptyState />
        </Match>
        <Match when={true}>
          <ItemTable />
        </Match>
      </Switch>
      <Show when={selection.current()}>{(item) => <Details item={item()} />}</Show>
    </>
  )
}
