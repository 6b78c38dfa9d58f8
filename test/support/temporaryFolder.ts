/** A folder that is gone when the test is over. */
import { mkdtemp, realpath, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { onTestFinished } from "vitest"

export const temporaryFolder = async (): Promise<string> => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "bulbil-test-")))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
