/**
 * What is wanted of a torrent's files: shown as it is chosen, and sent one after the other; of what is chosen while
 * one is under way the last counts. A refusal takes it back.
 */
import { createEffect, createSignal, on } from "solid-js"
import { type FilesPage, levelsText, readLevels } from "../../../../contract/files.ts"
import { command } from "../../../state/ask.ts"
import { useModel } from "../../../state/model.ts"
import { filesWords as words } from "./words.ts"

/** @param onTaken after the node has taken one. */
export const createChoice = (page: () => FilesPage, onTaken: () => void) => {
  const { toasts } = useModel()
  const known = () => readLevels(page().levels, page().sizes.length)!
  const [levels, set] = createSignal(known())
  const [sequential, setSequential] = createSignal(page().sequential)
  let taken = levels()
  let sending = false
  createEffect(
    on(
      page,
      () => {
        if (sending) return
        set((taken = known()))
        setSequential(page().sequential)
      },
      { defer: true },
    ),
  )
  const send = async (): Promise<void> => {
    if (sending) return
    sending = true
    for (let asked = levels(); asked !== taken; asked = levels()) {
      // All normal is no text, which would say nothing.
      const text = levelsText(asked) || `${asked.length}n`
      const reply = await command({ type: "SelectFiles", torrent: page().id, levels: text })
      if (reply.ok) taken = asked
      else {
        set(taken)
        toasts.say("refused", words.refused(reply.message))
      }
    }
    sending = false
    onTaken()
  }
  return {
    levels,
    choose: (next: Uint8Array): void => {
      set(next)
      void send()
    },
    sequential,
    order: async (to: boolean): Promise<void> => {
      setSequential(to)
      const reply = await command({ type: "SelectFiles", torrent: page().id, sequential: to })
      if (reply.ok) return
      setSequential(!to)
      toasts.say("refused", words.refused(reply.message))
    },
  }
}
