/**
 * Reads anew what the node has said something new of. Facts may come every other second, and nobody reads as fast: so
 * between two readings there is a rest. Of the node as it was nothing new is said, and another moment is read at once.
 */
import { createEffect, on, onCleanup } from "solid-js"
import { useModel } from "../state/model.ts"
import { type HistoryOf, nameOf } from "./historyOf.ts"

export const createHeard = (
  streams: () => readonly HistoryOf[],
  restMs: number,
  read: (streams: readonly HistoryOf[]) => void,
): void => {
  const { moment, state } = useModel()
  const heard = () =>
    streams()
      .map((stream) => `${nameOf(stream)} ${state.heard[nameOf(stream)]}`)
      .concat(String(moment.at()))
      .join()
  let askedAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const readNow = (): void => {
    clearTimeout(timer)
    timer = undefined
    askedAt = Date.now()
    read(streams())
  }
  let whose = ""
  createEffect(
    on(heard, () => {
      const those = [...streams().map(nameOf), moment.at()].join()
      const rest = askedAt + restMs - Date.now()
      // Of others nothing has been read yet.
      if (those !== whose || (rest <= 0 && timer === undefined)) readNow()
      else timer ??= setTimeout(readNow, rest)
      whose = those
    }),
  )
  onCleanup(() => clearTimeout(timer))
}
