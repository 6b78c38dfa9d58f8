/** axe-core's judgement of what a page shows. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type AxeCore from "axe-core"
import type { Page } from "playwright-core"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Rules of which a page can break one by its colours alone. Contrast is measured by the look test itself. */
const ofColours = ["link-in-text-block"]

/**
 * @param judge all rules, or only those that another theme of the same page can break.
 * @returns each rule that is broken, with the first of what breaks it.
 */
export const axeFaults = async (page: Page, judge: "all" | "colours" = "all"): Promise<readonly string[]> => {
  // By the browser's own tools: the page's policy lets no other script in.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source)
  return page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { readonly axe: typeof AxeCore }
      const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
        rules: { "color-contrast": { enabled: false } },
        ...(only ? { runOnly: { type: "rule", values: only } } : {}),
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length})`)
    },
    judge === "all" ? undefined : ofColours,
  )
}
