/**
 * What bandwidth authorities do on the public network: says how much each relay can carry (bandwidth-file-spec, version
 * 1.0). The authorities read the file before each vote. Those that joined the network get ten times the weight of its
 * own, so that soon they carry something that can be counted.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import path from "node:path"
import { toHex } from "../core/hex.ts"

/** In kilobytes a second; only their proportion matters. */
const OWN = 1_000
const JOINED = 10_000

export const bandwidthsFile = (dir: string): string => path.join(dir, "bandwidths")

/** Nothing is measured yet. */
export const unmeasured = (dir: string): void =>
  writeFileSync(bandwidthsFile(dir), `${Math.floor(Date.now() / 1000)}\n`)

/** @returns how many relays have joined, by the consensus that the network's client has. */
export const measureRelays = (dir: string): number => {
  const consensus = readFileSync(path.join(dir, "nodes", "browser", "cached-microdesc-consensus"), "utf8")
  const relays = [...consensus.matchAll(/^r (\S+) (\S{27}) /gm)].map((match) => ({
    joined: !/^(authority|relay)\d+$/.test(match[1]!),
    fingerprint: toHex(Buffer.from(match[2]!, "base64")).toUpperCase(),
  }))
  const lines = relays.map(({ joined, fingerprint }) => `node_id=$${fingerprint} bw=${joined ? JOINED : OWN}`)
  const file = bandwidthsFile(dir)
  writeFileSync(`${file}.new`, `${[Math.floor(Date.now() / 1000), ...lines].join("\n")}\n`)
  renameSync(`${file}.new`, file)
  return relays.filter(({ joined }) => joined).length
}
