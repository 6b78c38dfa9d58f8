/**
 * Keys of a relay and of a directory authority, made by tor's own tools. Owns how those are called; starts nothing that
 * stays.
 */
import { execFile } from "node:child_process"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import type { Authority, Place } from "./torrc.ts"

const run = (
  binary: string,
  args: readonly string[],
  input: string,
  signal: AbortSignal | undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(binary, args, { timeout: 60_000, ...(signal && { signal }) }, (error, stdout, stderr) =>
      error
        ? reject(
            new Error(`${binary} failed: ${(stderr || stdout || error.message).trim().slice(-500)}`, { cause: error }),
          )
        : resolve(stdout),
    )
    child.stdin?.on("error", () => undefined)
    child.stdin?.end(input)
  })

/** Runs in its own empty configuration; an authority must be named, so an impossible one is. */
const fingerprintOf = async ({ name, folder }: Place, signal: AbortSignal | undefined): Promise<string> => {
  const empty = path.join(folder, "empty.torrc")
  await writeFile(empty, "")
  const out = await run(
    "tor",
    [
      "--list-fingerprint",
      "--orport",
      "1",
      "--DirAuthority",
      `x 127.0.0.1:1 ${"f".repeat(40)}`,
      "--datadirectory",
      folder,
      "--nickname",
      name,
      "--defaults-torrc",
      empty,
      "-f",
      empty,
    ],
    "",
    signal,
  )
  const words = new RegExp(`^${name} ((?:[0-9A-F]{4} ?){10})\\s*$`, "m").exec(out)?.[1]
  if (!words) throw new Error(`tor told no fingerprint for ${name}: ${out.slice(-300)}`)
  return words.replaceAll(" ", "")
}

export const makeAuthority = async (
  place: Place,
  at: { readonly address: string; readonly orPort: number; readonly dirPort: number },
  signal: AbortSignal | undefined,
): Promise<Authority> => {
  const keys = path.join(place.folder, "keys")
  await mkdir(keys, { recursive: true, mode: 0o700 })
  const certificate = path.join(keys, "authority_certificate")
  await run(
    "tor-gencert",
    [
      "--create-identity-key",
      "-m",
      "12",
      "-a",
      `${at.address}:${at.dirPort}`,
      "--passphrase-fd",
      "0",
      "-i",
      path.join(keys, "authority_identity_key"),
      "-s",
      path.join(keys, "authority_signing_key"),
      "-c",
      certificate,
    ],
    "private network\n",
    signal,
  )
  const v3ident = /^fingerprint ([0-9A-F]{40})$/m.exec(await readFile(certificate, "latin1"))?.[1]
  if (!v3ident) throw new Error("tor-gencert wrote a certificate without a fingerprint")
  return { name: place.name, ...at, v3ident, fingerprint: await fingerprintOf(place, signal) }
}
