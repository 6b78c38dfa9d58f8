import { describe, expect, it } from "vitest"
import { field, filesNode } from "../support/fileScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

const maps = "f6".repeat(16)

describe("the controls of transfers", () => {
  it("limit, rename, tag and move one; what was not changed is not sent", async () => {
    const node = filesNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const more = async (entry: string) => {
      await page.getByRole("toolbar", { name: "Actions" }).getByRole("button", { name: "More…" }).click()
      await page.getByRole("menuitem", { name: entry }).click()
    }
    const last = () => node.commands.at(-1)
    await page.locator(`#row-${field}`).click()
    await more("Limits…")
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Down, MB/s").fill("0.001")
    await dialog.getByLabel("Stop at (UTC)").fill("2026-12-24 18:00")
    await dialog.getByRole("button", { name: "Set limits" }).click()
    await dialog.getByRole("alert").getByText("0.032 or more").waitFor()
    await dialog.getByLabel("Down, MB/s").fill("1.5")
    await dialog.getByRole("button", { name: "Set limits" }).click()
    await dialog.waitFor({ state: "detached" })
    const until = Date.parse("2026-12-24T18:00:00Z")
    expect(last()).toEqual({ type: "LimitTorrent", torrent: field, down: 1_500_000, until })
    await page.getByText("down 1.5 MB/s, up no limit; until 2026-12-24 18:00 UTC").waitFor()
    await more("Limits…")
    await expect.poll(() => dialog.getByLabel("Stop at (UTC)").inputValue()).toBe("2026-12-24 18:00")
    await dialog.getByLabel("Down, MB/s").fill("")
    await dialog.getByRole("button", { name: "Set limits" }).click()
    await dialog.waitFor({ state: "detached" })
    expect(last()).toEqual({ type: "LimitTorrent", torrent: field, down: 0 })
    await more("Rename…")
    await dialog.getByLabel("Title").fill("Dawn")
    await dialog.getByRole("button", { name: "Rename" }).click()
    await expect.poll(last).toEqual({ type: "RetitleTorrent", torrent: field, title: "Dawn" })
    await dialog.waitFor({ state: "detached" })
    await more("Move data…")
    await dialog.getByLabel("New folder").fill("else")
    await dialog.getByRole("button", { name: "Move", exact: true }).click()
    await dialog.getByRole("alert").getByText("beginning with /").waitFor()
    await dialog.getByLabel("New folder").fill("/srv/else")
    await dialog.getByRole("button", { name: "Move", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    expect(last()).toEqual({ type: "MoveData", torrent: field, folder: "/srv/else" })
    await page.locator(`#row-${field}`).getByText("Moving").waitFor()
    await more("Stop moving")
    await expect.poll(last).toEqual({ type: "StopMove", torrent: field })
    expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("tag and queue several, in the order that they have", async () => {
    const node = filesNode()
    node.changeTorrent(field, { tags: ["birds", "dawn"] })
    node.changeTorrent(maps, { tags: ["birds"] })
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await page.locator(`#row-${maps}`).click({ modifiers: ["Control"] })
    const more = page.getByRole("toolbar", { name: "Actions" }).getByRole("button", { name: "More…" })
    await more.click()
    await page.getByRole("menuitem", { name: "Tags…" }).click()
    const dialog = page.getByRole("dialog")
    await expect.poll(() => dialog.getByLabel("Tags", { exact: true }).inputValue()).toBe("birds")
    await dialog.getByLabel("Tags", { exact: true }).fill("marsh")
    await dialog.getByRole("button", { name: "Set tags" }).click()
    await dialog.waitFor({ state: "detached" })
    const tagged = { type: "TagTorrent", add: ["marsh"], remove: ["birds"] }
    await expect
      .poll(() => node.commands)
      .toEqual([
        { ...tagged, torrent: field },
        { ...tagged, torrent: maps },
      ])
    await more.click()
    await page.getByRole("menuitem", { name: "First in the queue" }).click()
    await expect
      .poll(() => node.commands.slice(2))
      .toEqual([
        { type: "MoveInQueue", torrent: maps, move: "top" },
        { type: "MoveInQueue", torrent: field, move: "top" },
      ])
    await more.click()
    await expect.poll(() => page.getByRole("menuitem", { name: "Rename…" }).getAttribute("aria-disabled")).toBe("true")
  })
})
