/**
 * The drawing of what was relayed. The library that draws is loaded when it is first needed; what the pointer is on is
 * told below.
 */
import { type Component, createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js"
import { rateText } from "../../contract/figures.ts"
import { useModel } from "../state/model.ts"
import type { TrafficSeries } from "../state/traffic.ts"
import { timeText } from "../../contract/words/time.ts"
import type { Drawing } from "./drawTraffic.ts"

export const TrafficPlot: Component<{ readonly series: TrafficSeries; readonly unit: "hours" | "days" }> = (props) => {
  const { theme } = useModel()
  const [pointed, setPointed] = createSignal<number | null>(null)
  const [failed, setFailed] = createSignal(false)
  const [drawing, setDrawing] = createSignal<Drawing>()
  let host!: HTMLDivElement
  let gone = false
  onMount(() => {
    import("./drawTraffic.ts").then(
      ({ drawTraffic }) =>
        gone || setDrawing(drawTraffic({ host, series: props.series, unit: props.unit, onPoint: setPointed })),
      () => setFailed(true),
    )
    const resized = new ResizeObserver(() => drawing()?.resize())
    resized.observe(host)
    const dark = matchMedia("(prefers-color-scheme: dark)")
    const redraw = (): void => drawing()?.redraw()
    dark.addEventListener("change", redraw)
    onCleanup(() => {
      gone = true
      resized.disconnect()
      dark.removeEventListener("change", redraw)
      drawing()?.end()
    })
  })
  createEffect(
    on(
      () => props.series,
      (series) => drawing()?.show(series),
      { defer: true },
    ),
  )
  createEffect(on(theme.theme, () => requestAnimationFrame(() => drawing()?.redraw()), { defer: true }))
  const most = () => Math.max(...props.series.rate)
  const average = () => props.series.rate.reduce((sum, rate) => sum + rate, 0) / props.series.rate.length
  const summary = () => `Most ${rateText(most())}, on the average ${rateText(average())}.`
  const description = (): string => {
    const n = pointed()
    return n === null || props.series.at[n] === undefined
      ? summary()
      : `${timeText(props.series.at[n] * 1_000)}: ${rateText(props.series.rate[n]!)}`
  }
  return (
    <figure class="traffic">
      <div ref={host} class="traffic-host" role="img" aria-label={`Rate of what was relayed. ${summary()}`} />
      <Show when={failed()}>
        <p class="quiet">The drawing could not be loaded. The table has the same figures.</p>
      </Show>
      <figcaption class="number">
        <i class="swatch swatch-relayed" aria-hidden="true" />
        {description()}
      </figcaption>
    </figure>
  )
}
