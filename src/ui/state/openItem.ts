/**
 * The item whose details are open, and the side of it that is shown, stand in the address: `#/transfers/<id>/history`.
 * What is selected goes there, and where the address leads is selected. To open details is a step that the browser's
 * way back takes back; to go on to another item, or to close them, is none.
 */
import { createEffect, on } from "solid-js"
import type { Pages } from "./pages.ts"
import type { createSelection } from "./selection.ts"

type Selection = Pick<ReturnType<typeof createSelection>, "currentId" | "only" | "none">

/** @param page the one that lists the items. */
export const createOpenItem = (page: string, pages: Pages, selection: Selection) => {
  const given = (): readonly string[] => {
    const place = pages.place()
    return place.page === page ? (place.given ?? "").split("/") : []
  }
  const show = (id: string | null, side: string | undefined, how: "push" | "replace"): void =>
    pages.go(id === null ? { page } : { page, given: [id, ...(side ? [side] : [])].join("/") }, how)
  /** The list was come back to by closing details: to open others takes no further step. */
  let closed = false
  createEffect(
    on(
      selection.currentId,
      (id) => {
        const [before, side] = given()
        if (before === undefined || id === (before || null)) return
        show(id, side, before || closed ? "replace" : "push")
        closed = id === null
      },
      { defer: true },
    ),
  )
  createEffect(
    on(given, ([id]) => {
      if (id === undefined) closed = false
      else if ((id || null) !== selection.currentId()) {
        if (id) selection.only(id)
        else selection.none()
      }
    }),
  )
  return {
    /** Null where none was chosen yet. */
    side: (): string | null => given()[1] ?? null,
    choose: (side: string): void => {
      const id = selection.currentId()
      if (id !== null) show(id, side, "replace")
    },
  }
}
