/** Bar above, ways to the pages beside, the page within, state below, dialogs and messages over all. */
import { type Component, createEffect, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { DialogHost } from "../dialogs/DialogHost.tsx"
import { MomentBanner } from "../moment/Banner.tsx"
import { keepPlace } from "../moment/keepPlace.ts"
import { focusOn } from "../parts/focusOn.ts"
import { preloadAll } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import { componentsOf } from "../state/pages.ts"
import { BottomBar } from "./BottomBar.tsx"
import { DropZone } from "./DropZone.tsx"
import { listenForKeys } from "./keys.ts"
import { MenuHost } from "./MenuHost.tsx"
import { Navigation } from "./Navigation.tsx"
import { Notices } from "./Notices.tsx"
import { PageHost } from "./PageHost.tsx"
import { SignedOut } from "./SignedOut.tsx"
import { StatusBar } from "./StatusBar.tsx"
import { ToastList } from "./ToastList.tsx"
import { TopBar } from "./TopBar.tsx"
import { frameWords } from "./words.ts"

export const Frame: Component = () => {
  const { connection, moment, pages, preferences, state } = useModel()
  listenForKeys()
  keepPlace()
  // Once all rows are here the rest of the page may come, so that later no way waits for a circuit.
  createEffect(() => {
    if (state.whole) void preloadAll(componentsOf(pages.entries))
  })
  beginWhereItFits()
  return (
    <>
      <Show when={connection.state() !== "signed-out"} fallback={<SignedOut />}>
        <button type="button" class="skip button" onClick={() => focusOn("work")}>
          {frameWords.skip}
        </button>
        <div
          class="frame"
          data-details={pages.entry().hasDetails?.() ? "open" : "closed"}
          data-moment={moment.isPast() ? "past" : "now"}
          data-side={preferences.all().foldedSide ? "folded" : "open"}
        >
          <TopBar />
          <div class="side" id="side">
            <Navigation />
            <Dynamic component={pages.entry().side} />
          </div>
          <main class="work" id="work" tabindex="-1">
            <h1 class="hidden">Bulbil</h1>
            <MomentBanner />
            <Notices />
            <PageHost />
          </main>
          <StatusBar />
          <BottomBar />
        </div>
        <DropZone />
      </Show>
      <DialogHost />
      <MenuHost />
      <ToastList />
    </>
  )
}

/** Once, when it is known what there is: a page that is for a time is where one begins, if the address named none. */
const beginWhereItFits = (): void => {
  const { pages, preferences, state } = useModel()
  let begun = pages.wasNamed
  createEffect(() => {
    if (begun || !state.known || !preferences.read()) return
    begun = true
    if (pages.isFromHere() || pages.isChosen()) return
    const first = pages.entries.find(({ begins }) => begins?.())
    if (first) pages.go({ page: first.id }, "replace")
  })
}
