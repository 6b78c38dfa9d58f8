/** What the window's address says, and where it leads. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { foreign, trackedNode } from "../support/trackerScenes.ts"
import { openUi } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)
const other = "18".repeat(16)
const address = (page: Page) => new URL(page.url()).hash
const details = (page: Page) => page.getByRole("region", { name: "Details" })

describe("the address", () => {
  it("names the open item and its side; back closes it, a reload and a new tab show it", async () => {
    await using ui = await openUi({ node: busyNode(), width: 390, height: 844 })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await details(page).waitFor()
    await page.getByRole("tab", { name: "History" }).click()
    await expect.poll(() => address(page)).toBe(`#/transfers/${field}/history`)
    await page.reload()
    await page.getByRole("tab", { name: "History", selected: true }).waitFor()
    const tab = await ui.context.newPage()
    await tab.goto(page.url())
    await tab.getByRole("tab", { name: "History", selected: true }).waitFor()
    await tab.close()
    await page.goBack()
    await details(page).waitFor({ state: "detached" })
    expect(address(page)).toBe("")
    await page.goForward()
    await details(page).waitFor()
    await page.getByRole("button", { name: "Back to the list" }).click()
    await expect.poll(() => address(page)).toBe("#/transfers")
    await page.locator(`#row-${other}`).click()
    await expect.poll(() => address(page)).toBe(`#/transfers/${other}`)
    await page.goBack()
    await details(page).waitFor({ state: "detached" })
    expect(ui.complaints).toEqual([])
  })

  it("goes along with a held key, which leaves one step to take back", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await page.locator("tr.item").first().click()
    const steps = await page.evaluate(() => history.length)
    for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowDown")
    const id = await page.evaluate(() => document.activeElement!.id.replace("row-", ""))
    await expect.poll(() => address(page)).toBe(`#/transfers/${id}`)
    await expect.poll(() => page.evaluate(() => history.length)).toBe(steps)
    await page.goBack()
    await details(page).waitFor({ state: "detached" })
  })

  it("has nothing read over Tor where somebody else's link led to it, before one says so", async () => {
    const node = trackedNode()
    let asked = 0
    const read = node.catalogue.bind(node)
    node.catalogue = (...given) => (asked++, read(...given))
    await using ui = await openUi({ node })
    const { page } = ui
    await page.evaluate((to) => void (location.hash = `#/trackers/browse/${to}`), foreign)
    await page.getByRole("heading", { level: 2, name: /^Catalogue of/ }).waitFor()
    await expect.poll(() => page.getByLabel("Address of a tracker, or of a mirror of one").inputValue()).toBe(foreign)
    expect(asked).toBe(0)
    await page.getByRole("button", { name: "Look", exact: true }).click()
    await page.getByRole("button", { name: "Download" }).nth(1).waitFor()
    expect(asked).toBe(1)
    await page.reload()
    await page.getByRole("heading", { level: 2, name: /^Catalogue of/ }).waitFor()
    expect(ui.complaints).toEqual([])
  })
})
