/**
 * The question whether this machine may be a Tor relay: what that is, what becomes known, what it costs, and what
 * follows from no. Two answers of equal weight.
 */
import { type Component, For, Show } from "solid-js"
import { consentWords } from "../../contract/words/consent.ts"
import { Marked } from "../parts/Marked.tsx"
import { useModel } from "../state/model.ts"
import { withoutRelay } from "../../contract/words/credit.ts"
import { relayPageWords } from "./words.ts"

const words = consentWords(relayPageWords.here)

export const Consent: Component<{ readonly answered: () => void }> = (props) => {
  const { ledger, relayActions, state } = useModel()
  const answer = (consent: "yes" | "no"): void => {
    relayActions.answer(consent)
    props.answered()
    document.getElementById("page-title")?.focus()
  }
  return (
    <section class="part consent" aria-labelledby="consent-title">
      <h3 id="consent-title">{relayPageWords.may}</h3>
      <p>
        <Marked text={words.about} />
      </p>
      <div class="consent-sides">
        <For each={words.sides}>
          {({ title, points }) => (
            <div>
              <h4>{title}</h4>
              <ul class="advice">
                <For each={points}>
                  {(point) => (
                    <li>
                      <Marked text={point} />
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </div>
      <p>
        <Marked text={words.otherwise} />{" "}
        <Show when={ledger()}>{(own) => <>{withoutRelay(own(), state.live.credit)}</>}</Show>
      </p>
      <div class="consent-answers">
        <button type="button" class="button" onClick={() => answer("yes")}>
          {relayPageWords.yes}
        </button>
        <button type="button" class="button" onClick={() => answer("no")}>
          {relayPageWords.no}
        </button>
        <p class="quiet">{relayPageWords.change}</p>
      </div>
    </section>
  )
}
