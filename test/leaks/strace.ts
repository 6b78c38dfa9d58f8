/**
 * What sockets a process and its children open, as the kernel saw it. `traced` gives the words that run a program under
 * strace (as its own process, strace beside it); `internetCalls` reads the trace and leaves out tor, which alone may
 * reach a network.
 */
import { readFile } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"

const CALLS = "socket,connect,sendto,sendmsg,bind,execve,clone,clone3,fork,vfork"

export const traced = (file: string): readonly string[] => [
  "strace",
  "-D",
  "-f",
  "--seccomp-bpf",
  "-qq",
  "-A",
  "-e",
  `trace=${CALLS}`,
  "-e",
  "signal=none",
  "-o",
  file,
]

export interface InternetCalls {
  readonly own: readonly string[]
  readonly tor: readonly string[]
  /** AF_UNIX sockets that were opened: a trace without them saw nothing. */
  readonly unixSockets: number
}

export const internetCalls = async (file: string): Promise<InternetCalls> => {
  const lines = await settled(file)
  const made = lines.flatMap((line) => {
    const match = /^(\d+) .*\b(?:clone3?|v?fork)\b.* = (\d+)$/.exec(line)
    return match ? [{ parent: match[1]!, child: match[2]! }] : []
  })
  const tor = new Set(lines.flatMap((line) => /^(\d+) +execve\("[^"]*\/tor"/.exec(line)?.[1] ?? []))
  for (const parent of tor) for (const one of made) if (one.parent === parent) tor.add(one.child)
  const internet = lines.filter((line) => /\bAF_INET6?\b/.test(line))
  const ofTor = (line: string) => tor.has(line.slice(0, line.indexOf(" ")))
  return {
    own: internet.filter((line) => !ofTor(line)),
    tor: internet.filter(ofTor),
    unixSockets: lines.filter((line) => !ofTor(line) && line.includes("socket(AF_UNIX")).length,
  }
}

/** Strace ends a moment after what it traced: the trace is whole when it grows no more. */
const settled = async (file: string): Promise<string[]> => {
  for (let before = ""; ;) {
    const text = await readFile(file, "utf8")
    if (text !== "" && text === before) return text.split("\n")
    before = text
    await sleep(200)
  }
}
