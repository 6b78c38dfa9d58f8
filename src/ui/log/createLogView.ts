/**
 * Which lines are shown: by source, level and words. While one follows, the newest are; when one does not, the lines
 * stand still and those that came since are counted.
 */
import { createMemo, createSignal } from "solid-js"
import type { LogLevel, LogLine, LogSource } from "../../contract/logs.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

const rank: Readonly<Record<LogLevel, number>> = { notice: 0, warn: 1, err: 2 }

export interface LogWanted {
  readonly hidden: ReadonlySet<LogSource>
  readonly level: LogLevel
  readonly words: string
}

export const linesWanted = (lines: readonly LogLine[], { hidden, level, words }: LogWanted): readonly LogLine[] => {
  const sought = soughtWords(words)
  return lines.filter(
    (line) => !hidden.has(line.source) && rank[line.level] >= rank[level] && hasWords(sought, line.text),
  )
}

export const createLogView = (lines: () => readonly LogLine[]) => {
  const [hidden, setHidden] = createSignal<ReadonlySet<LogSource>>(new Set())
  const [level, setLevel] = createSignal<LogLevel>("notice")
  const [words, setWords] = createSignal("")
  const [still, setStill] = createSignal<readonly LogLine[] | null>(null)
  const wanted = () => ({ hidden: hidden(), level: level(), words: words() })
  const live = createMemo(() => linesWanted(lines(), wanted()))
  const shown = createMemo(() => (still() === null ? live() : linesWanted(still()!, wanted())))
  return {
    hidden,
    level,
    setLevel,
    words,
    setWords,
    shown,
    toggle: (source: LogSource): void => {
      const next = new Set(hidden())
      if (!next.delete(source)) next.add(source)
      setHidden(next)
    },
    following: (): boolean => still() === null,
    follow: (on: boolean): void => void setStill((before) => (on ? null : (before ?? lines()))),
    /** Lines that would be shown and came after those that stand still. */
    missed: (): number => {
      const newest = still()?.at(-1)?.id ?? 0
      return still() === null ? 0 : live().filter(({ id }) => id > newest).length
    },
  }
}
export type LogView = ReturnType<typeof createLogView>
