import { describe, expect, it } from "vitest"
import { onionOf } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { aHit, found, searchedNode } from "../support/searchScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

describe("a search", () => {
  it("is typed, shows who lists each hit and whether anybody has it, and downloads in one action", async () => {
    const node = searchedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("f")
    await page.getByRole("searchbox", { name: "Search all catalogues" }).pressSequentially("harbour night")
    await page.getByText("5 torrents found among 2,400 of 3 trackers").waitFor()
    await expect.poll(() => node.searchesAsked.at(-1)).toEqual({ text: "harbour night", after: 0 })
    await page.getByText("by carol, known through bob").first().waitFor()
    await page.getByText("said to be had by 12").waitFor()
    await page.getByText("connected with 3 peers").waitFor()
    await page.getByText("nobody had it for a week; tried in vain").waitFor()
    await page.getByText("night/harbour-wall-04.flac").waitFor()
    const row = page.getByRole("row", { name: /reel 1/ })
    await row.getByRole("button", { name: "Download" }).click()
    await row.getByRole("button", { name: "In your list" }).waitFor()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "DownloadLink", link: aHit(1).link, title: aHit(1).title })
    // It is still there when one comes back, and was never in the address or the browser's history.
    await toPage(page, /Transfers/)
    await toPage(page, /Search/)
    await page.getByText("5 torrents found").waitFor()
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("harbour night")
    expect(await page.evaluate(() => location.href + JSON.stringify(history.state))).not.toContain("harbour")
  })

  it("is narrowed by filters and to one tracker, goes on, and mutes", async () => {
    const node = searchedNode()
    node.searchPage = found([aHit(1), aHit(2)], { found: 4, next: 2 })
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Search/)
    await page.getByRole("searchbox").fill("harbour")
    await page.getByText("4 torrents found").waitFor()
    await page.getByLabel("Size").selectOption("1 GB and more")
    await page.getByLabel("Whose").selectOption("Only mine")
    await page.getByLabel("Here").selectOption("Not in my list")
    await expect
      .poll(() => node.searchesAsked.at(-1))
      .toEqual({
        text: "harbour",
        after: 0,
        least: 1_000_000_000,
        degree: 0,
        here: "not",
      })
    await page.getByRole("button", { name: "only this tracker" }).first().click()
    await expect.poll(() => node.searchesAsked.at(-1)?.tracker).toBe(onionOf("far").slice(0, 56))
    await page.getByRole("button", { name: /^Only of/ }).click()
    await expect.poll(() => node.searchesAsked.at(-1)?.tracker).toBe(undefined)
    // What was read already stays where it is; what comes again is not shown twice.
    node.searchPage = found([aHit(2), aHit(3), aHit(4)], { found: 4 })
    await page.getByRole("button", { name: "More", exact: true }).click()
    await page.getByText("reel 4").waitFor()
    await expect
      .poll(() => page.locator("tr.hit .title").allTextContents())
      .toEqual([1, 2, 3, 4].map((n) => aHit(n).title))
    node.searchPage = found([], { muted: [onionOf("far")] })
    await page.getByRole("button", { name: "mute this tracker" }).first().click()
    await page.getByText("1 tracker is muted", { exact: true }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "MuteTracker", tracker: onionOf("far") })
    await page.getByRole("button", { name: "show again" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "UnmuteTracker", tracker: onionOf("far") })
  })

  it("teaches what to do where there is nothing yet, and says what is wrong", async () => {
    const node = new MemoryManagedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Search/)
    await page.getByText("So far only what you made public yourself is searched.", { exact: false }).waitFor()
    await page.getByRole("searchbox").fill("harbour")
    await page.getByText("There is nothing to search yet", { exact: false }).waitFor()
    node.searchPage = { ok: false, code: "bad-search", message: "Give at least one word to look for." }
    await page.getByRole("searchbox").fill("-x")
    await page.getByRole("alert").getByText("Give at least one word").waitFor()
  })

  it("has room for its way, and for more, at every width", async () => {
    await using ui = await openUi({ node: searchedNode() })
    const { page } = ui
    for (const width of [360, 390, 600, 1_000, 1_440]) {
      await page.setViewportSize({ width, height: 800 })
      const cut = await page.evaluate(() => {
        const nav = document.querySelector(".pages")!
        const right = nav.getBoundingClientRect().right
        return [...nav.querySelectorAll("button")].filter((way) => way.getBoundingClientRect().right > right + 1).length
      })
      expect([width, cut]).toEqual([width, 0])
    }
  })
})
