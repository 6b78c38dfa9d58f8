/** A figure within a sentence is grouped as its language groups figures: never `12345`. */
import { describe, expect, it } from "vitest"
import { de } from "../../src/ui/words/de.ts"
import { englishWords, sentencesIn } from "../support/spokenWords.ts"
import { wordFunctions } from "../support/wordFunctions.ts"

/** Names, not counts: ports, peers, an event for who helps, and texts put in; and units that never reach a thousand. */
const NAMES =
  /^(figures\.(h|min|s)|relayPage\.ways|history\.(RelayStarted|PeerBanned)|details\.(lane|peer|caller)|activity\.moment|share\.found|consent\.words)$/

const at = (words: unknown, path: readonly string[]): unknown =>
  path.reduce((all, name) => (all as Readonly<Record<string, unknown>>)[name], words)

describe.each([
  ["en", await englishWords()],
  ["de", de],
])("figures in %s", (_, words) => {
  it("are grouped in every sentence that is made of them", () => {
    expect(wordFunctions.length).toBeGreaterThan(300)
    const bare = wordFunctions
      .map(({ path, calls }) => ({
        name: path.join("."),
        say: at(words, path) as (...all: unknown[]) => unknown,
        calls,
      }))
      .filter(({ name }) => !NAMES.test(name))
      .flatMap(({ name, say, calls }) =>
        calls(12_345).flatMap((all) => sentencesIn(say(...all)).map((text) => `${name}: ${text}`)),
      )
      .filter((text) => text.includes("12345"))
    expect(bare).toEqual([])
  })
})
