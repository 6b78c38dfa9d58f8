/** What `bulbil service install` has come to, in words: where the node may write, when it runs, where it is heard. */
import { existsSync } from "node:fs"
import { userInfo } from "node:os"
import type { Said } from "../CliCommand.ts"
import { defaultDataDir } from "../dataDir.ts"
import type { ServicePlan } from "./units.ts"

const NOT_CONFINED =
  "Users may make no namespaces on this machine, so it is not held here that it writes nowhere else (docs/service.md)."

/** @param changed files that were written. */
export const installedWords = (
  plan: ServicePlan,
  changed: readonly string[],
  outcome: "answers" | "starting" | "not-confined",
): Said => {
  const { scope, data, write, confined } = plan
  const lingers = scope === "system" || existsSync(`/var/lib/systemd/linger/${userInfo().username}`)
  const answering = outcome === "answers"
  const place = data === standardData() ? "" : ` --data ${data}`
  return {
    schema: "service install",
    json: { scope, changed, data, write, lingers, confined, answering },
    text: [
      `${changed.length === 0 ? "The units are up to date" : "Installed"}, and the node ${
        answering ? "answers" : "is still starting: bulbil service status"
      }.`,
      ...changed.map((file) => `  ${file}`),
      `It may write into ${[data, ...write].join(", ")}. To allow more: bulbil service install --write FOLDER`,
      ...(confined ? [] : [NOT_CONFINED]),
      lingers
        ? "It is started with the machine."
        : "It runs while you are logged in. To have it run from the start of the machine on: loginctl enable-linger",
      `What it says: journalctl ${scope === "user" ? "--user " : ""}-u bulbil`,
      `Its management link: bulbil link${place}`,
    ].join("\n"),
  }
}

/** Where `bulbil` looks by itself. */
const standardData = (): string | undefined => {
  try {
    return defaultDataDir()
  } catch {
    return undefined
  }
}
