/** A long press by touch: what a right click is to a mouse. */
import { onCleanup } from "solid-js"

/** So long the finger rests. */
const REST_MS = 500
/** The click and the menu of the browser's own that end a long press come sooner after it. */
const AFTER_MS = 300
const MOVED = 10

/** Ends with the component that asks for it. @param act told where the finger rests. */
export const longPress = (act: (x: number, y: number) => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let acted = false
  const end = (): void => {
    clearTimeout(timer)
    if (acted) timer = setTimeout(() => (acted = false), AFTER_MS)
  }
  onCleanup(() => clearTimeout(timer))
  return {
    onPointerDown: (event: PointerEvent): void => {
      clearTimeout(timer)
      acted = false
      if (event.pointerType === "mouse" || !event.isPrimary) return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        acted = true
        act(from.x, from.y)
      }, REST_MS)
    },
    onPointerMove: (event: PointerEvent): void => {
      if (!acted && Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOVED) clearTimeout(timer)
    },
    onPointerUp: end,
    onPointerCancel: end,
    /** @returns whether the click is the end of a long press, and nothing more. */
    ended: (): boolean => acted,
  }
}
