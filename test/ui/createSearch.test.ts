/** A search as it is typed: which question is asked when, and which hits are shown of which. */
import { createRoot } from "solid-js"
import { afterEach, expect, it, vi } from "vitest"
import type { SearchPage } from "../../src/contract/search.ts"
import { createSearch, type Search } from "../../src/ui/search/createSearch.ts"
import { aHit, found } from "../support/searchScenes.ts"

interface Asked {
  readonly words: string
  readonly after: string | null
  readonly signal: AbortSignal
  readonly answer: (page: SearchPage) => Promise<void>
}

/** A node that answers when it is told to. */
const openSearch = () => {
  vi.useFakeTimers()
  const asked: Asked[] = []
  vi.stubGlobal("fetch", (address: string, { signal }: { readonly signal: AbortSignal }) => {
    const { searchParams } = new URL(address, "http://node.invalid")
    const { promise, resolve } = Promise.withResolvers<Response>()
    asked.push({
      words: searchParams.get("q")!,
      after: searchParams.get("after"),
      signal,
      answer: async (page) => {
        resolve(new Response(JSON.stringify(page)))
        await vi.advanceTimersByTimeAsync(0)
      },
    })
    return promise
  })
  const search: Search = createRoot((end) => {
    ending = end
    return createSearch()
  })
  return { search, asked, titles: () => search.hits().map(({ title }) => title) }
}
let ending: () => void = () => undefined
afterEach(() => {
  ending()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const hit = (n: number, title: string) => ({ ...aHit(n), title })

it("asks for more of the hits that are shown, whatever is typed meanwhile, and then for what was typed", async () => {
  const { search, asked, titles } = openSearch()
  search.type("harbour")
  await vi.advanceTimersToNextTimerAsync()
  await asked[0]!.answer({ ...found([hit(1, "harbour one")]), next: 1 })
  expect(titles()).toEqual(["harbour one"])

  search.type("quay")
  search.more()
  expect(asked.slice(1).map(({ words, after }) => [words, after])).toEqual([["harbour", "1"]])
  await asked[1]!.answer({ ...found([hit(2, "harbour two")]), next: 2 })
  expect(titles()).toEqual(["harbour one", "harbour two"])

  await vi.advanceTimersToNextTimerAsync()
  expect([asked[2]!.words, asked[2]!.after]).toEqual(["quay", "0"])
  // Its hits are on their way: more of the others would only be thrown away.
  search.more()
  expect([asked.length, asked[2]!.signal.aborted]).toEqual([3, false])
  await asked[2]!.answer({ ...found([hit(3, "quay")]), next: 1 })
  expect(titles()).toEqual(["quay"])
})
