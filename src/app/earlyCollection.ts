/**
 * Has the young generation collected while octets stream through. Node makes a buffer for each read of a socket; they
 * die at once, but lie outside V8's heap, and V8 answers the growing outside with full collections of the whole heap: a
 * third of all time when a torrent moves at full speed. A minor collection every 16 MiB finds almost nothing alive and
 * frees them all (docs/benchmarks.md).
 */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

const EVERY = 16 * 1024 * 1024

/** @returns what is told of each octet that went in or out. */
export const earlyCollection = (): ((octets: number) => void) => {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("globalThis.gc") as ((options: { type: "minor" }) => void) | undefined
  let since = 0
  return (octets) => {
    since += octets
    if (since < EVERY) return
    since = 0
    collect?.({ type: "minor" })
  }
}
