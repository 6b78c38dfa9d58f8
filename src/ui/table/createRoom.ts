/** How wide something is, in rem: told when it is in the document, and whenever it changes. */
import { createSignal, onCleanup, onMount } from "solid-js"

/** @returns null until it was measured. */
export const createRoom = (box: () => HTMLElement): (() => number | null) => {
  const [room, set] = createSignal<number | null>(null)
  onMount(() => {
    const measure = (): void => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
      set(Math.floor((box().clientWidth / rem) * 10) / 10)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box())
    onCleanup(() => watch.disconnect())
  })
  return room
}
