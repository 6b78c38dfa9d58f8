/**
 * The entries of some histories as they have been read so far, newest first; older pages on demand. Of the node as it
 * was: those that there were.
 */
import { createMemo, createSignal } from "solid-js"
import type { HistoryEntry } from "../../contract/rows.ts"
import { askHistory } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { createHeard } from "./createHeard.ts"
import { type HistoryOf, nameOf } from "./historyOf.ts"

const REST_MS = 2_000

/** @param dense facts come every few minutes, and many are told in one line: so more are read at once. */
export const createEntries = (streams: () => readonly HistoryOf[], dense: boolean) => {
  const { moment } = useModel()
  const [pages, setPages] = createSignal<Readonly<Record<string, readonly HistoryEntry[]>>>({})
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal(0)
  const ask = async (stream: HistoryOf, older?: number): Promise<void> => {
    const [table, id] = stream
    const at = moment.at()
    const before = older ?? (at === null ? undefined : at + 1)
    setAsking((n) => n + 1)
    const answer = await askHistory(table, id, dense ? 200 : 100, before)
    setAsking((n) => n - 1)
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok || moment.at() !== at) return
    setPages((old) => {
      const all = new Map([...(old[nameOf(stream)] ?? []), ...answer.value.entries].map((entry) => [entry.seq, entry]))
      return { ...old, [nameOf(stream)]: [...all.values()].sort((a, b) => b.seq - a.seq) }
    })
  }
  createHeard(streams, REST_MS, (all) => all.forEach((stream) => void ask(stream)))
  const of = (stream: HistoryOf): readonly HistoryEntry[] =>
    (pages()[nameOf(stream)] ?? []).filter(({ seq }) => seq <= (moment.at() ?? Infinity))
  const entries = createMemo(() =>
    streams()
      .flatMap(of)
      .sort((a, b) => b.seq - a.seq),
  )
  const hasOlder = (stream: HistoryOf): boolean => (of(stream).at(-1)?.version ?? 1) > 1
  const readOlder = async (stream: HistoryOf): Promise<void> => {
    for (let n = 0; n < (dense ? 5 : 1) && hasOlder(stream) && !problem(); n++)
      await ask(stream, of(stream).at(-1)!.seq)
  }
  return {
    entries,
    of,
    problem,
    asking: (): boolean => asking() > 0,
    hasOlder: (): boolean => streams().some(hasOlder),
    older: (): void => streams().forEach((stream) => void readOlder(stream)),
  }
}
export type Entries = ReturnType<typeof createEntries>
