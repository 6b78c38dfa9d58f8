/** What is needed in many places is written once, in core: a second copy is found here by what it looks like. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..")
const sources = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, "src", file), "utf8") }))

/** Where it lies, and how it is written by hand. */
const mechanisms: readonly (readonly [name: string, home: string, byHand: RegExp])[] = [
  ["hexadecimal digits", "core/hex.ts", /\.toString\("hex"\)|(?:Buffer|Uint8Array)\.from\(.*"hex"\)/],
  [
    "pace with a burst",
    "core/TokenBucket.ts",
    /Math\.min\([^\n]*Math\.max\(0, now - [\w.#]+\) \/|Math\.max\(0, now - [\w.#]+\) \/ 1_?000\) \* [\w.#]*(?:[rR]ate|[pP]erSecond)/,
  ],
  ["listeners", "core/Listeners.ts", /#listeners = new (?:Set|Map)|for \(const listener of/],
  ["the order of names", "core/naturalOrder.ts", /new Intl\.Collator\(/],
  ["turns", "core/Turns.ts", /#(\w+) = (?:this\.#\1\.then\(|\w+\.catch\(\(\) => undefined\))/],
  ["back-off", "core/backOff.ts", /Math\.min\((?:\w+ \* 2,|[\w.#]+ \* 2 \*\*|2 \*\*)/],
  [
    "waiting",
    "core/wait.ts",
    /new Promise(?:<void>)?\(\(resolve\) => (?:void )?[\w.#]*setTimeout\(resolve|clearTimeout\(\w+\)\n\s*signal\??\.removeEventListener\(.*\n\s*resolve\(\)/,
  ],
]

describe("one mechanism", () => {
  it.each(mechanisms)("%s, in %s", (_, home, byHand) => {
    expect(sources.map(({ file }) => file)).toContain(home)
    expect(sources.filter(({ file, text }) => file !== home && byHand.test(text)).map(({ file }) => file)).toEqual([])
  })
})
