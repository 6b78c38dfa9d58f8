/**
 * How far one had scrolled in what is now, and what was selected there, before one looked at what was: both are so
 * again when one comes back to where one was.
 */
import { createComputed, createEffect, on } from "solid-js"
import { useModel } from "../state/model.ts"

const SCROLLS = "#list, .page, .tab-panel"
/** Frames in which a page may still grow, as its rows are measured; and in how many of them it has to stand still. */
const FRAMES = 40
const STILL = 8

const boxes = (): readonly Element[] => [...document.querySelectorAll(SCROLLS)]

const scrollTo = (tops: readonly number[], frames = FRAMES, still = STILL): void =>
  void requestAnimationFrame(() => {
    const stood = boxes().every(({ scrollTop }, n) => Math.abs(scrollTop - (tops[n] ?? 0)) <= 1)
    for (const [n, box] of boxes().entries()) box.scrollTop = tops[n] ?? 0
    if (frames > 0 && still > 0) scrollTo(tops, frames - 1, stood ? still - 1 : STILL)
  })

/** To be called where the model is at hand, before what it is about is shown. */
export const keepPlace = (): void => {
  const { moment, pages, selection } = useModel()
  let last: { readonly page: string; readonly tops: readonly number[]; readonly select: () => void } | undefined
  let shown = pages.place().page
  createEffect(() => {
    if (!moment.isPast()) shown = pages.place().page
  })
  // Before anything of the past is shown.
  createComputed(
    on(moment.isPast, (past, before) => {
      if (past && before === false)
        last = { page: shown, tops: boxes().map(({ scrollTop }) => scrollTop), select: selection.kept() }
    }),
  )
  createEffect(
    on(moment.isPast, (past, before) => {
      if (past || !before || last?.page !== pages.place().page) return
      last.select()
      scrollTo(last.tops)
    }),
  )
}
