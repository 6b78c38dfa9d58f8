/** The table in the hands of somebody: menus, columns, choices that stay, and fingers. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { openUi } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)
const survey = "c3".repeat(16)
const heads = async (page: Page) =>
  (await page.locator(".table th button").allTextContents()).map((text) => text.replace(/[▾▴\d]/g, ""))
const width = (page: Page, name: string) =>
  page.locator(".table th", { hasText: name }).evaluate((head) => head.getBoundingClientRect().width)
const items = (page: Page) => page.getByRole("menu").locator("[role^=menuitem]")
const selected = (page: Page) => page.locator("tr.item[aria-selected=true]").count()

describe("the menu of a row", () => {
  it("opens by right click and Shift-F10, goes by keys, and says why something cannot be done", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click({ button: "right" })
    const menu = page.getByRole("menu", { name: "Field recordings, spring" })
    await menu.waitFor()
    await expect.poll(() => page.getByRole("region", { name: "Details" }).count()).toBe(0)
    await menu.getByText("It is not shared.").first().waitFor()
    await menu.getByRole("menuitem", { name: /^Make public/ }).click({ force: true })
    await expect.poll(() => menu.count()).toBe(1)
    await page.keyboard.press("Escape")
    await menu.waitFor({ state: "detached" })
    await page.locator(`#row-${field}`).click()
    await page.keyboard.press("Shift+F10")
    await menu.waitFor()
    await page.keyboard.press("p")
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain("Pause")
    await page.keyboard.press("Enter")
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "PauseTorrent", torrent: field })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`row-${field}`)
    await page.locator(`#row-${survey}`).click({ modifiers: ["Control"] })
    await page.locator(`#row-${field}`).click({ button: "right" })
    await items(page).filter({ hasText: "Stop sharing…" }).click()
    await page.getByRole("dialog", { name: /^Stop sharing/ }).waitFor()
    await page.keyboard.press("Escape")
    await page.locator(`#row-${field}`).click({ button: "right" })
    await items(page).filter({ hasText: "Recheck" }).click()
    await expect.poll(() => node.commands.at(-1)).toMatchObject({ type: "RecheckTorrent" })
    expect(ui.complaints).toEqual([])
  })

  it("copies the name, the path and the infohash of an item", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const [row] = (await node.snapshot()).torrents.filter(({ id }) => id === field)
    await ui.context.grantPermissions(["clipboard-read", "clipboard-write"])
    const search = page.getByRole("searchbox")
    for (const [entry, text] of [
      ["Copy name", row!.title],
      ["Copy infohash", row!.infohash],
      ["Copy path", row!.path],
    ] as const) {
      await search.fill("")
      await page.locator(`#row-${field}`).click({ button: "right" })
      await items(page).filter({ hasText: entry }).click()
      await search.focus()
      await page.keyboard.press("Control+V")
      await expect.poll(() => search.inputValue(), { message: entry }).toBe(text)
    }
  })
})

describe("columns", () => {
  it("are resized, moved, hidden and sorted by, with a second key, and stay so after a reload", async () => {
    await using ui = await openUi({ node: busyNode(), width: 1_600 })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    const first = await heads(page)
    expect(first.slice(0, 4)).toEqual(["Name", "Progress", "Status", "Size"])
    const before = await width(page, "Status")
    const head = page.locator(".table th", { hasText: "Status" }).locator(".edge")
    await head.hover({ position: { x: 5, y: 10 } })
    const edge = (await head.boundingBox())!
    await page.mouse.down()
    await page.mouse.move(edge.x + 55, edge.y + 10, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => width(page, "Status")).toBeCloseTo(before + 50, -1)
    await page.getByRole("button", { name: "Size" }).click({ button: "right" })
    await items(page).filter({ hasText: "Move to the left" }).click()
    await expect.poll(async () => (await heads(page)).slice(0, 4)).toEqual(["Name", "Progress", "Size", "Status"])
    await page.getByRole("button", { name: "Peers" }).click({ button: "right" })
    await items(page).filter({ hasText: "Hide this column" }).click()
    await expect.poll(() => heads(page)).not.toContain("Peers")
    await page.getByRole("button", { name: "Columns, rows and order" }).click()
    await page.getByRole("checkbox", { name: "Ratio" }).uncheck()
    await page.getByRole("radio", { name: "Compact" }).check()
    await page.keyboard.press("Escape")
    await expect
      .poll(() => page.locator(`#row-${field}`).evaluate((row) => row.getBoundingClientRect().height))
      .toBeLessThan(32)
    await page.getByRole("button", { name: "Status" }).click()
    await page.getByRole("button", { name: "Name" }).click({ modifiers: ["Shift"] })
    const names = await page.locator("tr.item .title").allTextContents()
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    await expect.poll(async () => (await heads(page)).slice(0, 4)).toEqual(["Name", "Progress", "Size", "Status"])
    await expect.poll(() => heads(page)).not.toContain("Ratio")
    await expect.poll(() => width(page, "Status")).toBeCloseTo(before + 50, -1)
    await expect.poll(() => page.locator("tr.item .title").allTextContents()).toEqual(names)
    await page.getByRole("button", { name: "Columns, rows and order" }).click()
    await page.getByRole("button", { name: "As it was at first" }).click()
    await expect.poll(() => heads(page)).toEqual(first)
    expect(ui.complaints).toEqual([])
  })

  it("leave where it is narrow, and the name has 16 rem in every window, whatever moves in its row", async () => {
    const node = busyNode()
    for (const { id, bytes } of node.rowsSince(-1).torrents) {
      const moving = { downRate: 99_900_000, upRate: 99_900_000, peers: 200, connectedPeers: 120, callers: 12 }
      node.setLive(id, { ...moving, seeds: 120, etaSeconds: 99 * 86_400 + 23 * 3_600, openStreams: 8 })
      node.changeTorrent(id, { servedBytes: bytes * 88 })
    }
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.getByText("99.9 MB/s").first().waitFor()
    /** Cells, of those in rows that move, in which something is cut off. */
    const cut = () =>
      page
        .locator("tr.item td:not(.cell-name)")
        .evaluateAll((cells) =>
          cells
            .filter((cell) => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1)
            .map((cell) => `${cell.className}: ${cell.textContent}`),
        )
    const names = () =>
      page
        .locator("tr.item .cell-name")
        .evaluateAll((cells) => Math.min(...cells.map((cell) => cell.getBoundingClientRect().width)))
    let most = 99
    for (const wide of [1_920, 1_400, 1_280, 1_100, 1_000, 940, 768, 390, 320]) {
      await page.setViewportSize({ width: wide, height: 800 })
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(wide)
      await expect.poll(() => names()).toBeGreaterThanOrEqual(Math.min(256, wide - 64))
      expect({ wide, cut: await cut() }).toEqual({ wide, cut: [] })
      const count = (await heads(page)).length
      if (wide > 900) expect(count).toBeLessThanOrEqual(most)
      most = count
    }
  })
})

