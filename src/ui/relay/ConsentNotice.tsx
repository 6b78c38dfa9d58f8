/**
 * Above the list, where nothing is in the way: one question, once, in a quiet line. Put aside, it does not come again;
 * the pages of the relay and of the first steps ask it still.
 */
import type { Component } from "solid-js"
import { Marked } from "../parts/Marked.tsx"
import { Notice } from "../parts/Notice.tsx"
import { useModel } from "../state/model.ts"
import { transfersPlace } from "../transfers/place.ts"
import { relayPlace } from "./place.ts"
import { relayFootWords } from "./footWords.ts"

export const ConsentNotice: Component = () => {
  const { connection, pages, putAside, relay, state } = useModel()
  const quiet = () =>
    !state.known ||
    connection.isLost() ||
    state.live.carrier.state !== "ready" ||
    pages.entry().id !== transfersPlace.page
  return (
    <Notice
      id="relay"
      rank={9}
      when={!quiet() && relay().mode === "unasked" && !putAside.has("relay")}
      tone="rest"
      icon="relay"
      later={relayFootWords.notNow}
      onDismiss={() => putAside.add("relay")}
      ways={
        <button type="button" class="link-like" onClick={() => pages.go(relayPlace)}>
          {relayFootWords.means}
        </button>
      }
    >
      <p>
        <Marked text={relayFootWords.could} />
      </p>
    </Notice>
  )
}
