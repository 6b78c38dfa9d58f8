/** How fast a torrent went down and up, over ten minutes, a day or a month, as the node has measured it. */
import { type Component, createEffect, createSignal, For, on, onCleanup, Show } from "solid-js"
import type { RatesPage, RateSpan } from "../../../contract/rates.ts"
import { RatesLater } from "../../parts/chart/RatesLater.ts"
import { chartWords as words } from "../../parts/chart/words.ts"
import { askRates } from "../../state/ask.ts"

interface ShownSpan {
  readonly id: RateSpan
  readonly steps: number
  /** How long a reading is good for. */
  readonly restMs: number
}

const spans: readonly [ShownSpan, ...ShownSpan[]] = [
  { id: "minutes", steps: 600, restMs: 10_000 },
  { id: "day", steps: 1_440, restMs: 60_000 },
  { id: "month", steps: 720, restMs: 600_000 },
]

export const RatesOver: Component<{ readonly torrent: string }> = (props) => {
  const [span, choose] = createSignal(spans[0])
  const [page, setPage] = createSignal<RatesPage | null>(null)
  void RatesLater.preload()
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
  return (
    <div class="rates">
      <div class="rates-spans" role="group" aria-label={words.over}>
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
      <div class="plot-room">
        <Show when={page()}>
          {(known) => (
            <RatesLater page={known()} steps={span().steps} label={words.ratesOver(words.spans[span().id])} />
          )}
        </Show>
      </div>
    </div>
  )
}
