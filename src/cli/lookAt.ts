/** Has the node look at files, and waits until it has. */
import { setTimeout as sleep } from "node:timers/promises"
import type { LookAsked, LookReport } from "../contract/traces.ts"
import { backOff } from "../core/backOff.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import type { ProgressLine } from "./progressLine.ts"

const FIRST_MS = 20
const MOST_MS = 500

/** @throws CliFailure when the node refuses, or the files cannot be looked at. */
export const lookAt = async (client: Client, progress: ProgressLine, asked: LookAsked): Promise<LookReport> => {
  const id = await client.beginLook(asked)
  for (let times = 0; ; times++) {
    const report = await client.look(id)
    if (report.error) throw new CliFailure(exitCodes.failed, report.error.code, report.error.message)
    if (report.state === "done") return report
    progress.show(`looking at what the files say · ${report.done} of ${report.total ?? "?"} files`)
    await sleep(backOff(FIRST_MS, MOST_MS, times))
  }
}
