/**
 * A test waits for the very thing that it asserts, for as long as a busy machine takes: what ends a wait or a test
 * sooner than vitest.config.ts says fails by chance.
 */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(path.join(import.meta.dirname, file), "utf8") }))

const found = (wrong: RegExp, of: (file: string) => boolean = () => true): readonly string[] =>
  files
    .filter(({ file }) => of(file))
    .flatMap(({ file, text }) => [...text.matchAll(wrong)].map(({ 0: words }) => `${file}: ${words.trim()}`))

const LEAST_MS = 600_000
const reads =
  "count|textContent|innerText|inputValue|isVisible|isHidden|isDisabled|isEnabled|isChecked|allTextContents|" +
  "allInnerTexts|getAttribute"

describe("a test", () => {
  it("waits by expect.poll or until: vi's own waits give up after a second", () => {
    expect(found(/\bvi\.wait(?:For|Until)\(/g)).toEqual([])
  })

  it("has as much time as the configuration gives it, or more", () => {
    const given = /(?:^\s*(?:describe|it|test)\b.*\{ timeout: |^\s*\}, |testTimeout: )([\d_]{6,})/gm
    const short = (words: string) => Number(/[\d_]+$/.exec(words)![0].replaceAll("_", "")) < LEAST_MS
    expect(found(given).filter(short)).toEqual([])
  })

  it("polls what a page shows: it comes a moment after what it follows from", () => {
    // That something is not there, or is not what it must not be, holds at every moment.
    const once = new RegExp(`expect\\(\\(?await .*\\.(?:${reads})\\(.*\\)\\)\\.(?!not\\.|toBe\\(0\\)).*`, "g")
    expect(found(once, (file) => file.endsWith(".browser.test.ts"))).toEqual([])
  })
})
