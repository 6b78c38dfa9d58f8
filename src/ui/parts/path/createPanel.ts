/** A list below a field, above all else on the page, and as wide as the field; it stays there when the page moves. */
import { createEffect, onCleanup } from "solid-js"
import { placeBeside } from "../placeBeside.ts"

interface Panel {
  readonly field: () => HTMLElement
  /** With the attribute `popover="manual"`. */
  readonly panel: () => HTMLElement
  readonly shown: () => boolean
}

export const createPanel = ({ field, panel, shown }: Panel): void => {
  const place = (): void => {
    const beside = field().getBoundingClientRect()
    panel().style.width = `${beside.width}px`
    placeBeside(panel(), beside)
  }
  createEffect(() => {
    if (!shown()) return
    panel().showPopover()
    const listening = new AbortController()
    addEventListener("scroll", place, { capture: true, passive: true, signal: listening.signal })
    addEventListener("resize", place, { signal: listening.signal })
    // It grows while it is open, and may then have no room below any more.
    const watch = new ResizeObserver(place)
    watch.observe(panel())
    onCleanup(() => {
      listening.abort()
      watch.disconnect()
      if (panel().isConnected) panel().hidePopover()
    })
  })
}
