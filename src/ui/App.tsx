/** The frame: bar above, filters beside, list and details within, state below, dialogs and messages over all. */
import { type Component, Match, Show, Switch } from "solid-js"
import { Details } from "./details/Details.tsx"
import { DialogHost } from "./dialogs/DialogHost.tsx"
import { Filters } from "./frame/Filters.tsx"
import { listenForKeys } from "./frame/keys.ts"
import { Notices } from "./frame/Notices.tsx"
import { SignedOut } from "./frame/SignedOut.tsx"
import { StatusBar } from "./frame/StatusBar.tsx"
import { ToastList } from "./frame/ToastList.tsx"
import { TopBar } from "./frame/TopBar.tsx"
import { EmptyState } from "./list/EmptyState.tsx"
import { ItemTable } from "./list/ItemTable.tsx"
import { createModel, ModelContext } from "./state/model.ts"

export const App: Component = () => {
  const model = createModel()
  listenForKeys(model)
  const { state, items, selection, connection } = model
  return (
    <ModelContext.Provider value={model}>
      <Show when={connection.state() !== "signed-out"} fallback={<SignedOut />}>
        <div class="frame" data-details={selection.current() ? "open" : "closed"}>
          <TopBar />
          <Filters />
          <main class="work">
            <Notices />
            <div class="stage">
              <Switch>
                <Match when={!state.known}><p class="quiet centred">Reading the node’s state …</p></Match>
                <Match when={items().length === 0}><EmptyState /></Match>
                <Match when={true}><ItemTable /></Match>
              </Switch>
              <Show when={selection.current()}>{(item) => <Details item={item()} />}</Show>
            </div>
          </main>
          <StatusBar />
        </div>
      </Show>
      <DialogHost />
      <ToastList />
    </ModelContext.Provider>
  )
}
