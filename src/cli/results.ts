/**
 * What a command on several targets came to: a result each, said as it comes, and one answer for all. What fails of one
 * keeps none of the others from being done; of the only one it is the command's own failure.
 */
import type { Call } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { failureOf } from "./failure.ts"
import { complain, say } from "./output.ts"

interface Failed {
  readonly ok: false
  /** As it was named. */
  readonly target: string
  /** What it is called. */
  readonly title?: string
  readonly code: string
  readonly message: string
}

export type Result<Done> = (Done & { readonly ok: true }) | Failed

export interface Results<Done> {
  done(target: string, done: Done, text: string): void
  /** @throws what failed, where there is one target alone or no node any more. */
  failed(target: string, error: unknown, title?: string): void
  /** In the order of the targets. @throws CliFailure where one failed. */
  answer(): { readonly json: { readonly results: readonly Result<Done>[] }; readonly text: "" }
}

export const resultsOf = <Done extends object>(
  targets: readonly string[],
  { progress, options: { json } }: Call<{ readonly json?: true }>,
): Results<Done> => {
  const results = new Map<string, Result<Done>>()
  return {
    done: (target, done, text) => {
      results.set(target, { ok: true, ...done })
      progress.end()
      if (!json) say(text)
    },
    failed: (target, error, title = "") => {
      const { exit, code, message, detail } = failureOf(error)
      if (exit === exitCodes.notRunning) throw error
      const called = title === "" ? {} : { title }
      if (targets.length === 1) {
        const words = title === "" ? message : `${target} (${title}): ${message}`
        throw new CliFailure(exit, code, words, { target, ...called, ...detail })
      }
      results.set(target, { ok: false, target, ...called, code, message })
      progress.end()
      complain(`${title === "" ? target : `${target} (${title})`}: ${message}`)
    },
    answer: () => {
      const all = targets.map((target) => results.get(target)!)
      const failed = all.filter(({ ok }) => !ok).length
      if (failed === 0) return { json: { results: all }, text: "" }
      throw new CliFailure(exitCodes.failed, "some-failed", `${failed} of ${all.length} failed`, { results: all })
    },
  }
}
