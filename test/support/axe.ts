/** axe-core's judgement of what a page shows. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type AxeCore from "axe-core"
import type { Page } from "playwright-core"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** @returns each rule that is broken, with the first of what breaks it. Contrast is measured by the look test itself. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  // By the browser's own tools: the page's policy lets no other script in.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: typeof AxeCore }
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      rules: { "color-contrast": { enabled: false } },
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length})`)
  })
}
