/** Above all pages, where nothing is in the way: one question, once. Put aside, it does not come again. */
import type { Component } from "solid-js"
import { Marked } from "../parts/Marked.tsx"
import { Notice } from "../parts/Notice.tsx"
import { useModel } from "../state/model.ts"
import { relayPlace } from "./place.ts"
import { relayFootWords } from "./footWords.ts"

export const ConsentNotice: Component = () => {
  const { connection, pages, putAside, relay, state } = useModel()
  const quiet = () =>
    !state.known || connection.isLost() || state.live.carrier.state !== "ready" || pages.entry().id === relayPlace.page
  return (
    <Notice
      id="relay"
      rank={9}
      when={!quiet() && relay().mode === "unasked" && !putAside.has("relay")}
      tone="move"
      icon="relay"
      onDismiss={() => putAside.add("relay")}
      ways={
        <>
          <button type="button" class="button" onClick={() => pages.go(relayPlace)}>
            {relayFootWords.means}
          </button>
          <button type="button" class="button" onClick={() => putAside.add("relay")}>
            {relayFootWords.notNow}
          </button>
        </>
      }
    >
      <p>
        <Marked text={relayFootWords.could} />
      </p>
    </Notice>
  )
}
