/**
 * The real disk, which ends after some steps as far as this process is concerned: each call that changes something
 * counts, and from the last one on all of them fail. So a test can end a process, as it were, at any of them.
 */
import fs from "node:fs"
import type { FileHandle } from "node:fs/promises"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import path from "node:path"

export class RealDiskGone extends Error {}

type Act = (...given: unknown[]) => Promise<unknown>

const CALLS = ["link", "unlink", "rename", "mkdir", "rmdir", "rm", "writeFile"] as const
const HANDLE_CALLS = ["write", "writeFile", "sync", "datasync", "truncate"] as const

export interface EndingDisk {
  /** Steps that are left. */
  left: number
  /** Steps that were taken. */
  taken: number
  /** Places between which no link can be made: pairs of beginnings of paths. */
  apart: readonly [string, string] | undefined
  restore(): void
}

export const endingDisk = async (): Promise<EndingDisk> => {
  const probe = path.join(tmpdir(), `bulbil-probe-${process.pid}`)
  const handle: FileHandle = await fs.promises.open(probe, "w")
  const handles = Object.getPrototypeOf(handle) as Record<string, Act>
  await handle.close()
  await fs.promises.rm(probe)
  const calls = fs.promises as unknown as Record<string, Act>
  const undo: (() => void)[] = []
  const disk: EndingDisk = {
    left: Infinity,
    taken: 0,
    apart: undefined,
    restore: () => {
      for (const each of undo) each()
      syncBuiltinESMExports()
    },
  }
  const counted = (of: Record<string, Act>, name: string, before: (given: unknown[]) => void = () => undefined) => {
    const real = of[name]!
    of[name] = async function (this: unknown, ...given: unknown[]) {
      if (disk.left-- <= 0) throw new RealDiskGone(name)
      before(given)
      disk.taken++
      return real.apply(this, given)
    }
    undo.push(() => (of[name] = real))
  }
  for (const name of CALLS)
    counted(calls, name, ([from, to]) => {
      const between = (a: string, b: string) => String(from).startsWith(a) && String(to).startsWith(b)
      if (name === "link" && disk.apart && between(...disk.apart))
        throw Object.assign(new Error("another disk"), { code: "EXDEV" })
    })
  for (const name of HANDLE_CALLS) counted(handles, name)
  syncBuiltinESMExports()
  return disk
}
