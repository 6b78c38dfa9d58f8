import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { remembered, rememberingNode } from "../support/pastScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

const last = 3_311
const slider = (page: Page) => page.getByRole("slider", { name: "Event that is looked at" })
const then = (page: Page, version: number) => page.locator(`.then[data-version="${version}"]`)
const open = async (page: Page, tab: string) => {
  await page.locator(`#row-${remembered}`).click()
  await page.getByRole("tab", { name: tab }).click()
  await expect.poll(() => slider(page).inputValue()).toBe(String(last))
}

describe("what was", () => {
  it("is shown by slider and keys, with what changed, and left again", async () => {
    const node = rememberingNode()
    await using ui = await openUi({ node, height: 1_400 })
    const { page } = ui
    await open(page, "History")
    await expect.poll(() => page.locator(".then").count()).toBe(0)
    await slider(page).focus()
    await page.keyboard.press("ArrowLeft")
    await then(page, last - 1)
      .getByText("You look at 2026-11-18")
      .waitFor()
    await expect
      .poll(() => slider(page).getAttribute("aria-valuetext"))
      .toMatch(/^Event 3,310 of 3,311, 2026-11-18 \d\d:\d\d:\d\d UTC, downloading$/)
    await page.getByRole("cell", { name: "(+2.1 MB)" }).waitFor()
    await page.getByText("It follows from the event before ✓").waitFor()
    // To the kind before: the event with which it went on.
    await page.keyboard.press("Control+ArrowLeft")
    await then(page, 3_121).waitFor()
    const changed = page.getByRole("region", { name: "What changed" })
    await changed.getByText("Resumed.").waitFor()
    await changed.getByText("paused").first().waitFor()
    await page.keyboard.press("Home")
    await then(page, 1).getByText("The pieces are known when the metadata are here").waitFor()
    await expect.poll(() => page.getByRole("button", { name: "Event before", exact: true }).isDisabled()).toBe(true)
    await page.getByRole("button", { name: "Next event", exact: true }).click()
    await changed.getByRole("rowheader", { name: "Title" }).waitFor()
    await page.locator(".then").getByRole("button", { name: "Back to now" }).click()
    await page.locator(".then").waitFor({ state: "detached" })
    await expect.poll(() => slider(page).inputValue()).toBe(String(last))
    expect(ui.complaints).toEqual([])
  })

  it("is pointed at in the drawing, keeps out of what has expired, and says what does not hold", async () => {
    await using ui = await openUi({ node: rememberingNode(), height: 1_400 })
    const { page } = ui
    await open(page, "History")
    await page.locator(".strip-legend").getByText("412 events have expired").waitFor()
    const strip = page.locator(".strip-drawing")
    const { width, height } = (await strip.boundingBox())!
    // In the middle of the gap: the last event before it.
    await strip.click({ position: { x: width * 0.4, y: height / 2 } })
    await then(page, 1_604).waitFor()
    await page.getByRole("button", { name: "Next event", exact: true }).click()
    await then(page, 1_604 + 413).waitFor()
    await slider(page).fill("1800")
    await then(page, 1_604).waitFor()
    await slider(page).fill("3119")
    await page.getByText("does not follow from what stands in the log").waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("asks for one state when one has stopped moving, and the last answer wins", async () => {
    const node = rememberingNode()
    await using ui = await openUi({ node, height: 1_400 })
    const { page } = ui
    await open(page, "History")
    let release = (): void => undefined
    node.past.gate = new Promise<void>((resolve) => (release = resolve))
    await slider(page).fill("500")
    await expect.poll(() => node.past.statesAsked.length).toBe(1)
    node.past.gate = Promise.resolve()
    await slider(page).fill("700")
    await then(page, 700).waitFor()
    release()
    // Another one, so that the late answer had its time.
    await slider(page).fill("701")
    await then(page, 701).waitFor()
    await expect
      .poll(() => node.past.statesAsked.map((asked) => asked.split("/").at(-1)))
      .toEqual(["500", "700", "701"])
    await slider(page).focus()
    for (let n = 0; n < 20; n++) await page.keyboard.press("ArrowLeft", { delay: 0 })
    await then(page, 681).waitFor()
    expect(node.past.statesAsked.length).toBeLessThan(20)
  })

  it("plays from where one looks at it, and stops when it is told to", async () => {
    await using ui = await openUi({ node: rememberingNode(), height: 1_400 })
    const { page } = ui
    await open(page, "History")
    await slider(page).fill("3")
    const fast = page.getByRole("button", { name: "Play, 3,600 times as fast" })
    await fast.click()
    await expect.poll(async () => Number(await slider(page).inputValue()), { timeout: 30_000 }).toBeGreaterThan(100)
    await fast.click()
    await expect.poll(() => fast.getAttribute("aria-pressed")).toBe("false")
    const stood = await slider(page).inputValue()
    await then(page, Number(stood)).waitFor()
    await expect.poll(() => slider(page).inputValue()).toBe(stood)
    // Whoever goes elsewhere meanwhile stays there.
    await fast.click()
    await page.locator(".strip-drawing").click({ position: { x: 3, y: 30 } })
    await expect.poll(() => fast.getAttribute("aria-pressed")).toBe("false")
    expect(Number(await slider(page).inputValue())).toBeLessThan(Number(stood))
  })

  it("shows an actor's machine, and leads from a mode to the events by which it was entered", async () => {
    await using ui = await openUi({ node: rememberingNode(), height: 1_400 })
    const { page } = ui
    await open(page, "Machine")
    await page.locator(".chart-mode.here[data-mode=downloading]").waitFor()
    await expect.poll(() => page.locator(".chart-mode.visited").count()).toBe(4)
    await page.locator(".chart-arrow[data-weight=taken]").waitFor()
    // Once: there and then.
    await page.locator("[data-mode=missing-files]").click()
    await page.locator(".chart-mode.here[data-mode=missing-files]").waitFor()
    await expect.poll(() => slider(page).inputValue()).toBe("3118")
    // More than once: one chooses.
    await page.getByRole("button", { name: "paused", exact: true }).click()
    await page.getByRole("group", { name: "When it became paused" }).getByRole("button").last().click()
    await expect.poll(() => slider(page).inputValue()).toBe("1604")
    await page.getByText("The machine as a table").click()
    await page.getByRole("row", { name: "queued TakeTurn seeding" }).waitFor()
    await page.getByRole("button", { name: "Back to now" }).click()
    await page.locator(".chart-mode.here[data-mode=downloading]").waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("leads from a sentence to its moment, of each actor that an item has", async () => {
    const node = rememberingNode()
    for (let n = 0; n < 8; n++) node.changeShare("c3".repeat(16), {}, { type: "ShareDescribed", title: `Words ${n}` })
    node.changeShare("c3".repeat(16), { mode: "stopped" }, { type: "ShareStopped" })
    node.changeShare("c3".repeat(16), { mode: "active" }, { type: "ShareBegun" })
    await using ui = await openUi({ node, height: 1_400 })
    const { page } = ui
    await page.locator(`#row-${"c3".repeat(16)}`).click()
    await page.getByRole("tab", { name: "History" }).click()
    const of = page.getByRole("combobox", { name: "Whose history" })
    await of.selectOption({ label: "Link (private)" })
    await expect.poll(() => slider(page).inputValue()).toBe("10")
    await page.getByRole("searchbox", { name: "Search in what happened" }).fill("words 3")
    await expect.poll(() => page.locator(".history li").count()).toBe(1)
    await page.locator(".history-time").click()
    await then(page, 4).waitFor()
    await page.getByRole("searchbox", { name: "Search in what happened" }).fill("")
    await page.getByRole("combobox", { name: "Kind of event" }).selectOption("ShareStopped")
    await expect.poll(() => page.locator(".history li").count()).toBe(1)
    // Of the other actor: the strip becomes that one's.
    await page.getByRole("combobox", { name: "Kind of event" }).selectOption("TorrentShared")
    await page.locator(".history-time").click()
    await then(page, 1).waitFor()
    await expect.poll(() => of.inputValue()).toBe(`torrents/${"b2".repeat(16)}`)
    expect(ui.complaints).toEqual([])
  })

  it("draws how fast a torrent was, over the span that one chooses", async () => {
    const node = rememberingNode()
    node.ratesPage = { step: 1, down: [1_000_000, 2_000_000], up: [40_000, 0], until: node.beganAt }
    await using ui = await openUi({ node, height: 1_400 })
    const { page } = ui
    await page.locator(`#row-${remembered}`).click()
    await page.locator(".rates .plot-line").first().waitFor()
    await page.getByText("at most 2 MB/s down, 40 kB/s up").waitFor()
    for (const name of ["A day", "30 days"]) await page.getByRole("button", { name }).click()
    await page.locator(".rates .plot-line").first().waitFor()
    // Each is asked for again after a while.
    await expect
      .poll(() => [...new Set(node.ratesAsked.map(([of, span]) => `${of} ${span}`))])
      .toEqual(["minutes", "day", "month"].map((span) => `${remembered} ${span}`))
    expect(ui.complaints).toEqual([])
  })

  it("of all the node is told newest first, by hour and by kind, and leads to actors and moments", async () => {
    const node = rememberingNode()
    node.changeMirror("77".repeat(16), { mode: "current", tracker: "x" }, { type: "MirrorRequested", update: "auto" })
    await using ui = await openUi({ node, height: 1_000 })
    const { page } = ui
    await toPage(page, /Activity/)
    const lines = page.locator(".activity-entry")
    await lines.first().getByText("Mirror asked for").waitFor()
    await page.getByRole("button", { name: "Transfers", exact: true }).click()
    await lines.first().getByText("Shared from ~/survey").waitFor()
    await expect.poll(() => node.past.asked.at(-1)).toMatchObject({ kinds: ["torrent"] })
    // An hour of long ago, by pointing and by keys.
    const lane = page.locator(".lane-drawing").first()
    await lane.click({ position: { x: 3, y: (await lane.boundingBox())!.height / 2 } })
    await page.getByText("You look at what happened before event").waitFor()
    const before = node.past.asked.at(-1)!.before
    const hours = page.getByRole("slider", { name: "Hour that is looked at" })
    await hours.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect.poll(() => node.past.asked.at(-1)!.before).toBeGreaterThan(before!)
    await expect.poll(() => hours.getAttribute("aria-valuetext")).toMatch(/UTC, \d+ events? in 1 hour$/)
    await page.getByRole("button", { name: "Back to now" }).click()
    await lines.filter({ hasText: "Paused." }).getByRole("button", { name: "Field recordings, spring" }).click()
    await page.getByRole("tab", { name: "History", selected: true }).waitFor()
    await page.getByRole("heading", { name: "Field recordings, spring" }).waitFor()
    await page.goBack()
    await lines.filter({ hasText: "Metadata fetched" }).getByRole("link").click()
    await page.getByRole("region", { name: "The node as it was" }).getByText("Event 2 of").waitFor()
    await page.locator(`#row-${remembered}`).getByText("Downloading").waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("is shown as the text it is, whatever strangers called things", async () => {
    const evil = `<img src=x onerror="globalThis.pwned=1">`
    const id = "ab".repeat(16)
    const node = new MemoryManagedNode()
    node.changeTorrent(id, { title: evil, name: evil, path: evil, mode: "error" }, { type: evil, [evil]: evil })
    node.changeTorrent(id, { error: { code: evil, message: evil } }, { type: "TorrentFailed", message: evil })
    node.changeShare("cd".repeat(16), { title: evil, mode: "active" }, { type: "ShareFailed", message: evil })
    await using ui = await openUi({ node, height: 1_400 })
    const { page } = ui
    await page.locator(`#row-${id}`).click()
    await page.getByRole("tab", { name: "History" }).click()
    await slider(page).fill("1")
    await then(page, 1).waitFor()
    await slider(page).fill("2")
    await then(page, 2).waitFor()
    await page.getByRole("tab", { name: "Machine" }).click()
    await page.locator(".chart").waitFor()
    await toPage(page, /Activity/)
    await page.locator(".activity-entry").getByRole("link").first().click()
    await page.locator(".item .title").getByText(evil).first().waitFor()
    await expect
      .poll(() => page.evaluate(() => [(globalThis as { pwned?: unknown }).pwned, document.images.length]))
      .toEqual([undefined, 0])
    expect(ui.complaints).toEqual([])
  })
})
