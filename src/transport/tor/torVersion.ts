/** Which tor is there, and whether it is new enough. Owns the words that tell what to install. */
import { execFile } from "node:child_process"

/** Older ones let a rendezvous point stand in for the service (tor 41297). */
const LEAST = [0, 4, 9, 11] as const
const INSTALL = `install tor ${LEAST.join(".")} or newer (on Debian and Ubuntu: apt-get install tor)`

export const isNewEnough = (version: string): boolean => {
  const parts = version.split(/[.-]/, 4).map(Number)
  for (const [i, least] of LEAST.entries()) {
    const part = parts[i] ?? Number.NaN
    if (part !== least) return part > least
  }
  return true
}

/** @throws Error with what to do, when there is none or it is too old. */
export const torVersion = async (binary: string): Promise<string> => {
  const out = await new Promise<string>((resolve, reject) =>
    execFile(binary, ["--version"], { timeout: 30_000 }, (error, stdout) =>
      error
        ? reject(
            new Error(`tor cannot be run (${binary}: ${error.code ?? error.message}): ${INSTALL}`, { cause: error }),
          )
        : resolve(stdout),
    ),
  )
  const version = /^Tor version (\d+\.\d+\.\d+\.\d+\S*?)\.?(?:\s|$)/m.exec(out)?.[1]
  if (version === undefined) throw new Error(`${binary} is no tor: ${INSTALL}`)
  if (!isNewEnough(version)) throw new Error(`tor ${version} is too old: ${INSTALL}`)
  return version
}
