/** How fast a torrent went down and up, over ten minutes, a day or a month, as the node has measured it. */
import { type Component, createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js"
import { rateText } from "../../../contract/figures.ts"
import type { RatesPage } from "../../../contract/rates.ts"
import { clockText, timeText } from "../../../contract/words/time.ts"
import { RateDrawing } from "../../parts/RateDrawing.tsx"
import { askRates } from "../../state/ask.ts"
import { rateLines, spans } from "./rateLines.ts"
import { detailsWords as words } from "./words.ts"

export const RatesOver: Component<{ readonly torrent: string }> = (props) => {
  const [span, choose] = createSignal(spans[0])
  const [page, setPage] = createSignal<RatesPage | null>(null)
  const [pointed, setPointed] = createSignal<number | null>(null)
  createEffect(
    on([span, () => props.torrent], ([{ id, restMs }, torrent]) => {
      let gone = false
      setPage(null)
      const read = async (): Promise<void> => {
        const answer = await askRates(torrent, id)
        if (!gone && answer.ok) setPage(answer.value)
      }
      void read()
      const timer = setInterval(() => void read(), restMs)
      onCleanup(() => {
        gone = true
        clearInterval(timer)
      })
    }),
  )
  const lines = createMemo(() => {
    const known = page()
    return known && rateLines(known, span().steps)
  })
  const most = (n: number): string => rateText(Math.max(0, ...(lines()?.lines[n] ?? [])))
  const at = (n: number): string => {
    const millis = lines()!.at[n]! * 1_000
    return span().id === "minutes" ? `${clockText(millis)} UTC` : timeText(millis)
  }
  const said = (): string => {
    const n = pointed()
    const [down, up] = lines()?.lines ?? []
    return n === null || down?.[n] === undefined
      ? words.most(most(0), most(1))
      : words.pointed(at(n), rateText(down[n]), rateText(up![n]!))
  }
  return (
    <figure class="rates">
      <div class="rates-spans" role="group" aria-label={words.rates}>
        <For each={spans}>
          {(one) => (
            <button
              type="button"
              class="button strip-step"
              aria-pressed={span() === one}
              onClick={() => choose(() => one)}
            >
              {words.spans[one.id]}
            </button>
          )}
        </For>
      </div>
      <Show when={lines()} fallback={<div class="rates-host" />}>
        <Show when={span()} keyed>
          {(one) => (
            <RateDrawing
              class="rates-host"
              lines={lines()!}
              unit={one.unit}
              label={words.ratesOver(words.spans[one.id], said())}
              instead={words.noDrawing(said())}
              onPoint={setPointed}
            />
          )}
        </Show>
      </Show>
      <figcaption>
        <span>
          <i class="swatch swatch-down" aria-hidden="true" />
          {words.down}
        </span>
        <span>
          <i class="swatch swatch-up" aria-hidden="true" />
          {words.up}
        </span>
        <span class="quiet">{said()}</span>
      </figcaption>
    </figure>
  )
}
