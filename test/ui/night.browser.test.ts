/** A night: the laptop sleeps with the page open, the node goes on, and is started anew; in the morning all is right. */
import { describe, expect, it } from "vitest"
import { openUi } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)
const NIGHT = "08:00:00"

describe("a page that slept through a night", () => {
  it("shows what is so by now, tells what happened, and has kept what was typed", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page, node } = ui
    await page.clock.install()
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("d")
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Folder (optional)").fill("/srv/half typed")
    // Connections do not end while a machine sleeps: they only never say anything again.
    ui.mute()
    node.changeTorrent(field, { mode: "seeding", verifiedPieces: 2_000 }, { type: "DownloadCompleted" })
    node.changeTorrent(field, { title: "Renamed by night" })
    await page.clock.fastForward(NIGHT)
    await page.getByRole("row", { name: /Renamed by night/ }).waitFor({ state: "attached" })
    await page.getByText("Connection lost").waitFor({ state: "detached" })
    await expect.poll(() => dialog.getByLabel("Folder (optional)").inputValue()).toBe("/srv/half typed")
    await page.keyboard.press("Escape")
    await expect.poll(() => page.title()).toMatch(/^\(\d+\) /)
    node.changeTorrent(field, { title: "And live again" })
    await page.getByRole("row", { name: /And live again/ }).waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("finds a node that was started anew meanwhile, also one that knows nobody any more", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page, node } = ui
    await page.clock.install()
    await page.reload()
    await page.locator(`#row-${field}`).waitFor()
    ui.mute()
    await ui.stop()
    await ui.start()
    node.changeTorrent(field, { title: "Of another life" })
    await page.clock.fastForward(NIGHT)
    await page.getByRole("row", { name: /Of another life/ }).waitFor()
    ui.mute()
    await ui.stop()
    await ui.start("forgetful")
    await page.clock.fastForward(NIGHT)
    await page.getByRole("heading", { name: "Open your management link again" }).waitFor()
    await ui.open()
    await page.getByRole("row", { name: /Of another life/ }).waitFor()
  })
})
