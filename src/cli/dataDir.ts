/**
 * Where a node's data lie when nothing else is said: `$BULBIL_DATA`, else as the XDG Base Directory Specification has
 * it.
 */
import { Option } from "commander"
import { join } from "node:path"
import { shownPath } from "../contract/places.ts"
import { homeFolder } from "../storage/givenPath.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { givenPath } from "./givenPath.ts"

/** @throws CliFailure when nothing tells a place. */
export const defaultDataDir = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env["BULBIL_DATA"]) return givenPath(env["BULBIL_DATA"])
  const share = env["XDG_DATA_HOME"]
  if (share?.startsWith("/")) return join(share, "bulbil")
  const home = homeFolder(env)
  if (home === undefined)
    throw new CliFailure(exitCodes.usage, "bad-path", "your home folder is not known ($HOME); say --data FOLDER")
  return join(home, ".local", "share", "bulbil")
}

/** Its help names the home folder as `~`: what is shown to others does not tell whose it is. */
export const dataOption = (flags: string, about: string): Option => {
  const data = defaultDataDir()
  return new Option(flags, about).argParser(givenPath).default(data, shownPath(data, homeFolder() ?? null))
}
