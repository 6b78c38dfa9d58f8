/**
 * The launcher as it is met: under a Node that is new enough, or under an old one, for which this Node stands in with
 * the version that it says of itself; the program is then a child of it. Owns the processes that it starts, in a group
 * of their own, as a terminal has them.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { copyFile, mkdir, symlink } from "node:fs/promises"
import path from "node:path"
import { onTestFinished } from "vitest"
import { ended } from "./NodeProcess.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const runtimePackage = `node-${process.platform}-${process.arch}`
const root = path.resolve(import.meta.dirname, "..", "..")
const asOld = `data:text/javascript,Object.defineProperty(process,"version",{value:"v20.0.0"})`

export interface Launched {
  readonly child: ChildProcess
  readonly pid: number
  said(): string
  /** Resolves when `text` stands on one of its streams. */
  until(text: string): Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** To all of the group, as a terminal does. */
  toAll(signal: NodeJS.Signals): void
}

export type Launcher = (...words: readonly string[]) => readonly string[]

/** `node bin/bulbil.js`, under this Node. */
export const newNode: Launcher = (...words) => [process.execPath, path.join(root, "bin", "bulbil.js"), ...words]

/** `npm start -- …` in the checkout. */
export const npmStart: Launcher = (_start, ...words) => ["npm", "--prefix", root, "start", "--", ...words]

/** The same under an old one: a checkout beside this one, whose set-up has brought a Node. */
export const oldNode = async (): Promise<Launcher> => {
  const checkout = await temporaryFolder()
  const bin = path.join(checkout, ".runtime", "node_modules", runtimePackage, "bin")
  await mkdir(bin, { recursive: true })
  await symlink(process.execPath, path.join(bin, "node"))
  // With what was compiled before: much time otherwise.
  await mkdir(path.join(root, ".runtime", "compiled"), { recursive: true })
  await symlink(path.join(root, ".runtime", "compiled"), path.join(checkout, ".runtime", "compiled"))
  for (const name of ["src", "node_modules", "package.json"])
    await symlink(path.join(root, name), path.join(checkout, name))
  for (const name of ["bin", "scripts"]) await mkdir(path.join(checkout, name))
  for (const name of ["bin/bulbil.js", "scripts/runtime.js"])
    await copyFile(path.join(root, name), path.join(checkout, name))
  return (...words) => [process.execPath, "--import", asOld, path.join(checkout, "bin", "bulbil.js"), ...words]
}

export const launch = (words: readonly string[], env: NodeJS.ProcessEnv = process.env): Launched => {
  const [program, ...args] = words
  const child = spawn(program!, args, { stdio: ["pipe", "pipe", "pipe"], detached: true, env })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream!.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const toAll = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, signal)
    } catch {
      // They have ended.
    }
  }
  onTestFinished(() => toAll("SIGKILL"))
  const over = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  )
  return {
    child,
    pid: child.pid!,
    said: () => said,
    until: async (text) => {
      let alive = true
      void over.then(() => (alive = false))
      while (!said.includes(text)) {
        if (!alive) throw new Error(`it ended before it said ${JSON.stringify(text)}: ${said}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    ended: over,
    toAll,
  }
}

/** Runs to its end. */
export const launched = (words: readonly string[]) => {
  const [program, ...args] = words
  return ended(spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] }))
}
