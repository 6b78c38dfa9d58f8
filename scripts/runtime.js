/**
 * Which Node runs Bulbil. Plain JavaScript without dependencies, for any Node ≥ 18: the machine's own Node where it is
 * new enough, else the one that setup.js has put into .runtime/. Node lines before 24.18.1 have unpatched HTTP/2 holes.
 */
import { existsSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const MINIMUM_NODE = [24, 18, 1]

/** Whether version `text` ("v24.21.0", "0.4.9.11") is at least `minimum`. */
export const atLeast = (text, minimum) => {
  const have = (text.match(/\d+/g) ?? []).map(Number)
  for (let i = 0; i < minimum.length; i++) {
    if ((have[i] ?? 0) !== minimum[i]) return (have[i] ?? 0) > minimum[i]
  }
  return true
}

export const runtimePackage = `node-${process.platform}-${process.arch}`
const runtimeHome = path.join(root, ".runtime", "node_modules", runtimePackage)

/**
 * `{ bin, home }` of a Node that is new enough; `home` holds `include/`, where the machine's Node has none it is
 * undefined.
 */
export const findNode = () => {
  if (atLeast(process.version, MINIMUM_NODE)) {
    const home = path.dirname(path.dirname(process.execPath))
    return { bin: process.execPath, home: existsSync(path.join(home, "include", "node", "node.h")) ? home : undefined }
  }
  const bin = path.join(runtimeHome, "bin", "node")
  return existsSync(bin) ? { bin, home: runtimeHome } : undefined
}

/** The environment in which npm, node-gyp and the tests find that Node first. */
export const environmentFor = (node) => ({
  ...process.env,
  PATH: `${path.dirname(node.bin)}${path.delimiter}${process.env.PATH ?? ""}`,
  ...(node.home ? { npm_config_nodedir: node.home } : {}),
})
