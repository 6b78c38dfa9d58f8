/**
 * What keeps a node from starting and shows before anything is made: a start that fails here leaves no folder and no
 * keys behind.
 */
import { lstat } from "node:fs/promises"
import path from "node:path"
import { checkSocketPath } from "../api/localSocket.ts"
import { StartError } from "./StartError.ts"
import { networkSettings } from "./carriers.ts"
import { dataPaths } from "./DataDirectory.ts"

export interface StartAsked {
  readonly data: string
  readonly testnet?: string
  readonly loopback?: string
}

/** @throws with `code` and words. */
export const checkStart = async ({ data, testnet, loopback }: StartAsked): Promise<void> => {
  checkSocketPath(path.dirname(dataPaths(data).socket))
  if (testnet !== undefined) await networkSettings(testnet, "client")
  if (loopback === undefined) return
  const found = await lstat(`${loopback}/.`).catch(() => undefined)
  if (!found?.isDirectory()) throw new StartError("no-folder", `${loopback} is no folder; make it first`)
}
