/**
 * What others answer to the search that is shown: nobody is asked before a click, those who are stay named with what
 * they said, and what they have goes below what was read already. All of it is forgotten with the next search.
 */
import { createSignal, onCleanup } from "solid-js"
import { MOST_ASKED, type NodeAnswer } from "../../contract/remoteSearch.ts"
import type { Askable, AskableNode, SearchAsked, SearchHit } from "../../contract/search.ts"
import { askOthers } from "../state/askOthers.ts"

export interface AskedNode {
  readonly node: AskableNode
  /** Null while it is waited for. */
  readonly answer: NodeAnswer | null
}

/** @param again told of hits that were there before, with all who list them. */
export const createRemote = (again: (hits: readonly SearchHit[]) => void) => {
  const [asked, setAsked] = createSignal<readonly AskedNode[]>([])
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  const [asking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  let running: AbortController | undefined

  const leave = (): void => {
    running?.abort()
    running = undefined
    setAsking(false)
  }
  const reset = (): void => {
    leave()
    setAsked([])
    setHits([])
    setProblem(null)
  }
  const answered = (answer: NodeAnswer): void => {
    setAsked((all) => all.map((one) => (one.node.address === answer.address ? { ...one, answer } : one)))
    if (!answer.ok) return
    again(answer.again)
    setHits((shown) => added(shown, answer))
  }
  /** Of those that can be asked, the next ones who were not. */
  const next = ({ nodes }: Askable): readonly AskableNode[] =>
    nodes.filter(({ address }) => !asked().some(({ node }) => node.address === address)).slice(0, MOST_ASKED)
  const ask = async (question: SearchAsked, askable: Askable): Promise<void> => {
    const nodes = next(askable)
    leave()
    const own = (running = new AbortController())
    setProblem(null)
    setAsking(true)
    setAsked((all) => [...all, ...nodes.map((node) => ({ node, answer: null }))])
    const { after: _, ...words } = question
    const failed = await askOthers(
      { ...words, nodes: nodes.map(({ address }) => address) },
      own.signal,
      (message) => message.event === "node" && answered(message.data),
    )
    if (own !== running) return
    leave()
    // Who did not answer by now can be asked again.
    setAsked((all) => all.filter(({ answer }) => answer !== null))
    if (failed) setProblem(failed.message)
  }
  onCleanup(leave)
  return { asked, hits, asking, problem, next, ask, reset }
}

/** What was asked later stands below; of what is there already, who else lists it is told. */
const added = (
  shown: readonly SearchHit[],
  { hits, again }: Extract<NodeAnswer, { readonly ok: true }>,
): readonly SearchHit[] => {
  const there = new Set(shown.map(({ infohash }) => infohash))
  return [...withLists(shown, [...again, ...hits]), ...hits.filter(({ infohash }) => !there.has(infohash))]
}

/** The same hits at the same places, with those who list them as well. */
export const withLists = (shown: readonly SearchHit[], again: readonly SearchHit[]): readonly SearchHit[] => {
  const came = new Map(again.map((hit) => [hit.infohash, hit]))
  return shown.map((hit) => {
    const more = came
      .get(hit.infohash)
      ?.trackers.filter(({ address }) => !hit.trackers.some((one) => one.address === address))
    return more && more.length > 0 ? { ...hit, trackers: [...hit.trackers, ...more] } : hit
  })
}
