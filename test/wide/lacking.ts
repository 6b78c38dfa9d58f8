/** What this machine lacks for a wide network, in words for people. */
import { spawnSync } from "node:child_process"
import { accessSync, closeSync, constants, openSync } from "node:fs"
import path from "node:path"

/** Programs, and the Debian package that each is in. */
const PROGRAMS = {
  cc: "gcc libc6-dev",
  ip: "iproute2",
  setpriv: "util-linux",
  tor: "tor",
  "tor-gencert": "tor",
} as const

export type Program = keyof typeof PROGRAMS

export interface Machine {
  readonly root: boolean
  /** Whether /dev/net/tun can be opened. */
  readonly tun: boolean
  /** Whether a network namespace can be made; not asked where root or `ip` is missing. */
  readonly namespaces: () => boolean
  readonly has: (program: Program) => boolean
}

/** @returns nothing when all is there; else one or more sentences: what is missing, and what to do. */
export const lackingOn = ({ root, tun, namespaces, has }: Machine): string | undefined => {
  const missing = (Object.keys(PROGRAMS) as Program[]).filter((program) => !has(program))
  const packages = [...new Set(missing.map((program) => PROGRAMS[program]))]
  const said = [
    ...(missing.length > 0
      ? [
          `The wide network needs ${missing.join(", ")}. ` +
            `On Debian, as root: apt-get update && apt-get install -y ${packages.join(" ")}.`,
        ]
      : []),
    ...(root ? [] : ["The wide network needs root, for network namespaces: run it as root."]),
    ...(tun ? [] : ["The wide network needs /dev/net/tun: modprobe tun, or give the container that device."]),
    ...(root && has("ip") && !namespaces()
      ? ["The wide network needs to make network namespaces: give the container CAP_SYS_ADMIN and CAP_NET_ADMIN."]
      : []),
  ]
  return said.length > 0 ? said.join("\n") : undefined
}

const canOpenTun = (): boolean => {
  try {
    closeSync(openSync("/dev/net/tun", "r+"))
    return true
  } catch {
    return false
  }
}

const canMakeNamespaces = (): boolean => {
  const name = `wideprobe${process.pid}`
  const ip = (...words: string[]) => spawnSync("ip", words, { stdio: "ignore" }).status === 0
  return ip("netns", "add", name) && ip("netns", "exec", name, "true") && ip("netns", "del", name)
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export const lacking = (): string | undefined =>
  lackingOn({
    root: process.getuid?.() === 0,
    tun: canOpenTun(),
    namespaces: canMakeNamespaces,
    has: (program) =>
      (process.env["PATH"] ?? "").split(path.delimiter).some((folder) => isExecutable(path.join(folder, program))),
  })
