/**
 * The edge between list and details: drag it, or move it with the arrow keys. Keeps the height for this browser if it
 * keeps anything.
 */
import { type Component, createSignal, onMount } from "solid-js"
import { detailsWords as words } from "./words.ts"

const KEY = "bulbil.details"
const MIN = 160

export const Resizer: Component<{ readonly panel: () => HTMLElement }> = (props) => {
  const [height, setHeight] = createSignal(340)
  const show = (asked: number): void => {
    const next = Math.round(Math.min(Math.max(asked, MIN), innerHeight - 240))
    setHeight(next)
    props.panel().style.setProperty("--details-height", `${next}px`)
  }
  const keep = (): void => {
    try {
      localStorage.setItem(KEY, String(height()))
    } catch {
      return
    }
  }
  onMount(() => {
    let stored = NaN
    try {
      stored = Number(localStorage.getItem(KEY) ?? NaN)
    } catch {
      stored = NaN
    }
    show(Number.isFinite(stored) ? stored : Math.max(280, innerHeight * 0.45))
  })
  const drag = (down: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const edge = down.currentTarget
    edge.setPointerCapture(down.pointerId)
    const bottom = props.panel().getBoundingClientRect().bottom
    const move = (event: PointerEvent): void => show(bottom - event.clientY)
    edge.addEventListener("pointermove", move)
    edge.addEventListener(
      "lostpointercapture",
      () => {
        edge.removeEventListener("pointermove", move)
        keep()
      },
      { once: true },
    )
  }
  const key = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? 24 : event.key === "ArrowDown" ? -24 : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    show(height() + by)
    keep()
  }
  return (
    <div
      class="resizer wide-only"
      role="separator"
      aria-orientation="horizontal"
      aria-label={words.height}
      tabindex="0"
      aria-valuenow={height()}
      aria-valuemin={MIN}
      onPointerDown={drag}
      onKeyDown={key}
    />
  )
}
