/**
 * Reads a catalogue, page by page: one question at a time, of which only the newest counts, and which can be left at
 * any moment.
 */
import { createSignal, onCleanup } from "solid-js"
import type { CatalogueEntry, CataloguePage } from "../../contract/catalogue.ts"
import { askCatalogue } from "../state/ask.ts"
import { catalogueWords } from "./words.ts"

export const createCatalogue = (address: string) => {
  const [page, setPage] = createSignal<CataloguePage | null>(null)
  const [entries, setEntries] = createSignal<readonly CatalogueEntry[]>([])
  const [words, setWords] = createSignal("")
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal<"anew" | "more" | null>(null)
  let running: AbortController | undefined

  const leave = (): void => {
    running?.abort()
    running = undefined
    setAsking(null)
  }
  const ask = async (after: number): Promise<void> => {
    leave()
    const own = (running = new AbortController())
    setAsking(after === 0 ? "anew" : "more")
    setProblem(null)
    const answer = await askCatalogue({ address, words: words(), after }, own.signal)
    if (own !== running) return
    leave()
    if (!answer.ok) return void setProblem(answer.message)
    setEntries((before) => (after === 0 ? answer.value.entries : [...before, ...answer.value.entries]))
    setPage(answer.value)
  }
  onCleanup(leave)
  return {
    page,
    entries,
    words,
    problem,
    asking,
    read: (): void => void ask(0),
    more: (): void => void ask(page()?.next ?? 0),
    search: (text: string): void => {
      setWords(text)
      void ask(0)
    },
    /** Gives up waiting, and says so where nothing is shown yet. */
    cancel: (): void => {
      leave()
      if (!page()) setProblem(catalogueWords.left)
    },
  }
}
export type Catalogue = ReturnType<typeof createCatalogue>
