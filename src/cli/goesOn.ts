/** Ctrl-C while a command waits: what it waits for goes on in the node, and how one waits for it again is said. */
import { shortId } from "./awaitTorrents.ts"
import type { Call } from "./CliCommand.ts"
import { CliFailure } from "./CliFailure.ts"
import { fail } from "./failure.ts"
import { exitOf, onInterruption } from "./signals.ts"

const SHOWN = 8

export const whileItGoesOn = async <T>(
  { progress, options }: Call<{ readonly json?: true }>,
  ids: readonly string[],
  work: () => Promise<T>,
  again = "bulbil watch",
): Promise<T> => {
  const named = ids.length > SHOWN ? "" : ids.map((id) => ` ${shortId(id)}`).join("")
  const release = onInterruption((signal) => {
    progress.end()
    const message = `it goes on in the node; ${again}${named}`
    fail(new CliFailure(exitOf(signal), "interrupted", message, { ids }), options.json === true)
    process.exit()
  })
  try {
    return await work()
  } finally {
    release()
  }
}
