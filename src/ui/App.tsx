/** The frame: bar above, pages and filters beside, the page within, state below, dialogs and messages over all. */
import { type Component, Show } from "solid-js"
import { DialogHost } from "./dialogs/DialogHost.tsx"
import { Filters } from "./files/Filters.tsx"
import { listenForKeys } from "./frame/keys.ts"
import { Notices } from "./frame/Notices.tsx"
import { PageHost } from "./frame/PageHost.tsx"
import { Pages } from "./frame/Pages.tsx"
import { SignedOut } from "./frame/SignedOut.tsx"
import { StatusBar } from "./frame/StatusBar.tsx"
import { ToastList } from "./frame/ToastList.tsx"
import { TopBar } from "./frame/TopBar.tsx"
import { createModel, ModelContext } from "./state/model.ts"

export const App: Component = () => {
  const model = createModel()
  listenForKeys(model)
  const { selection, connection, pages } = model
  const onFiles = () => pages.page().kind === "files"
  return (
    <ModelContext.Provider value={model}>
      <Show when={connection.state() !== "signed-out"} fallback={<SignedOut />}>
        <div class="frame" data-details={onFiles() && selection.current() ? "open" : "closed"}>
          <TopBar />
          <div class="side">
            <Pages />
            <Show when={onFiles()}>
              <Filters />
            </Show>
          </div>
          <main class="work">
            <Notices />
            <PageHost />
          </main>
          <StatusBar />
        </div>
      </Show>
      <DialogHost />
      <ToastList />
    </ModelContext.Provider>
  )
}
