/**
 * Who runs this machine, as files of theirs may say: the user's name, the host's, the home folder. Names that half the
 * world has say nothing.
 */
import { homedir, hostname, userInfo } from "node:os"

export interface Person {
  readonly names: readonly string[]
  readonly home: string | undefined
}

const COMMON = new Set([
  "admin",
  "administrator",
  "amnesia",
  "anonymous",
  "arch",
  "computer",
  "debian",
  "default",
  "desktop",
  "docker",
  "fedora",
  "guest",
  "home",
  "host",
  "laptop",
  "linux",
  "node",
  "nobody",
  "notebook",
  "public",
  "raspberrypi",
  "root",
  "runner",
  "server",
  "shared",
  "tails",
  "test",
  "ubuntu",
  "user",
  "username",
  "users",
  "whonix",
  "work",
  "workstation",
])
const LEAST = 3

/** Whether a name leads to somebody. */
export const tells = (name: string): boolean =>
  name.length >= LEAST && !COMMON.has(name.toLowerCase()) && !/^local|^[0-9a-f]{8,}$|^\d+$/i.test(name)

export const thisPerson = (): Person => {
  const names = [userName(), hostname(), hostname().split(".")[0]!].filter(tells)
  const home = homedir()
  return { names: [...new Set(names)], home: tells(lastOf(home)) ? home : undefined }
}

const lastOf = (folder: string): string => folder.replace(/\/+$/, "").split("/").at(-1) ?? ""

const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return ""
  }
}
