/** Shows the page one is on. */
import { type Component, Match, Switch } from "solid-js"
import { CataloguePage } from "../catalogue/CataloguePage.tsx"
import { LogPage } from "../log/LogPage.tsx"
import { FilesPage } from "../files/FilesPage.tsx"
import { MirrorsPage } from "../mirrors/MirrorsPage.tsx"
import { RelayPage } from "../relay/RelayPage.tsx"
import { useModel } from "../state/model.ts"
import { TrackerPage } from "../tracker/TrackerPage.tsx"

export const PageHost: Component = () => {
  const { pages, state } = useModel()
  const address = (): string | null => {
    const page = pages.page()
    return page.kind === "catalogue" ? page.address : null
  }
  return (
    <div class="stage">
      <Switch>
        <Match when={!state.known}>
          <p class="quiet centred">Reading the node’s state …</p>
        </Match>
        <Match when={pages.page().kind === "tracker"}>
          <TrackerPage />
        </Match>
        <Match when={pages.page().kind === "mirrors"}>
          <MirrorsPage />
        </Match>
        <Match when={pages.page().kind === "relay"}>
          <RelayPage />
        </Match>
        <Match when={pages.page().kind === "log"}>
          <LogPage />
        </Match>
        <Match when={address() !== null && { address: address()! }} keyed>
          {(page) => <CataloguePage address={page.address} />}
        </Match>
        <Match when={true}>
          <FilesPage />
        </Match>
      </Switch>
    </div>
  )
}
