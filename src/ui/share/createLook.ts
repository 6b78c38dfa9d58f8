/**
 * A look at what files say, as the page follows it: begun, asked for until it is over, and ended when it is left. A
 * node that was started again knows nothing of it: it is begun anew. Of one that is away it is asked until it is back.
 */
import { createSignal, onCleanup } from "solid-js"
import { paths } from "../../contract/feed.ts"
import type { LookBegun, LookReport } from "../../contract/traces.ts"
import { get, post, signedOut, unreachable } from "../state/ask.ts"
import { saidText } from "../../contract/words/node.ts"

/** Between two questions; over Tor a round trip comes to it. */
const PAUSE_MS = 250
/** Before a node that is away, or that refused, is asked again. */
const REST_MS = 3_000

const isAway = (code: string): boolean => code === unreachable.code || code === signedOut.code

export interface LookProblem {
  readonly code: string
  readonly message: string
}

/** @param onProblem the files cannot be looked at. */
export const createLook = (onProblem: (problem: LookProblem) => void) => {
  const [report, setReport] = createSignal<LookReport | null>(null)
  let turn = 0
  let id: string | undefined

  const forget = (): void => {
    if (id !== undefined) void post(paths.endLook(id), {})
    id = undefined
  }
  /** @returns in how many ms it is to be asked again; null where it is over. */
  const ask = async (path: string, isLeft: () => boolean): Promise<number | null> => {
    if (id === undefined) {
      const begun = await post<LookBegun>(paths.looks, { path })
      if (isLeft()) {
        if (begun.ok) void post(paths.endLook(begun.id), {})
        return null
      }
      if (begun.ok) id = begun.id
      else if (!isAway(begun.code)) onProblem(begun)
      if (!begun.ok) return isAway(begun.code) ? REST_MS : null
    }
    const answer = await get<LookReport>(paths.look(id!))
    if (isLeft()) return null
    if (!answer.ok) {
      if (!isAway(answer.code)) id = undefined
      return REST_MS
    }
    const { state, error } = answer.value
    if (error) onProblem({ ...error, message: saidText(error.message) })
    else setReport(answer.value)
    return error || state === "done" ? null : PAUSE_MS
  }
  const follow = async (path: string, mine: number): Promise<void> => {
    const isLeft = () => mine !== turn
    if (isLeft()) return
    const wait = await ask(path, isLeft)
    if (wait !== null) setTimeout(() => void follow(path, mine), wait)
  }
  const leave = (): void => {
    turn++
    forget()
    setReport(null)
  }
  onCleanup(leave)
  return {
    /** Null before its first answer. */
    report,
    begin: (path: string): void => {
      leave()
      void follow(path, turn)
    },
    /** What it says may be another by now; what is known stays shown meanwhile. */
    refresh: (path: string): void => void follow(path, ++turn),
    leave,
  }
}
