/**
 * The pieces of the torrent that is looked at: asked for when one begins to look, and again while they change, never
 * faster than they can come.
 */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import type { PiecesPage } from "../../../contract/pieces.ts"
import { askPieces } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"

const REST_MS = 4_000

/** @param change is another when the pieces may be. */
export const createPieces = (torrent: () => string, change: () => unknown) => {
  const { connection } = useModel()
  const [page, set] = createSignal<PiecesPage>()
  let under = false
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const ask = async (): Promise<void> => {
    if (over || timer !== undefined) return void (again = true)
    if (under) return void (again = true)
    under = true
    again = false
    const answer = await askPieces(torrent())
    under = false
    if (over) return
    if (answer.ok) set(answer.value)
    timer = setTimeout(() => {
      timer = undefined
      if (again) void ask()
    }, REST_MS)
  }
  createEffect(on([change, connection.state], ([, state]) => void (state === "live" && ask())))
  onCleanup(() => {
    over = true
    clearTimeout(timer)
  })
  return page
}
