/** At the foot of every page: the relay, and what the credit is enough for; the way to their page. */
import { type Component, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { useModel } from "../state/model.ts"
import { relayShort } from "./relayText.ts"
import { relayPlace } from "./place.ts"
import { relayFootWords } from "./footWords.ts"

export const RelayLine: Component = () => {
  const { affordable, ledger, pages, relayStanding, state } = useModel()
  return (
    <button
      type="button"
      class="foot-way figure relay-line"
      title={relayFootWords.title}
      onClick={() => pages.go(relayPlace)}
    >
      {relayShort(relayStanding(), state.live.relay)}
      <Show when={ledger()}>
        {" "}
        · {affordable() === null ? relayFootWords.noCredit : relayFootWords.credit(bytesText(affordable()!))}
      </Show>
    </button>
  )
}
