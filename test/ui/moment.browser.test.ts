import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { aLink } from "../support/managedRows.ts"
import { lived, livedNode, remembered } from "../support/pastScenes.ts"
import { type OpenUi, openUi, paste, toPage } from "../support/uiBrowser.ts"

const banner = (page: Page) => page.getByRole("region", { name: "The node as it was" })
const row = (page: Page, id: string) => page.locator(`#row-${id}`)
const filter = (page: Page, name: string) => page.locator(".filters").getByRole("button", { name })
const refused = (page: Page) => page.getByText("nothing can be changed there")
/** By its address, as a new tab would open it. */
const openAt = async ({ page }: Pick<OpenUi, "page">, place: string): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), `#/${place}`)
}

describe("the node as it was", () => {
  it("is the interface itself, with the list, counts and balance of then", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node, height: 1_000 })
    const { page } = ui
    await filter(page, "All").getByText("9", { exact: true }).waitFor()
    await row(page, lived.later).waitFor()
    await toPage(page, /Activity/)
    await page.locator(".activity-entry").filter({ hasText: "You trusted this node" }).getByRole("link").click()
    // Each event leads to the page on which its actor is seen.
    await banner(page)
      .getByText(`Event ${then - 2} of`)
      .waitFor()
    await page.getByRole("link", { name: "Carol" }).waitFor()
    await page.getByText("Whom they led to is not kept").waitFor()
    await page.getByRole("button", { name: "One event on" }).click()
    await page.getByRole("button", { name: "One event on" }).click()
    await banner(page).getByText(`Event ${then} of ${node.cursor}`).waitFor()
    await toPage(page, /Transfers/)
    await row(page, lived.removed).getByText("Paused").waitFor()
    await row(page, lived.paused).getByText("Downloading").waitFor()
    await expect.poll(() => row(page, lived.later).count()).toBe(0)
    await filter(page, "Paused").getByText("1", { exact: true }).waitFor()
    await filter(page, "Downloading").getByText("2", { exact: true }).waitFor()
    const foot = page.locator(".statusbar")
    await foot.getByText("Relay running · credit for 3.4 GB").waitFor()
    await foot.getByText("Not kept: the state of Tor, rates, room on the disk.").waitFor()
    const ways = page.getByRole("navigation", { name: "Pages", exact: true })
    await expect.poll(() => ways.getByRole("link", { name: /Trust/ }).textContent()).toBe("Trust1")
    await expect.poll(() => ways.getByRole("link", { name: /Trackers/ }).textContent()).toBe("Trackers8")
    // What happens meanwhile is of now.
    node.changeTorrent(lived.removed, { mode: "seeding", title: "Of now" }, { type: "TorrentResumed" })
    await page.reload()
    await banner(page).getByText(`Event ${then} of`).waitFor()
    await row(page, lived.removed).getByText("Open maps, edition 12").waitFor()
    await toPage(page, /Relay & credit/)
    await page.getByText("of downloads the balance was enough for").waitFor()
    await page.locator(".top-numbers").getByText("22 GB").waitFor()
    await expect.poll(() => page.getByRole("radio", { name: /Soft/ }).isDisabled()).toBe(true)
    await toPage(page, /Search/)
    await page.getByText("What would have been found then is not kept").waitFor()
    expect(node.searchesAsked).toEqual([])
    await ui.context.grantPermissions(["clipboard-read", "clipboard-write"])
    await page.getByRole("button", { name: "Copy this moment" }).click()
    await page.getByText(/ids and modes|does not let this page copy/).waitFor()
    await page.getByRole("button", { name: "Back to now" }).click()
    await banner(page).waitFor({ state: "detached" })
    await toPage(page, /Transfers/)
    await row(page, lived.removed).getByText("Of now").waitFor()
    await row(page, lived.later).waitFor()
    await ways.getByRole("link", { name: "Trust", exact: true }).waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("opens an item as it was, with its history up to there", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node, height: 1_200 })
    const { page } = ui
    await openAt(ui, `transfers/${lived.paused}?at=${then}`)
    await page.getByRole("heading", { name: "Field recordings, spring" }).waitFor()
    await page.getByText("How fast it was, and which pieces were here, is not kept.").waitFor()
    await page.getByRole("tab", { name: "Peers" }).click()
    await page.getByText("Who was in the swarm is not kept.").waitFor()
    await page.getByRole("tab", { name: "History" }).click()
    const slider = page.getByRole("slider", { name: "Event that is looked at" })
    await expect.poll(() => slider.inputValue()).toBe("36")
    await expect.poll(() => slider.getAttribute("max")).toBe("37")
    await page.locator('.then[data-version="36"]').waitFor()
    await expect.poll(() => page.locator(".history").getByText("Paused.").count()).toBe(1)
    await slider.fill("2")
    await page.locator('.then[data-version="2"]').waitFor()
    // From there the whole node can be looked at, on the same page.
    await page.getByRole("link", { name: "Show the node as it was" }).click()
    await banner(page).getByText("Event 2 of").waitFor()
    await expect.poll(() => page.locator(".item").count()).toBe(1)
    await page.getByRole("heading", { name: "Field recordings, spring" }).waitFor()
    await page.goBack()
    await banner(page).getByText(`Event ${then} of`).waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("cannot be changed: by no button, menu, key, dialog, paste or drop", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node, height: 1_000 })
    const { page } = ui
    const before = node.cursor
    await openAt(ui, `transfers?at=${then}`)
    await row(page, lived.paused).click()
    for (const name of ["Pause", "Recheck", "More…", "Remove…"])
      await expect.poll(() => page.locator(".details").getByRole("button", { name }).isDisabled()).toBe(true)
    await expect.poll(() => page.getByRole("button", { name: "Add", exact: true }).first().isDisabled()).toBe(true)
    await row(page, lived.removed).click({ button: "right" })
    const entry = page.getByRole("menuitem", { name: "Pause It is past" })
    await expect.poll(() => entry.getAttribute("aria-disabled")).toBe("true")
    await entry.click({ force: true })
    await page.keyboard.press("Escape")
    const saysNo = async (): Promise<void> => {
      await refused(page).first().waitFor()
      for (const toast of await page.locator(".toasts button").all()) await toast.click()
      await refused(page).first().waitFor({ state: "detached" })
    }
    for (const key of [" ", "Delete", "s", "d"]) {
      await row(page, lived.paused).click()
      await page.keyboard.press(key)
      await saysNo()
      await expect.poll(() => page.locator("dialog[open]").count()).toBe(0)
    }
    await paste(page, aLink)
    await saysNo()
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.setData("text/plain", text)
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }, aLink)
    await saysNo()
    // By its name; what only looks still opens.
    await page.keyboard.press("Control+k")
    await page.getByRole("combobox", { name: "Command" }).fill("pause or resume")
    await page.keyboard.press("Enter")
    await saysNo()
    await page.keyboard.press("?")
    await page.getByRole("dialog", { name: "Help" }).waitFor()
    await page.keyboard.press("Escape")
    expect([node.commands, node.looksAsked, node.cursor]).toEqual([[], [], before])
  })

  it("keeps a dialog that was open from changing anything when one goes there", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await row(page, remembered).click()
    await page.keyboard.press("Delete")
    await openAt(ui, `transfers?at=${then}`)
    await banner(page).getByText(`Event ${then} of`).waitFor()
    await page
      .locator("dialog[open]")
      .getByRole("button", { name: /Remove/ })
      .click()
    await refused(page).first().waitFor()
    expect(node.commands).toEqual([])
  })

  it("has nothing to press on any page that would be refused", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node, height: 1_000 })
    const { page } = ui
    const before = node.cursor
    const places = [
      "transfers",
      `transfers/${lived.paused}`,
      `transfers/${"c3".repeat(16)}/link`,
      "trust",
      `trust/nodes/${lived.trusted}`,
      "trust/rings",
      "trackers",
      "trackers/mirrors",
      `trackers/mirrors/${lived.mirror}`,
      "trackers/browse",
      "relay",
      "activity",
      "log",
      "releases",
      "settings",
      "settings/access",
      "search",
      "start",
    ]
    let pressed = 0
    const openThen = async (place: string): Promise<void> => {
      await openAt(ui, `${place}?at=${then}`)
      await page.waitForFunction((hash) => location.hash === hash, `#/${place}?at=${then}`)
      await banner(page).getByText(`Event ${then} of`).waitFor()
      await page.locator(".stage").locator(".page, .list").first().waitFor()
    }
    for (const place of places) {
      await openThen(place)
      const count = await page.locator(".stage :is(button, input):enabled").count()
      for (let n = 0; n < count; n++) {
        await page.evaluate((at) => {
          const all = document.querySelectorAll<HTMLElement>(".stage :is(button, input):enabled")
          all[at]?.click()
          // What opens beside it.
          for (const one of document.querySelectorAll<HTMLElement>(".menu [role^=menuitem]")) one.click()
        }, n)
        pressed++
        if (!page.url().endsWith(`#/${place}?at=${then}`)) await openThen(place)
      }
      expect([place, await refused(page).count(), await page.locator("dialog[open]").count()]).toEqual([place, 0, 0])
    }
    expect(pressed).toBeGreaterThan(50)
    // How the page itself looks, such as which columns it has, is not of the node's past, and is kept as it rests.
    const changes = node.commands.filter(({ type }) => type !== "ChooseSetting")
    const kept = node.commands.length - changes.length
    expect([changes, node.looksAsked, node.cursor - kept]).toEqual([[], [], before])
  })

  it("is left with nothing lost: filter, selection and scroll are as they were", async () => {
    const { node, event: then } = livedNode()
    for (let n = 0; n < 90; n++)
      node.changeTorrent(n.toString(16).padStart(2, "0").repeat(16).replace(/^../, "ee"), {
        title: `Of later ${n}`,
        mode: "seeding",
        addedAt: node.beganAt,
      })
    await using ui = await openUi({ node })
    const { page } = ui
    await filter(page, "Seeding").click()
    const list = page.locator("#list")
    await list.evaluate((box) => (box.scrollTop = 1_200))
    const boxes = page.locator(".item input[type=checkbox]")
    await boxes.nth(20).check()
    await boxes.nth(22).check()
    const top = await list.evaluate((box) => box.scrollTop)
    const url = page.url()
    await openAt(ui, `transfers?at=${then}`)
    await banner(page).getByText(`Event ${then} of`).waitFor()
    await row(page, remembered).click()
    await filter(page, "Paused").click()
    await toPage(page, /Trackers/)
    await toPage(page, /Transfers/)
    await page.getByRole("button", { name: "Back to now" }).click()
    await expect.poll(() => page.url()).toBe(url)
    await expect.poll(() => list.evaluate((box) => box.scrollTop)).toBe(top)
    await expect.poll(() => page.locator(".item input:checked").count()).toBe(2)
    expect(ui.complaints).toEqual([])
  })

  it("says so where there is no such moment, and asks again when the node is back", async () => {
    const { node, event: then } = livedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await openAt(ui, "transfers?at=999999")
    await banner(page).getByText("The node cannot be shown as it was. There is no such event.").waitFor()
    await expect.poll(() => page.locator(".item").count()).toBe(0)
    let release = (): void => undefined
    node.past.gate = new Promise<void>((resolve) => (release = resolve))
    await openAt(ui, `transfers?at=${then}`)
    await banner(page).getByText("Putting the node together as it was").waitFor()
    await expect.poll(() => page.locator(".item").count()).toBe(0)
    release()
    await row(page, lived.removed).waitFor()
    await page.getByRole("button", { name: "Back to now" }).click()
    await row(page, lived.later).waitFor()
  })
})
