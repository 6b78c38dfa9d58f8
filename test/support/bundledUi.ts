/**
 * The web UI bundled as set-up does it, into a folder of its own. Before the tests that need a browser it is bundled
 * once for all of them, and BULBIL_UI names the folder; where that names one already, as after set-up, it is used.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { build } from "vite"

const own = path.resolve(import.meta.dirname, "../../src/ui")

/** @param root of the page, where it is another than the interface itself. */
export const bundleUi = async (root?: string): Promise<string> => {
  const outDir = await mkdtemp(path.join(tmpdir(), "bulbil-ui-"))
  const { NODE_ENV } = process.env
  // As a node serves it: in tests, libraries would bring what helps to find faults in them.
  process.env["NODE_ENV"] = "production"
  await build({
    configFile: path.join(own, "vite.config.ts"),
    ...(root === undefined ? {} : { root, publicDir: path.join(own, "public") }),
    build: { outDir, emptyOutDir: true },
  }).finally(() => {
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"]
    else process.env["NODE_ENV"] = NODE_ENV
  })
  return outDir
}

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["BULBIL_UI"]) return undefined
  const folder = (process.env["BULBIL_UI"] = await bundleUi())
  return () => rm(folder, { recursive: true, force: true })
}
