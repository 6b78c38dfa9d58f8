/**
 * What one link leads to: asked of the node as soon as the link is whole, and what is chosen of it. What a node that
 * restarts has broken off is asked again when it is back. Ends with the dialog.
 */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { Refusal } from "../../../contract/commands.ts"
import { packPaths } from "../../../contract/filePaths.ts"
import { type FileTree, type InspectPage, levelsText, NORMAL } from "../../../contract/files.ts"
import { askInspection, signedOut, unreachable } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import { createTreeView } from "../details/files/createTreeView.ts"
import { treeOf } from "../details/files/tree.ts"
import { chosenOf } from "../details/files/TreeTools.tsx"

const nothing: FileTree = { paths: packPaths([]), sizes: [] }
/** So many are looked at at once; the node takes four. */
const AT_ONCE = 3

/** Turns of those who look: each waits until it is its own. */
export const createTurns = () => {
  const waiting: (() => void)[] = []
  let free = AT_ONCE
  return {
    take: async (): Promise<void> => {
      if (free-- > 0) return
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give: (): void => {
      free++
      waiting.shift()?.()
    },
  }
}
export type Turns = ReturnType<typeof createTurns>

export type InspectionState = "queued" | "asking" | "found" | "interrupted" | "refused"

export const createInspection = (link: string, folder: () => string | undefined, turns: Turns) => {
  const { connection } = useModel()
  const [state, setState] = createSignal<InspectionState>("queued")
  const [page, setPage] = createSignal<InspectPage>()
  const [refusal, setRefusal] = createSignal<Refusal>()
  const [acceptNames, setAcceptNames] = createSignal(false)
  const [levels, setLevels] = createSignal<Uint8Array>(new Uint8Array(0))
  let own: AbortController | undefined
  const look = async (): Promise<void> => {
    own?.abort()
    const ends = (own = new AbortController())
    setState("queued")
    await turns.take()
    if (!ends.signal.aborted) {
      setState("asking")
      const answer = await askInspection(link, folder(), ends.signal)
      if (!ends.signal.aborted) {
        if (answer.ok) {
          const { sizes, infohash } = answer.value
          // Of the same torrent what was chosen stays.
          if (page()?.infohash !== infohash) setLevels(new Uint8Array(sizes.length).fill(NORMAL))
          setPage(answer.value)
          setState("found")
        } else setState(answer === unreachable || answer === signedOut ? "interrupted" : "refused")
        setRefusal(answer.ok ? undefined : answer)
      }
    }
    turns.give()
  }
  createEffect(on(folder, () => void look()))
  createEffect(on(connection.state, (now) => now === "live" && state() === "interrupted" && void look()))
  onCleanup(() => own?.abort())
  const tree = createMemo(() => treeOf(page() ?? nothing))
  return {
    link,
    state,
    page,
    refusal,
    again: (): void => void look(),
    tree,
    view: createTreeView(tree),
    levels,
    setLevels,
    acceptNames,
    setAcceptNames,
    chosen: createMemo(() => chosenOf(tree(), levels())),
    /** What the command says of it. */
    said: () => {
      const text = page() ? levelsText(levels()) : ""
      return { ...(text === "" ? {} : { levels: text }), ...(acceptNames() ? { acceptNames: true } : {}) }
    },
  }
}
export type Inspection = ReturnType<typeof createInspection>
