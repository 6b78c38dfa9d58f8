/**
 * What all other parts stand on: the configuration, the folder and what the start found in it, the clock, the log book.
 */
import { Context, Effect, Layer } from "effect"
import type { Clock, Random } from "../../core/Clock.ts"
import { type DataDirectory, dataDirectory } from "../DataDirectory.ts"
import { LogBook } from "../LogBook.ts"
import type { NodeConfig } from "../NodeConfig.ts"
import { defectsInto } from "../nodeLog.ts"
import { checkFiles } from "../start/checkFiles.ts"
import { systemClock, systemRandom } from "../systemClock.ts"
import { attempt } from "./part.ts"

export interface GroundParts {
  readonly config: NodeConfig
  readonly data: DataDirectory
  readonly clock: Clock
  readonly random: Random
  readonly logs: LogBook
  /** Whether the history may be another one than the vault's mark speaks of, and whether it is surely the right one. */
  readonly doubtful: boolean
  readonly trusted: boolean
}

export class Ground extends Context.Tag("Ground")<Ground, GroundParts>() {}

export const groundLayer = (given: NodeConfig) =>
  Layer.effect(
    Ground,
    Effect.gen(function* () {
      const clock = given.clock ?? systemClock
      const logs = new LogBook(clock)
      const config = { ...given, onDefect: defectsInto(logs, given.onDefect) }
      const data = dataDirectory(config.data)
      const { warnings, doubtful, trusted } = yield* attempt("files", () =>
        checkFiles(data, given.acceptLoss ?? [], clock.date()),
      )
      for (const line of warnings) {
        logs.add("node", "warn", line)
        given.onTold?.(line)
      }
      return { config, data, clock, random: systemRandom, logs, doubtful, trusted }
    }),
  )
