/**
 * One private Tor network for all tests of a run that need one, of whatever project: brought up before the first, ended after
 * the last. The set-up runs once for each project, in one process. Where BULBIL_TESTNET names the folder of one that stands
 * already, that is used and left standing: half a minute less for who runs one test again and again.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import type { TestProject } from "vitest/node"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** Its folder: `client.torrc` and `network.json` are in it. */
    torNetwork: string
  }
}

interface Shared {
  users: number
  readonly dir: Promise<string>
}

/** Each project loads this module for itself. */
const place = globalThis as { bulbilTorNetwork?: Shared | undefined }

const raise = async (): Promise<string> => {
  const dir = await mkdtemp(path.join(os.tmpdir(), "bulbil-net-"))
  await bringUp({ dir, owner: process.pid })
  return dir
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const standing = process.env["BULBIL_TESTNET"]
  if (standing) {
    project.provide("torNetwork", path.resolve(standing))
    return undefined
  }
  const shared = (place.bulbilTorNetwork ??= { users: 0, dir: raise() })
  shared.users++
  project.provide("torNetwork", await shared.dir)
  return async () => {
    if (--shared.users > 0) return
    place.bulbilTorNetwork = undefined
    const dir = await shared.dir
    await takeDown(dir)
    await rm(dir, { recursive: true, force: true })
  }
}
