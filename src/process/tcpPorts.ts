/**
 * Which TCP ports of this machine are taken, read from the system's table: who asks may be a process that must never
 * own a socket.
 */
import { readFileSync } from "node:fs"

const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"]
const LISTENING = "0A"

const rows = (file: string): readonly (readonly [port: number, state: string])[] => {
  let text: string
  try {
    text = readFileSync(file, "latin1")
  } catch {
    return []
  }
  return text
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const match = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2}) /.exec(line)
      return match ? [[Number.parseInt(match[1]!, 16), match[2]!] as const] : []
    })
}

/** By listeners and by connections. */
export const takenPorts = (): ReadonlySet<number> => new Set(TABLES.flatMap(rows).map(([port]) => port))

export const isListening = (port: number): boolean =>
  TABLES.flatMap(rows).some(([taken, state]) => taken === port && state === LISTENING)
