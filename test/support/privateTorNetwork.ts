/**
 * One private Tor network for all tests of a run that need one: brought up before the first, ended after the last.
 * Where BULBIL_TESTNET names the folder of one that stands already, that is used and left standing: half a minute less
 * for who runs one test again and again.
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

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const standing = process.env["BULBIL_TESTNET"]
  if (standing) {
    project.provide("torNetwork", path.resolve(standing))
    return undefined
  }
  const dir = await mkdtemp(path.join(os.tmpdir(), "bulbil-net-"))
  await bringUp({ dir, owner: process.pid })
  project.provide("torNetwork", dir)
  return async () => {
    await takeDown(dir)
    await rm(dir, { recursive: true, force: true })
  }
}
