/**
 * What a path can go on with, as the page follows it: the node is asked when typing rests, and not where what it told
 * before says it all. While it is away nothing is shown.
 */
import { createMemo, createSignal, onCleanup } from "solid-js"
import { askFolders, signedOut, unreachable } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import { covers, fitting, type Known } from "./known.ts"

const REST_MS = 200

/** @param files whether files are meant as well as folders. */
export const createCompletion = (text: () => string, files: () => boolean) => {
  const { connection } = useModel()
  const [known, setKnown] = createSignal<Known | null>(null)
  const [refusal, setRefusal] = createSignal<string | null>(null)
  const isLive = () => connection.state() === "live"
  let timer: ReturnType<typeof setTimeout> | undefined
  let own: AbortController | undefined
  const leave = (): void => {
    clearTimeout(timer)
    own?.abort()
  }
  const ask = async (): Promise<void> => {
    const typed = text()
    const before = known()
    if (!/^[/~]/.test(typed) || !isLive() || (before && covers(before, typed))) return
    const ends = (own = new AbortController())
    const answer = await askFolders(typed, files(), ends.signal)
    if (ends.signal.aborted) return
    setKnown(answer.ok ? { typed, page: answer.value } : null)
    setRefusal(answer.ok || answer === unreachable || answer === signedOut ? null : answer.message)
  }
  onCleanup(leave)
  return {
    /** Of the folder that is typed; null while that is not known. */
    page: () => known()?.page ?? null,
    entries: createMemo(() => (known() && isLive() ? fitting(known()!, text()) : [])),
    /** Why it cannot be listed, in the node's words. */
    refusal,
    /** To be called when the path has changed. @param at once, and not when typing rests. */
    stir: (at?: "once"): void => {
      leave()
      setRefusal(null)
      timer = setTimeout(() => void ask(), at === "once" ? 0 : REST_MS)
    },
    /** What was told may be another by now. */
    forget: (): void => void setKnown(null),
  }
}
