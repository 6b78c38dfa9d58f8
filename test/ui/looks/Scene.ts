/** What the look test goes through: what the page shows, scene by scene. */
import type { Page } from "playwright-core"
import type { MemoryManagedNode } from "../../support/MemoryManagedNode.ts"

/** Each begins where the last one ended. @param node the one that the page is of. */
export type Scene = readonly [name: string, go: (page: Page, node: MemoryManagedNode) => Promise<unknown>]

export type ScenesOf = readonly (readonly [() => MemoryManagedNode, readonly Scene[]])[]

export const shown = (page: Page, selector: string) => page.locator(selector).scrollIntoViewIfNeeded()

export const closed = async (page: Page) => {
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
}
