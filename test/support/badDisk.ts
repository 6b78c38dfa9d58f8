/**
 * A node on a disk that fails on demand: badDisk.c, compiled once and loaded into the node's process. Needs a C
 * compiler (`cc`).
 */
import { execFileSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { type NodeProcess, startNodeProcess } from "./NodeProcess.ts"

/** `sync`: what is written does not reach the disk (EIO). `full`: nothing more can be written (ENOSPC). */
export type DiskFault = "sync" | "full"

export interface BadDisk {
  break(fault: DiskFault): void
  mend(): void
  start(): Promise<NodeProcess>
}

/** @param home holds the library, the switch, and the node's data folder, which alone has the faults. */
export const badDisk = (home: string, carrier: readonly string[]): BadDisk => {
  const library = path.join(home, "badDisk.so")
  const toggle = path.join(home, "switch")
  const data = path.join(home, "data")
  execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, path.join(import.meta.dirname, "badDisk.c"), "-ldl"])
  const wrapper = ["env", `LD_PRELOAD=${library}`, `BAD_DISK_SWITCH=${toggle}`, `BAD_DISK_BELOW=${data}`]
  return {
    break: (fault) => writeFileSync(toggle, fault),
    mend: () => rmSync(toggle, { force: true }),
    start: () => startNodeProcess(data, carrier, wrapper),
  }
}
