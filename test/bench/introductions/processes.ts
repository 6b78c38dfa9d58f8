/** The processes of the benchmark, which end with it: how they are started, asked and ended. */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import path from "node:path"

export interface Started<T> {
  readonly process: ChildProcess
  /** What it said when it was up. */
  readonly said: T
}

/** @param name of a file beside this one. @throws when it ends before it is up. */
export const start = async <T>(name: string, ...words: readonly string[]): Promise<Started<T>> => {
  const child = fork(path.join(import.meta.dirname, `${name}.ts`), words)
  const gone = once(child, "exit").then(() => Promise.reject(new Error(`${name} has ended`)))
  const [said] = (await Promise.race([once(child, "message"), gone])) as [T]
  gone.catch(() => undefined)
  return { process: child, said }
}

export const ask = async <T>({ process: child }: Started<unknown>, order: object): Promise<T> => {
  const answer = once(child, "message")
  child.send(order)
  return ((await answer) as [T])[0]
}

export const end = async ({ process: child }: Started<unknown>): Promise<void> => {
  const exited = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined
  if (child.connected) child.disconnect()
  await exited
}
