/**
 * Each actor's chart is what its decider does: `transitions.ts` and the diagram in STATE.md are found by driving it. To
 * write them anew: BULBIL_WRITE_CHARTS=1, with this file, then the formatter.
 */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { definitions } from "../../src/actors/registry.ts"
import type { Transition } from "../../src/actors/kernel/ActorDefinition.ts"
import { chartOf, mermaid } from "../../src/actors/kernel/Chart.ts"
import { explore } from "../support/explore.ts"

const folderOf = (kind: string) => path.resolve(import.meta.dirname, "../../src/actors", kind)
const written = process.env["BULBIL_WRITE_CHARTS"] === "1"
const BLOCK = /<!-- chart: .*? -->\n[\s\S]*?<!-- end of chart -->/

describe.each(definitions.map((definition) => [definition.kind, definition] as const))(
  "the chart of %s",
  (kind, known) => {
    const found = explore(known)
      .map(({ from, by, to }): Transition => [from, by, to])
      .sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1))
    const diagram = ["```mermaid", mermaid(chartOf({ ...known, transitions: found })), "```"].join("\n")
    const block = `<!-- chart: found by test/actors/charts.test.ts -->\n\n${diagram}\n\n<!-- end of chart -->`
    const page = path.join(folderOf(kind), "STATE.md")

    const write = () => {
      const lines = found.map((transition) => `  ${JSON.stringify(transition).replaceAll(",", ", ")},`)
      const code = `/** Which input leads from which mode to which. Found and written by test/actors/charts.test.ts. */
import type { Transition } from "../kernel/ActorDefinition.ts"

export const transitions: readonly Transition[] = [
${lines.join("\n")}
]
`
      writeFileSync(path.join(folderOf(kind), "transitions.ts"), code)
      const text = readFileSync(page, "utf8")
      writeFileSync(page, BLOCK.test(text) ? text.replace(BLOCK, () => block) : `${text.trimEnd()}\n\n${block}\n`)
    }

    it("is what the decider does", () => {
      if (written) write()
      else expect(known.transitions).toEqual(found)
      expect(readFileSync(page, "utf8").match(BLOCK)?.[0]).toBe(block)
    })
  },
)
