/**
 * Free TCP ports, found by reading the system's table instead of opening a socket: the caller may be a process that must
 * never own one. They lie in one block below the range from which the system picks ports by itself.
 */
import { randomInt } from "node:crypto"
import { readFileSync } from "node:fs"

const FIRST = 20_000
const LAST = 32_000

const taken = (table: string): number[] =>
  table.split("\n").slice(1).flatMap((line) => {
    const port = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) /.exec(line)?.[1]
    return port ? [Number.parseInt(port, 16)] : []
  })

const readTable = (file: string): string => {
  try {
    return readFileSync(file, "latin1")
  } catch {
    return ""
  }
}

export const freePorts = (count: number): number[] => {
  const used = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => taken(readTable(file))))
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const first = randomInt(FIRST, LAST - count)
    const block = Array.from({ length: count }, (_, i) => first + i)
    if (!block.some((port) => used.has(port))) return block
  }
  throw new Error(`there are no ${count} free TCP ports in a row between ${FIRST} and ${LAST}`)
}
