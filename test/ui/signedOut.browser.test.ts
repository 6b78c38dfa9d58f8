import { describe, expect, it } from "vitest"
import { openUi } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)

describe("a page over a restart of its node", () => {
  it(
    "says that the node was stopped, claims nothing of it meanwhile, and goes on by itself " + "without signing in",
    async () => {
      await using ui = await openUi({ node: busyNode() })
      const { page } = ui
      await page.locator(`#row-${field}`).waitFor()
      await ui.stop()
      await page.getByText("The node was stopped.").waitFor()
      const foot = page.locator(".statusbar")
      await expect.poll(() => foot.textContent()).toContain("The node is stopped")
      expect(await foot.textContent()).not.toMatch(/Tor is ready|[1-9].*MB\/s/)
      await ui.start()
      await page.getByRole("button", { name: "Try now" }).click()
      await page.getByText("The node was stopped.").waitFor({ state: "detached" })
      await foot.getByText("Tor is ready").waitFor()
      ui.node.changeTorrent(field, { title: "Live again" })
      await page.getByRole("row", { name: /Live again/ }).waitFor()
    },
  )

  it(
    "shows what to do where it is not known any more, over any dialog, and brings that back with " + "what was typed",
    async () => {
      await using ui = await openUi({ node: busyNode() })
      const { page } = ui
      await page.locator(`#row-${field}`).waitFor()
      await page.keyboard.press("s")
      const dialog = page.getByRole("dialog", { name: "Share a file or folder" })
      await dialog.getByLabel("Path on the node’s machine").fill("/srv/music")
      await page.keyboard.press("Enter")
      await dialog.getByText("nothing was found that says who you are").waitFor()
      await dialog.getByLabel("Title").fill("Half a title")
      await ui.stop()
      await ui.start("forgetful")
      const heading = page.getByRole("heading", { name: "Open your management link again" })
      await heading.waitFor()
      await expect.poll(() => page.locator("dialog[open]").count()).toBe(0)
      await page.getByText("bulbil link").waitFor()
      await page.getByRole("button", { name: "Try again" }).click()
      await heading.waitFor()
      // The link is opened in another tab; this one hears of it.
      await ui.open()
      await heading.waitFor({ state: "detached" })
      await dialog.waitFor()
      await dialog.getByText("/srv/music").waitFor()
      await expect.poll(() => dialog.getByLabel("Title").inputValue()).toBe("Half a title")
      await dialog.getByRole("button", { name: "Share", exact: true }).click()
      await dialog.getByRole("button", { name: "Done" }).click()
      await dialog.waitFor({ state: "detached" })
      await expect
        .poll(() => ui.node.commands.filter(({ type }) => type !== "ChooseSetting"))
        .toEqual([expect.objectContaining({ type: "SharePath", path: "/srv/music", title: "Half a title" })])
    },
  )
})
