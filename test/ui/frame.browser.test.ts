/** What the frame does around every page: adding, pasting, dropping, commands by name, notices, the bell. */
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { aLink, onionOf } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { openUi } from "../support/uiBrowser.ts"
import { bootstrappingNode, busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)

const drop = (page: Page, kind: string, text: string): Promise<void> =>
  page.evaluate(
    ([type, value]) => {
      const dataTransfer = new DataTransfer()
      if (type === "Files") dataTransfer.items.add(new File([value!], "song.ogg"))
      else dataTransfer.setData(type!, value!)
      for (const name of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [kind, text],
  )

describe("what is added", () => {
  it("is known by what it is, and opens the dialog for it", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    const add = () => page.getByRole("button", { name: "Add", exact: true }).click()
    const anything = page.getByLabel("Paste anything")
    await add()
    await expect.poll(() => anything.evaluate((one) => one === document.activeElement)).toBe(true)
    for (const [text, words] of [
      ["some words", "No link, address or path"],
      ["/srv/music", "A path on the node’s machine"],
      [aLink, "A link to a share"],
      [onionOf("seeds"), "A tracker’s address"],
    ] as const) {
      await anything.fill(text)
      await page.getByText(words).waitFor()
    }
    await anything.fill(aLink)
    await page.keyboard.press("Enter")
    await expect.poll(() => page.getByRole("textbox", { name: "Link" }).inputValue()).toBe(aLink)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    for (const [name, title] of [
      [/^Share a file/, "Share a file or folder"],
      [/^Trust a node/, "Trust a node"],
      [/^Mirror a tracker/, "Mirror a tracker"],
    ] as const) {
      await add()
      await page.getByRole("button", { name }).click()
      await page.locator("dialog").getByRole("heading", { name: title }).waitFor()
      await page.keyboard.press("Escape")
      await page.locator("dialog").waitFor({ state: "detached" })
    }
    await add()
    await page.keyboard.press("Escape")
    await anything.waitFor({ state: "detached" })
    expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("may be dropped anywhere; of files it is said that they stay where they are", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await drop(page, "text/uri-list", `# a list\r\n${aLink}\r\n`)
    await expect.poll(() => page.getByRole("textbox", { name: "Link" }).inputValue()).toBe(aLink)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await drop(page, "text/plain", "/srv/music")
    await expect.poll(() => page.getByLabel("Path on the node’s machine").inputValue()).toBe("/srv/music")
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await drop(page, "text/plain", "words")
    await page.getByText("What was dropped is no link").waitFor()
    await drop(page, "Files", "sound")
    await page.getByRole("alert").getByText("give the path on the node’s machine").waitFor()
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
  })
})

describe("commands", () => {
  it("are found by their names with Ctrl-K, also where one types; single letters can be turned off", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    const command = page.getByRole("combobox", { name: "Command" })
    await page.locator("#search").focus()
    await page.keyboard.press("Control+k")
    await command.fill("mirr go")
    await page.getByRole("option", { name: /Go to Trackers: Mirrors/ }).waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 2, name: "Mirrors" }).waitFor()
    await page.keyboard.press("Control+k")
    await command.fill("single-letter keys off")
    await page.keyboard.press("Enter")
    await command.waitFor({ state: "detached" })
    for (const key of ["1", "s", "?", "/"]) await page.keyboard.press(key)
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await page.getByRole("heading", { level: 2, name: "Mirrors" }).waitFor()
    await page.reload()
    await page.getByRole("heading", { level: 2, name: "Mirrors" }).waitFor()
    await page.keyboard.press("1")
    await page.keyboard.press("Control+k")
    await command.fill("keys on")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("1")
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("Control+k")
    await command.fill("no such thing")
    await page.getByText("No command has this name.").waitFor()
    expect(ui.complaints).toEqual([])
  })
})

describe("notices", () => {
  it("stand one at a time, the gravest first, and are put away for as long as they hold", async () => {
    const node = bootstrappingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const tor = page.getByText("Connecting to Tor: 45 %.")
    await tor.waitFor()
    node.health.push("the disk takes nothing more")
    await page.locator(".notice").getByText("the disk takes nothing more").waitFor()
    await expect.poll(() => page.locator(".notice").count()).toBe(1)
    await page.getByText("1 of 2").waitFor()
    await page.getByRole("button", { name: "Put this away" }).click()
    await tor.waitFor()
    await page.getByRole("button", { name: "Put this away" }).click()
    await expect.poll(() => page.locator(".notice").count()).toBe(0)
    node.health.length = 0
    node.carrier = { ...node.carrier, percent: 60 }
    await page.locator(".statusbar").getByText("60 %").waitFor()
    await expect.poll(() => page.locator(".notice").count()).toBe(0)
    node.health.push("the disk takes nothing more")
    await page.locator(".notice").getByText("the disk takes nothing more").waitFor()
  })
})

describe("the bell", () => {
  it("keeps what happened meanwhile, and the window's title counts it until one has looked", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.getByRole("button", { name: "All 7" }).waitFor()
    await expect.poll(() => page.title()).toBe("Bulbil")
    node.changeTorrent(field, { mode: "seeding", verifiedPieces: 1_632, verifiedBytes: 3_422_552_064 })
    await expect.poll(() => page.title()).toBe("(1) Bulbil")
    node.changeTorrent(field, { mode: "error", error: { code: "full", message: "the disk is full" } })
    await expect.poll(() => page.title()).toBe("(2) Bulbil")
    await page.keyboard.press("4")
    await page.getByRole("button", { name: "What happened: 2 new" }).click()
    await expect.poll(() => page.title()).toBe("Bulbil")
    const told = page.getByRole("dialog", { name: "What happened" })
    await expect
      .poll(async () => (await told.getByRole("link").allTextContents()).map((text) => text.replace(/ \d.*/, "")))
      .toEqual(["“Field recordings, spring”: The disk is full.", "“Field recordings, spring” is complete."])
    await told.getByRole("link").first().click()
    await page.getByRole("region", { name: "Details" }).getByText("the disk is full").first().waitFor()
  })

  it("is empty where nothing happened since the page was opened", async () => {
    await using ui = await openUi({ node: new MemoryManagedNode() })
    await ui.page.getByRole("button", { name: "What happened" }).click()
    await ui.page.getByText("Nothing since this page was opened").waitFor()
  })
})

describe("the frame", () => {
  it("skips to the page by one key, and folds its pages to icons, which a reload keeps", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("Tab")
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the page")
    await page.keyboard.press("Enter")
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("work")
    const width = () => page.locator("#side").evaluate((side) => side.getBoundingClientRect().width)
    const before = await width()
    await page.getByRole("button", { name: "Fold the pages" }).click()
    await expect.poll(() => width()).toBeLessThan(before / 2)
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    await expect.poll(() => width()).toBeLessThan(before / 2)
    await page.getByRole("link", { name: "Trackers" }).click()
    await page.getByRole("heading", { level: 2, name: "My tracker" }).waitFor()
  })
})
