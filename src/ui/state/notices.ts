/**
 * What stands above all pages, one at a time: of those that have something to say, the gravest. One that was put away
 * comes again when what it says comes again.
 */
import { createMemo, createSignal } from "solid-js"

interface Waiting {
  readonly id: string
  readonly rank: number
  readonly dismissed: boolean
}

export const createNotices = () => {
  const [all, set] = createSignal<readonly Waiting[]>([])
  const shown = createMemo(() => all().filter(({ dismissed }) => !dismissed))
  return {
    /** Of one that has something to say by now; the lowest rank first. */
    say: (id: string, rank: number): void =>
      void set((now) =>
        now.some((one) => one.id === id)
          ? now
          : [...now, { id, rank, dismissed: false }].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
      ),
    unsay: (id: string): void => void set((now) => now.filter((one) => one.id !== id)),
    dismiss: (id: string): void =>
      void set((now) => now.map((one) => (one.id === id ? { ...one, dismissed: true } : one))),
    head: (): string | null => shown()[0]?.id ?? null,
    count: (): number => shown().length,
  }
}
