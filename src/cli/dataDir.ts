/** Where a node's data lie when nothing else is said: `$BULBIL_DATA`, else as the XDG Base Directory Specification has it. */
import { homedir } from "node:os"
import { join, resolve } from "node:path"

export const defaultDataDir = (env: NodeJS.ProcessEnv = process.env): string => {
  if (env["BULBIL_DATA"]) return resolve(env["BULBIL_DATA"])
  const share = env["XDG_DATA_HOME"]
  return join(share?.startsWith("/") ? share : join(homedir(), ".local", "share"), "bulbil")
}
