/** The list narrowed, searched and kept as views, as somebody does it: by mouse and keys, over reloads and tabs. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { infohashKey } from "../../src/contract/listings.ts"
import { preferences } from "../../src/contract/settings/registry.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"
import type { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { anInfohash, onionOf } from "../support/managedRows.ts"
import { searchedNode } from "../support/searchScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)
const address = (page: Page) => new URL(page.url()).hash
const titles = (page: Page) => page.locator("tr.item .title").allTextContents()
const filter = (page: Page, name: string | RegExp) =>
  page.getByRole("navigation", { name: "Filter" }).getByRole("button", { name })
const views = (page: Page) => page.getByRole("navigation", { name: "Views" })
const view = (page: Page, name: string) => views(page).getByRole("button", { name, exact: true })
const pressed = (page: Page, name: string) => view(page, name).getAttribute("aria-pressed")
const keptOf = (node: MemoryManagedNode) => (node.chosen.get(preferences.name) ?? {}) as Preferences
const keep = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Keep this view…" }).click()
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  await page.keyboard.press("Enter")
  await view(page, name).waitFor()
}

describe("what is chosen of the list", () => {
  it("stands in the address: reload, the way back and another page bring it again; each tab has its own", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    const all = await titles(page)
    await filter(page, /^Downloading/).click()
    expect(address(page)).toBe("#/transfers?status=downloading")
    const some = await titles(page)
    expect(some.length).toBeLessThan(all.length)
    await page.getByRole("searchbox").fill("SPRING rec")
    await expect.poll(() => address(page)).toBe("#/transfers?status=downloading&q=SPRING+rec")
    await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("SPRING rec")
    await page.locator(`#row-${field}`).click()
    await expect.poll(() => address(page)).toBe(`#/transfers/${field}?status=downloading&q=SPRING+rec`)
    await toPage(page, /Settings/)
    await toPage(page, /Transfers/)
    await expect.poll(() => address(page)).toContain("?status=downloading&q=SPRING+rec")
    await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    const other = await ui.open()
    await other.locator(`#row-${field}`).waitFor()
    await expect.poll(() => titles(other)).toEqual(all)
    await filter(other, /^Paused/).click()
    await other.getByRole("button", { name: "Name" }).click()
    await expect.poll(() => address(other)).toBe("#/transfers?status=paused&sort=name")
    await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    await other.goBack()
    await expect.poll(() => titles(other)).toHaveLength(all.length)
    await other.close()
    await page.getByRole("searchbox").fill("nothing is called so")
    await page.getByRole("button", { name: "Show all" }).click()
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(all.toSorted())
    expect(ui.complaints).toEqual([])
  })

  it("may be which tracker lists it and by which trust it is known, together with all else", async () => {
    const node = busyNode()
    const tracker = (kind: "own" | "trusted", degree: number, name: string | null) => ({
      address: onionOf(kind),
      ...{ kind, degree, name, via: [] },
    })
    node.listing = {
      trackers: [tracker("own", 0, null), tracker("trusted", 1, "carol")],
      lists: { [infohashKey(anInfohash("4"))]: [1] },
    }
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    const all = (await titles(page)).length
    await page.locator("summary", { hasText: "Tracker" }).click()
    await filter(page, /^carol/).click()
    await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    await page.getByRole("button", { name: "No longer only: Tracker: carol" }).waitFor()
    await filter(page, /^Paused/).click()
    await page.getByText("Nothing here matches.").waitFor()
    await filter(page, /^All/).click()
    await filter(page, /^None known here/).click()
    await expect.poll(() => titles(page)).toHaveLength(all - 1)
    await page.reload()
    await expect.poll(() => titles(page)).toHaveLength(all - 1)
    expect(ui.complaints).toEqual([])
  })

  it("is found also by path, infohash and tag", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    const search = page.getByRole("searchbox")
    for (const words of ["downloads/FIELD", anInfohash("4").slice(0, 20), "spring  field"]) {
      await search.fill(words)
      await expect.poll(() => titles(page)).toEqual(["Field recordings, spring"])
    }
  })
})

describe("a view", () => {
  it("is kept, marked until something differs, shown by a click, changed by its menu, there after reload", async () => {
    const node = busyNode()
    await using ui = await openUi({ node, width: 1_920 })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    const all = await titles(page)
    await filter(page, /^Downloading/).click()
    await page.getByRole("button", { name: "Name" }).click()
    await page.getByRole("button", { name: "Peers" }).click({ button: "right" })
    await page.getByRole("menuitem", { name: "Hide this column" }).click()
    const some = await titles(page)
    await keep(page, "At work")
    await expect.poll(() => pressed(page, "At work")).toBe("true")
    await expect.poll(() => keptOf(node).views?.map(({ name }) => name)).toEqual(["At work"])
    await filter(page, /^All/).click()
    await page.getByRole("button", { name: "Added" }).click()
    await page.getByRole("button", { name: "Columns, rows and order" }).click()
    await page.getByRole("checkbox", { name: "Peers" }).check()
    await page.keyboard.press("Escape")
    await expect.poll(() => pressed(page, "At work")).toBe("false")
    await expect.poll(() => titles(page)).toHaveLength(all.length)
    await page.reload()
    await view(page, "At work").click()
    await expect.poll(() => titles(page)).toEqual(some)
    await expect.poll(() => page.getByRole("button", { name: "Peers" }).count()).toBe(0)
    await expect.poll(() => pressed(page, "At work")).toBe("true")
    await page.goBack()
    await expect.poll(() => titles(page)).toHaveLength(all.length)

    // By keys alone: its menu, and the palette.
    await views(page).getByRole("button", { name: "What can be done with the view “At work”" }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("menu", { name: "At work" }).waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("textbox", { name: "Name" }).fill("Coming")
    await page.keyboard.press("Enter")
    await view(page, "Coming").waitFor()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.keyboard.press("Control+k")
    await page.getByRole("combobox", { name: "Command" }).fill("view coming")
    await page.keyboard.press("Enter")
    await expect.poll(() => pressed(page, "Coming")).toBe("true")
    await filter(page, /^Paused/).click()
    await view(page, "Coming").click({ button: "right" })
    await page.getByRole("menuitem", { name: "Replace by what is shown now" }).click()
    await expect.poll(() => pressed(page, "Coming")).toBe("true")
    await expect.poll(() => keptOf(node).views?.[0]).toMatchObject({ name: "Coming", asked: { status: "paused" } })
    await view(page, "Coming").click({ button: "right" })
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await expect.poll(() => keptOf(node).views).toEqual([])
    await view(page, "Coming").waitFor({ state: "detached" })
    expect(ui.complaints).toEqual([])
  })

  it("of one tab does not undo that of another, and is not remembered by the browser", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const [one, two] = [ui.page, await ui.open()]
    for (const page of [one, two]) await filter(page, /^Paused/).click()
    await keep(one, "First")
    await expect.poll(() => keptOf(node).views?.length).toBe(1)
    await two.getByRole("button", { name: "Name" }).click()
    await keep(two, "Second")
    await expect.poll(() => keptOf(node).views?.map(({ name }) => name)).toEqual(["First", "Second"])
    await view(two, "First").waitFor()
    await one.reload()
    await view(one, "Second").waitFor()
    expect(await one.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/First|Second/)
  })

  it("is not lost over a node that is away: the page asks before it closes, and tells it when it is back", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const asked: string[] = []
    page.on("dialog", (dialog) => asked.push(dialog.type()))
    await filter(page, /^Paused/).click()
    ui.cut(true)
    await page.getByText(/lost/).first().waitFor()
    await keep(page, "Resting")
    await page.locator(".toast[data-kind=refused]").first().waitFor()
    await page.locator(".topbar [title^=Colours]").click()
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(["beforeunload"])
    ui.cut(false)
    await page.getByRole("button", { name: "Try now" }).click()
    await expect.poll(() => keptOf(node)).toMatchObject({ views: [{ name: "Resting" }], theme: "light" })
    const closed = page.waitForEvent("close")
    await page.close({ runBeforeUnload: true })
    await closed
    expect(asked).toEqual(["beforeunload"])
  })

  it("is in sight on a phone", async () => {
    const node = busyNode()
    await using ui = await openUi({ node, width: 390, height: 844 })
    const { page } = ui
    await filter(page, /^Paused/).click()
    await keep(page, "Resting")
    await expect
      .poll(() => view(page, "Resting").evaluate((way) => way.getBoundingClientRect().right))
      .toBeLessThanOrEqual(390)
  })
})

describe("a search of the catalogues", () => {
  it("is kept with its filters, run by a click, and taken away", async () => {
    const node = searchedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Search/)
    await page.getByRole("searchbox").fill("harbour night")
    await page.getByLabel("Size").selectOption("1 GB and more")
    await page.getByRole("button", { name: "Keep this search" }).click()
    await expect.poll(() => keptOf(node).searches?.length).toBe(1)
    await page.reload()
    await page
      .getByRole("list", { name: "Kept searches" })
      .getByRole("button", { name: /^harbour night/ })
      .click()
    await page.getByText("5 torrents found").waitFor()
    await expect
      .poll(() => node.searchesAsked.at(-1))
      .toEqual({ text: "harbour night", least: 1_000_000_000, after: 0 })
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("harbour night")
    await page.getByRole("button", { name: "Take away the search “harbour night”" }).click()
    await expect.poll(() => keptOf(node).searches).toEqual([])
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href)).not.toContain("harbour")
    expect(ui.complaints).toEqual([])
  })
})
