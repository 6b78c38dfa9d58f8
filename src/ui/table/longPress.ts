/** A finger that rests for half a second, which is what a right click is to a mouse. */
const REST_MS = 500
const MOVED = 10

/** @param act told where the finger rests. */
export const longPress = (act: (x: number, y: number) => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let acted = false
  const leave = (): void => clearTimeout(timer)
  return {
    onPointerDown: (event: PointerEvent): void => {
      acted = false
      if (event.pointerType === "mouse" || !event.isPrimary) return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        acted = true
        act(from.x, from.y)
      }, REST_MS)
    },
    onPointerMove: (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOVED) leave()
    },
    onPointerUp: leave,
    onPointerCancel: leave,
    /** @returns whether the click is the end of a long press, and nothing more. */
    ended: (): boolean => acted,
  }
}
