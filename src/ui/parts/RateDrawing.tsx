/** Where rates over time are drawn. The library that draws is loaded when it is first needed. */
import { type Component, createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import type { Drawing, RatesWanted } from "./drawRates.ts"
import type { RateLines } from "./RateLines.ts"

interface RateDrawingProps extends Pick<RatesWanted, "lines" | "unit" | "onPoint"> {
  readonly class: string
  readonly label: string
  /** Where it cannot be drawn. */
  readonly instead: string
}

export const RateDrawing: Component<RateDrawingProps> = (props) => {
  const { theme } = useModel()
  const [failed, setFailed] = createSignal(false)
  const [drawing, setDrawing] = createSignal<Drawing>()
  let host!: HTMLDivElement
  let gone = false
  onMount(() => {
    import("./drawRates.ts").then(
      ({ drawRates }) =>
        gone || setDrawing(drawRates({ host, lines: props.lines, unit: props.unit, onPoint: (n) => props.onPoint(n) })),
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
      () => props.lines,
      (lines: RateLines) => drawing()?.show(lines),
      { defer: true },
    ),
  )
  createEffect(on(theme.theme, () => requestAnimationFrame(() => drawing()?.redraw()), { defer: true }))
  return (
    <>
      <div ref={host} class={props.class} role="img" aria-label={props.label} />
      <Show when={failed()}>
        <p class="quiet">{props.instead}</p>
      </Show>
    </>
  )
}
