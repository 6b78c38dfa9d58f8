/** Five first steps, each with how it stands, and what none of it hides. */
import { type Component, For, Show } from "solid-js"
import { pageWords } from "../pageWords.ts"
import { Page } from "../parts/Page.tsx"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { LinkCard } from "./LinkCard.tsx"
import { RelayCard } from "./RelayCard.tsx"
import { CLOSED, startSteps } from "./steps.ts"
import "./start.css"
import { TorCard } from "./TorCard.tsx"
import { TransferCard } from "./TransferCard.tsx"
import { TrustCard } from "./TrustCard.tsx"
import { startWords as words } from "./words.ts"
import { transfersPlace } from "../transfers/place.ts"

const cards = [TorCard, LinkCard, RelayCard, TrustCard, TransferCard] as const

export const StartPage: Component = () => {
  const model = useModel()
  const done = () => startSteps(model)
  const close = (): void => {
    model.putAside.add(CLOSED)
    model.pages.go(transfersPlace)
    model.toasts.say("done", words.closed)
  }
  return (
    <Page
      title={pageWords.start}
      intro={words.intro}
      actions={
        <button type="button" class="button" onClick={close}>
          {words.close}
        </button>
      }
    >
      <ol class="steps-cards">
        <For each={cards}>
          {(Card, n) => (
            <li class="step" data-done={done()[n()]}>
              <span class="step-mark" aria-hidden="true">
                <Show when={done()[n()]} fallback={n() + 1}>
                  <Icon name="check" />
                </Show>
              </span>
              <div class="step-body">
                <Card />
                <Show when={done()[n()]}>
                  <span class="hidden">{words.done}</span>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
      <section class="part" aria-labelledby="hides-title">
        <h3 id="hides-title">{words.hides.title}</h3>
        <ul class="advice">
          <For each={words.hides.lines}>{(line) => <li>{line}</li>}</For>
        </ul>
      </section>
    </Page>
  )
}
