/**
 * The newest lines that tor, the relay and the node have said, in memory only. Nothing gets in with a secret in it, and
 * none of the three, however much it says, pushes out all of what the others have said.
 */
import type { LogLevel, LogLine, LogSource } from "../contract/logs.ts"
import type { Clock } from "../core/Clock.ts"
import { Listeners } from "../core/Listeners.ts"
import { withoutSecrets } from "../core/withoutSecrets.ts"

const MAX_LINES = 2_000
const KEPT_OF_ONE = 1_000
const LEVELS: readonly LogLevel[] = ["notice", "warn", "err"]

export class LogBook {
  readonly #clock: Clock
  readonly #kept: Record<LogSource, LogLine[]> = { tor: [], relay: [], node: [] }
  readonly #listeners = new Listeners<[line: LogLine]>()
  #last = 0
  #least: LogLevel = "notice"

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** From now on only lines of this level, and of worse ones. */
  keepFrom(least: LogLevel): void {
    this.#least = least
  }

  add(source: LogSource, level: LogLevel, text: string): void {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.#least)) return
    const line: LogLine = { id: ++this.#last, at: this.#clock.date(), source, level, text: withoutSecrets(text) }
    this.#kept[source].push(line)
    this.#trim(source)
    this.#listeners.tell(line)
  }

  /** With an id above `after`, oldest first; the newest `limit` of them. */
  lines(source: LogSource | undefined, after: number, limit: number): readonly LogLine[] {
    const asked =
      source === undefined
        ? Object.values(this.#kept)
            .flat()
            .sort((a, b) => a.id - b.id)
        : this.#kept[source]
    const found = asked.filter(({ id }) => id > after)
    return found.slice(Math.max(0, found.length - limit))
  }

  /** Called with each new line; returns the unsubscriber. */
  onLine(listener: (line: LogLine) => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Whoever has said most gives way. */
  #trim(source: LogSource): void {
    if (this.#kept[source].length > KEPT_OF_ONE) this.#kept[source].shift()
    const all = Object.values(this.#kept)
    if (all.reduce((sum, lines) => sum + lines.length, 0) <= MAX_LINES) return
    all.reduce((most, lines) => (lines.length > most.length ? lines : most)).shift()
  }
}
