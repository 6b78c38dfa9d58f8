/** The ledger day by day: what came and went, with bars to compare by. On a phone each day is a card. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { Tone } from "../parts/standingLook.ts"
import { cameOn, wentOn } from "./creditBars.ts"
import type { CreditReading } from "./createCreditPage.ts"
import { relayPageWords } from "./words.ts"

const SHOWN = 7

export const CreditDays: Component<{ readonly credit: CreditReading }> = (props) => {
  const [all, setAll] = createSignal(false)
  const days = createMemo(() => [...(props.credit.page()?.days ?? [])].reverse())
  const shown = () => (all() ? days() : days().slice(0, SHOWN))
  const most = () => Math.max(1, ...shown().flatMap((day) => [cameOn(day), wentOn(day)]))
  return (
    <section class="part" aria-label={relayPageWords.days}>
      <Show
        when={days().length > 0}
        fallback={
          <p class="quiet">
            {props.credit.problem() ?? (props.credit.page() ? relayPageWords.nothing : relayPageWords.reading)}
          </p>
        }
      >
        <table class="days">
          <thead>
            <tr>
              <th scope="col">{relayPageWords.dayHead}</th>
              <th scope="col">{relayPageWords.earnedHead}</th>
              <th scope="col">{relayPageWords.spentHead}</th>
              <th scope="col" class="number">
                {relayPageWords.downloadedHead}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>
              {(day) => (
                <tr>
                  <td>
                    <time>{day.day}</time>
                  </td>
                  <td data-label={relayPageWords.card.earned}>
                    <Amount
                      octets={cameOn(day)}
                      most={most()}
                      tone="go"
                      note={day.imported > 0 ? relayPageWords.imported(bytesText(day.imported)) : null}
                    />
                  </td>
                  <td data-label={relayPageWords.card.spent}>
                    <Amount
                      octets={wentOn(day)}
                      most={most()}
                      tone="move"
                      note={day.handedOver > 0 ? relayPageWords.handedOver(bytesText(day.handedOver)) : null}
                    />
                  </td>
                  <td class="number" data-label={relayPageWords.card.downloaded}>
                    {day.downloaded > 0 ? bytesText(day.downloaded) : "–"}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={days().length > SHOWN && !all()}>
          <button type="button" class="button fit" onClick={() => setAll(true)}>
            {relayPageWords.allDays(days().length)}
          </button>
        </Show>
      </Show>
    </section>
  )
}

interface AmountProps {
  readonly octets: number
  readonly most: number
  readonly tone: Tone
  readonly note: string | null
}

const Amount: Component<AmountProps> = (props) => (
  <div class="amount" data-tone={props.tone}>
    <span class="number">{props.octets > 0 ? bytesText(props.octets) : "–"}</span>
    <div class="progress" aria-hidden="true">
      <div class="progress-done" style={{ "--done": `${(props.octets / props.most) * 100}%` }} />
    </div>
    <Show when={props.note}>{(note) => <span class="quiet amount-note">{note()}</span>}</Show>
  </div>
)
