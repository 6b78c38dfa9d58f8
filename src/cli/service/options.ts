/** Whose systemd a command speaks to. */
import type { Command } from "commander"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import type { Scope } from "./units.ts"

export interface ScopeOptions {
  readonly user?: boolean
  readonly system?: boolean
  readonly json?: boolean
}

export const takesScope = (command: Command): Command =>
  command
    .option("--user", "a unit of your own (default)")
    .option("--system", "a unit of the machine, which root looks after; the node runs as another user")

/** @throws CliFailure */
export const scopeOf = ({ user, system }: ScopeOptions): Scope => {
  if (user && system) throw new CliFailure(exitCodes.usage, "usage", "--user and --system exclude each other")
  return system ? "system" : "user"
}
