/** Why a command ends without success: what is said to people, the code for scripts, and the exit code. */
export const exitCodes = { failed: 1, usage: 2, notRunning: 3 } as const

export class CliFailure extends Error {
  readonly _tag = "CliFailure"
  readonly exit: number
  readonly code: string
  /** What --json says beside it. */
  readonly detail: object
  constructor(exit: number, code: string, message: string, detail: object = {}) {
    super(message)
    this.name = "CliFailure"
    this.exit = exit
    this.code = code
    this.detail = detail
  }
}

export const notRunning = (dataDir: string): CliFailure =>
  new CliFailure(
    exitCodes.notRunning,
    "not-running",
    `no node is running with this data folder; start one: bulbil start --data ${dataDir}`,
  )
