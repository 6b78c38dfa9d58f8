/** Whatever happens is told in a sentence: no fact of the log is shown by its bare name. */
import { expect, it } from "vitest"
import type { HistoryEntry } from "../../src/contract/rows.ts"
import { historySentence } from "../../src/contract/words/history.ts"
import type { Fact } from "../../src/events/facts.ts"
import { registry } from "../../src/events/registry.ts"

/** What comes and goes is kept by nobody. */
const isKept = ({ durability }: Fact): boolean => durability !== "volatile"

it("each fact that is kept has its sentence, whatever it holds", () => {
  const facts = registry.flatMap(({ defs }) =>
    Object.entries(defs).flatMap(([name, def]) => (isKept(def) ? [name] : [])),
  )
  expect(facts.length).toBeGreaterThan(80)
  const bare = facts.filter((type) => historySentence({ type, event: { type } } as unknown as HistoryEntry) === type)
  expect(bare).toEqual([])
})
