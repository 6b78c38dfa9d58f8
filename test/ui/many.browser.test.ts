import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { aCatalogue, anEntry, onionOf } from "../support/managedRows.ts"
import { idOf, manyShares, manyTorrents, moveSome } from "../support/manyTorrents.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

const MOST_NODES = 2_000
const PATIENT = { timeout: 60_000 }
/** All of them: elements, texts, comments. */
const nodes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let count = 0
    for (const walker = document.createTreeWalker(document); walker.nextNode();) count++
    return count
  })
const titles = (page: Page): Promise<readonly string[]> => page.locator("tr .title").allTextContents()
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.querySelector(".title")?.textContent ?? null)
/** All rows are there, not only the first. */
const whole = (page: Page): Promise<void> => page.locator('[role="grid"][aria-busy="false"]').waitFor()
const named = (n: number): string => `A torrent of many, number ${n}`

describe("a list of ten thousand torrents", () => {
  it(
    "has only what is in sight in the document, tells its place in the whole, and is gone " + "through by keys",
    async () => {
      const node = manyTorrents(10_000)
      moveSome(node, 20, 1)
      await using ui = await openUi({ node })
      const { page } = ui
      await whole(page)
      expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
      const grid = page.getByRole("grid")
      await expect.poll(() => grid.getAttribute("aria-rowcount")).toBe("10001")
      await page.locator(`#row-${idOf(0)}`).click()
      await page.keyboard.press("Escape")
      await page.keyboard.press("ArrowDown")
      await expect.poll(() => focused(page)).toBe(named(0))
      await page.keyboard.press("ArrowDown")
      await expect.poll(() => focused(page)).toBe(named(1))
      await page.keyboard.press("PageDown")
      const further = Number(/\d+$/.exec((await focused(page))!)![0])
      expect(further).toBeGreaterThan(3)
      await page.keyboard.press("PageUp")
      await expect.poll(() => focused(page)).toBe(named(1))
      await page.keyboard.press("End")
      await expect.poll(() => focused(page)).toBe(named(9_999))
      const last = page.locator(`#row-${idOf(9_999)}`)
      expect([await last.getAttribute("aria-rowindex"), await last.getAttribute("aria-selected")]).toEqual([
        "10001",
        "true",
      ])
      await expect
        .poll(() =>
          last.evaluate((row) => {
            const [own, box] = [row.getBoundingClientRect(), document.getElementById("list")!.getBoundingClientRect()]
            return own.top >= box.top && own.bottom <= box.bottom + 1
          }),
        )
        .toBe(true)
      await expect.poll(() => page.locator(`#row-${idOf(0)}`).count(), PATIENT).toBe(0)
      // Wherever one scrolls to, what has the focus stays, and the keys go on from it.
      await page.locator("#list").evaluate((list) => list.scrollTo(0, 0))
      await page.locator(`#row-${idOf(0)}`).waitFor()
      await expect.poll(() => focused(page)).toBe(named(9_999))
      expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
      await page.keyboard.press("Home")
      await expect.poll(() => focused(page)).toBe(named(0))
      await page.keyboard.press("Shift+PageDown")
      await expect.poll(() => page.locator('tr[aria-selected="true"]').count()).toBeGreaterThan(3)
      await page.keyboard.press("Control+a")
      await page.getByText("10,000 selected").waitFor()
      await page.keyboard.press("Escape")
      expect(ui.complaints).toEqual([])
    },
  )

  it("finds, sorts and counts in all of them", async () => {
    const node = manyTorrents(10_000)
    await using ui = await openUi({ node })
    const { page } = ui
    await whole(page)
    await page.keyboard.press("/")
    await page.keyboard.type("number 97")
    await expect.poll(async () => (await titles(page)).length, PATIENT).toBeGreaterThan(10)
    await expect.poll(async () => (await titles(page)).every((title) => title.includes("97"))).toBe(true)
    await page.getByRole("button", { name: "Name" }).click()
    const first = async () => (await titles(page)).slice(0, 3)
    await expect.poll(first, PATIENT).toEqual([named(97), named(197), named(297)])
    await page.getByRole("searchbox").fill("")
    await page.getByText(named(0), { exact: true }).waitFor()
    node.changeTorrent(idOf(5_000), { mode: "paused" })
    await page.getByRole("button", { name: "Paused 1" }).click()
    await expect.poll(() => titles(page), PATIENT).toEqual([named(5_000)])
    await page.getByRole("button", { name: "Seeding 9,999" }).click()
    await page.getByText(named(1), { exact: true }).waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    expect(ui.complaints).toEqual([])
  })
})

describe("a list whose rows are still under way", () => {
  it("begins with the newest, counts nothing yet, and has all of them then", async () => {
    await using ui = await openUi({ node: manyTorrents(1_000) })
    const { page } = ui
    let letGo!: () => void
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route(
      ({ pathname, search }) => pathname === "/api/state" && search === "",
      async (route) => {
        await held
        await route.continue()
      },
    )
    await page.reload()
    await page.getByText(named(0), { exact: true }).waitFor()
    await page.getByRole("button", { name: "All …" }).waitFor()
    await page.locator("#list").evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await page.getByText(named(199), { exact: true }).waitFor()
    letGo()
    await whole(page)
    await page.getByRole("button", { name: "All 1,000" }).waitFor()
    await page.locator("#list").evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await page.getByText(named(999), { exact: true }).waitFor()
    expect(ui.complaints).toEqual([])
  })
})

describe("two thousand own shares", () => {
  it("are in the list and in the page of one's tracker, and only those in sight in the document", async () => {
    await using ui = await openUi({ node: manyShares(2_000) })
    const { page } = ui
    await page.getByText(named(0), { exact: true }).waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await toPage(page, /Trackers/)
    await page.getByRole("heading", { name: "What I share" }).waitFor()
    await page.getByText(named(0), { exact: true }).waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await page.locator(".page").evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await page.getByText("Who mirrors it").waitFor()
    await page.locator(".page").evaluate((box) => box.scrollTo(0, box.scrollHeight / 2))
    await expect
      .poll(async () => (await titles(page)).some((title) => /number (9|1\d)\d\d$/.test(title)), PATIENT)
      .toBe(true)
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    expect(ui.complaints).toEqual([])
  })
})

describe("a catalogue of a thousand entries", () => {
  it("has only what is in sight in the document, also after more was read", async () => {
    const node = new MemoryManagedNode()
    const address = onionOf("seeds")
    node.catalogues.set(
      address,
      aCatalogue(
        address,
        Array.from({ length: 1_000 }, (_, n) => anEntry(n + 1)),
      ),
    )
    await using ui = await openUi({ node })
    const { page } = ui
    await page.evaluate((to) => history.pushState({ fromHere: true }, "", `#/trackers/browse/${to}`), address)
    await page.reload()
    for (let pages = 1; pages < 10; pages++) {
      await page.getByText(`${pages * 100} torrents so far`).waitFor()
      await page.getByRole("button", { name: "More", exact: true }).click()
    }
    await page.getByText("1,000 torrents").waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
    await page.locator(".page").evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await page.getByText("Title 1000", { exact: true }).waitFor()
    expect(await nodes(page)).toBeLessThanOrEqual(MOST_NODES)
  })
})