describe("fingers", () => {
  it("select several by check boxes, and open the menu by resting on a row, without opening its details", async () => {
    const node = busyNode()
    await using ui = await openUi({ node, width: 390, height: 844 })
    const { page } = ui
    await page.getByRole("checkbox", { name: "Select Field recordings, spring" }).check()
    await page.getByRole("checkbox", { name: "Select Open maps, edition 12" }).check()
    await expect.poll(() => selected(page)).toBe(2)
    await page.getByText("2 selected").waitFor()
    await page.getByRole("button", { name: "Pause", exact: true }).click()
    await expect.poll(() => node.commands).toEqual([{ type: "PauseTorrent", torrent: field }])
    await page.getByRole("button", { name: "Select nothing" }).click()
    await expect.poll(() => selected(page)).toBe(0)
    await page.locator(`#row-${survey}`).evaluate(async (row) => {
      const at = row.getBoundingClientRect()
      const finger = { pointerType: "touch", isPrimary: true, bubbles: true, clientX: at.x + 60, clientY: at.y + 20 }
      row.dispatchEvent(new PointerEvent("pointerdown", finger))
      await new Promise((resolve) => setTimeout(resolve, 700))
      row.dispatchEvent(new PointerEvent("pointerup", finger))
      row.dispatchEvent(new MouseEvent("click", { bubbles: true }))
    })
    await page.getByRole("menu").waitFor()
    await expect.poll(() => page.getByRole("region", { name: "Details" }).count()).toBe(0)
    expect(ui.complaints).toEqual([])
  })
})

describe("what one has chosen", () => {
  it("is kept by the node, comes along to another browser, and leaves what that has chosen", async () => {
    const node = busyNode()
    await using ui = await openUi({ node, width: 1_600 })
    const { page } = ui
    const kept = () => node.settings().find(({ name }) => name === "page.preferences")!.value
    await page.getByRole("button", { name: "Peers" }).click({ button: "right" })
    await items(page).filter({ hasText: "Hide this column" }).click()
    await expect.poll(kept).toMatchObject({ tables: { transfers: { shown: { peers: false } } } })
    await ui.context.clearCookies()
    const other = await ui.open()
    await other.evaluate(() => localStorage.clear())
    await other.reload()
    await expect.poll(() => heads(other)).not.toContain("Peers")
    await other.getByRole("button", { name: /^Colours/ }).click()
    await expect.poll(kept).toMatchObject({ theme: "light", tables: { transfers: { shown: { peers: false } } } })
    await page.locator("html[data-theme=light]").waitFor()
    await page.getByRole("button", { name: "Fold the pages" }).click()
    await expect.poll(kept).toMatchObject({ theme: "light", foldedSide: true })
    expect(ui.complaints).toEqual([])
  })
})
