/** Has the node look at files, and waits until it has. */
import { NOTHING_LEFT_OUT } from "../core/leftOut.ts"
import { setTimeout as sleep } from "node:timers/promises"
import type { LookAsked, LookReport } from "../contract/traces.ts"
import { backOff } from "../core/backOff.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import type { ProgressLine } from "./progressLine.ts"
import { exitOf, onInterruption } from "./signals.ts"

const FIRST_MS = 20
const MOST_MS = 500

/**
 * The node forgets what it found, unless it is to be `kept` for a share, which names it by its id.
 *
 * @throws CliFailure when the node refuses, the files cannot be looked at, or it is interrupted.
 */
export const lookAt = async (
  client: Client,
  progress: ProgressLine,
  asked: LookAsked,
  kept: "kept" | "forgotten",
): Promise<LookReport> => {
  const left = new AbortController()
  const release = onInterruption((signal) =>
    left.abort(new CliFailure(exitOf(signal), "interrupted", "the look at the files was ended")),
  )
  try {
    const id = await client.beginLook(asked)
    // It may be over by itself.
    const end = (): Promise<void> => client.endLook(id).catch(() => undefined)
    const report = await whole(client, progress, id, left.signal).catch(async (error: unknown) => {
      await end()
      throw error
    })
    if (kept === "forgotten") await end()
    return report
  } finally {
    release()
  }
}

const whole = async (client: Client, progress: ProgressLine, id: string, signal: AbortSignal): Promise<LookReport> => {
  for (let times = 0; ; times++) {
    const report = await client.look(id)
    signal.throwIfAborted()
    if (report.error) throw new CliFailure(exitCodes.failed, report.error.code, report.error.message)
    // A node that has not been started again since an update does not tell of them.
    if (report.state === "done") return { ...report, leftOut: report.leftOut ?? NOTHING_LEFT_OUT }
    progress.show(`looking at what the files say · ${report.done} of ${report.total ?? "?"} files`)
    await sleep(backOff(FIRST_MS, MOST_MS, times), undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}
