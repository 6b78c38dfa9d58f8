/** A list below a field, above all else on the page, and as wide as the field; it stays there when the page moves. */
import { createEffect, onCleanup } from "solid-js"
import { placeBeside } from "../placeBeside.ts"

interface Panel {
  readonly field: () => HTMLElement
  /** With the attribute `popover="manual"`. */
  readonly panel: () => HTMLElement
  readonly shown: () => boolean
  /** What its size follows from. */
  readonly content: () => unknown
}

export const createPanel = ({ field, panel, shown, content }: Panel): void => {
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
    onCleanup(() => {
      listening.abort()
      if (panel().isConnected) panel().hidePopover()
    })
  })
  createEffect(() => {
    content()
    if (shown()) place()
  })
}
