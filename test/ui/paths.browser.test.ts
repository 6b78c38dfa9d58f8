import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { preferences } from "../../src/contract/settings/registry.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { filesNode, field as fieldRecordings } from "../support/fileScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

const disk = [
  "/srv/music/disc 9/",
  "/srv/music/disc 10/one.flac",
  "/srv/music/notes.txt",
  "/srv/mail/",
  "/srv/.hidden/",
  "/srv/m<img src=x onerror=window.pwned=1>/",
  "/srv/m\u202efdp.exe",
  "/home/ana/photos/",
]
const aDisk = () => Object.assign(new MemoryManagedNode(), { disk })
const options = (page: Page) => page.getByRole("option").allInnerTexts()
/** The one that Enter would take. */
const active = (page: Page) =>
  page.evaluate(
    () =>
      document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.innerText ?? null,
  )

describe("a path on the node’s machine", () => {
  it("is completed by keys: arrows choose, Enter or Tab takes, Esc closes the list alone", async () => {
    const node = aDisk()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("s")
    const path = page.getByRole("combobox", { name: "Path on the node’s machine" })
    await expect.poll(() => path.getAttribute("aria-expanded")).toBe("false")
    await path.pressSequentially("/srv/m")
    await page.getByRole("option", { name: "music" }).waitFor()
    await expect
      .poll(() => options(page))
      .toEqual(["m<img src=x onerror=window.pwned=1>", "mail", "music", "m\ufffdfdp.exe"])
    await expect.poll(() => path.getAttribute("aria-expanded")).toBe("true")
    await expect
      .poll(async () => page.locator(`#${await path.getAttribute("aria-controls")}`).getAttribute("role"))
      .toBe("listbox")
    await expect.poll(() => active(page)).toBeNull()
    // What is typed on is found in what was told already.
    const asked = node.foldersAsked.length
    await path.pressSequentially("u")
    await expect.poll(() => options(page)).toEqual(["music"])
    await page.keyboard.press("ArrowDown")
    await expect.poll(() => active(page)).toBe("music")
    await page.keyboard.press("Tab")
    await expect.poll(() => path.inputValue()).toBe("/srv/music/")
    await expect.poll(() => options(page)).toEqual(["disc 9", "disc 10", "notes.txt"])
    await expect.poll(() => node.foldersAsked.slice(asked).map((each) => each.path)).toEqual(["/srv/music/"])
    await page.keyboard.press("ArrowUp")
    await expect.poll(() => active(page)).toBe("notes.txt")
    await page.keyboard.press("ArrowDown")
    await expect.poll(() => active(page)).toBeNull()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(() => path.inputValue()).toBe("/srv/music/disc 10/")
    await expect.poll(() => options(page)).toEqual(["one.flac"])
    await page.keyboard.press("Escape")
    await expect.poll(() => options(page)).toEqual([])
    await expect.poll(() => page.getByRole("dialog").isVisible()).toBe(true)
    await page.keyboard.press("ArrowDown")
    await page.getByRole("option", { name: "one.flac" }).click()
    await expect.poll(() => path.inputValue()).toBe("/srv/music/disc 10/one.flac")
    await expect.poll(() => path.getAttribute("aria-expanded")).toBe("false")
    // With none chosen Tab goes on and Enter sends, as in any field.
    await path.fill("/srv/")
    await page.getByRole("option", { name: "music" }).waitFor()
    await page.keyboard.press("Tab")
    await expect.poll(() => path.evaluate((element) => element === document.activeElement)).toBe(false)
    await expect.poll(() => options(page)).toEqual([])
    await path.focus()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    expect(ui.complaints).toEqual([])
  })

  it("shows names as the text that they are, and takes none that a field would change", async () => {
    const node = aDisk()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("s")
    const path = page.getByRole("combobox", { name: "Path on the node’s machine" })
    await path.fill("/srv/m")
    const odd = page.getByRole("option", { name: "fdp.exe" })
    await odd.click({ force: true })
    await expect.poll(() => path.inputValue()).toBe("/srv/m")
    await expect.poll(() => odd.getAttribute("aria-disabled")).toBe("true")
    await expect
      .poll(() =>
        page
          .getByRole("option")
          .locator("bdi")
          .evaluateAll((all) =>
            all.every((e) => e.childElementCount === 0 && getComputedStyle(e).unicodeBidi === "isolate"),
          ),
      )
      .toBe(true)
    await page.getByRole("option", { name: "<img" }).click()
    await expect.poll(() => path.inputValue()).toBe("/srv/m<img src=x onerror=window.pwned=1>/")
    await expect.poll(() => page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined()
    expect(ui.complaints).toEqual([])
  })

  it("is asked for when typing rests, and what is out is given up", async () => {
    const node = aDisk()
    await using ui = await openUi({ node })
    const { page } = ui
    const gate = Promise.withResolvers<void>()
    node.gate = gate.promise
    await page.keyboard.press("s")
    const path = page.getByRole("combobox", { name: "Path on the node’s machine" })
    await path.fill("/srv/")
    await expect.poll(() => node.foldersAsked.length).toBe(1)
    await path.fill("/home/")
    await expect.poll(() => node.foldersAsked.length).toBe(2)
    await expect.poll(() => node.foldersAsked[0]!.signal.aborted).toBe(true)
    gate.resolve()
    await expect.poll(() => options(page)).toEqual(["ana"])
    await path.fill("/srv/music/notes.txt/x")
    await page.getByRole("dialog").getByText("/srv/music/notes.txt/ is not a folder").first().waitFor()
    await path.fill("/srv/")
    await page.getByRole("option", { name: "music" }).waitFor()
    ui.cut(true)
    await expect.poll(() => options(page)).toEqual([])
    ui.cut(false)
  })

  it("offers the folders used last where nothing is typed yet, and they are kept", async () => {
    const node = Object.assign(filesNode(), { disk })
    node.chosen.set(preferences.name, { putAside: ["start"], folders: ["/srv/music", "/home/ana"] })
    await using ui = await openUi({ node })
    const { page } = ui
    const move = async () => {
      await page.getByRole("toolbar", { name: "Actions" }).getByRole("button", { name: "More…" }).click()
      await page.getByRole("menuitem", { name: "Move data…" }).click()
      return page.getByRole("dialog").getByRole("combobox", { name: "New folder" })
    }
    await page.locator(`#row-${fieldRecordings}`).click()
    const folder = await move()
    await expect.poll(() => options(page)).toEqual([])
    await folder.click()
    await expect.poll(() => options(page)).toEqual(["/srv/music", "~"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(() => folder.inputValue()).toBe("~/")
    await expect.poll(() => options(page)).toContain("photos")
    await page.getByRole("option", { name: "photos" }).click()
    await expect.poll(() => folder.inputValue()).toBe("~/photos/")
    // Folders alone: data go into one.
    await folder.fill("/srv/music/")
    await expect.poll(() => options(page)).toEqual(["disc 9", "disc 10"])
    await folder.fill("~/else")
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    const kept = () => (node.chosen.get(preferences.name) as { readonly folders: readonly string[] }).folders
    await expect.poll(kept).toEqual(["~/else", "/srv/music", "/home/ana"])
    await expect
      .poll(() => node.commands)
      .toContainEqual(expect.objectContaining({ type: "MoveData", folder: "~/else" }))
    expect(ui.complaints).toEqual([])
  })
})
