import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { anOnion, onionOf } from "../support/managedRows.ts"
import { foreign, mirrorId, trackedNode } from "../support/trackerScenes.ts"
import { openUi, paste, toPage } from "../support/uiBrowser.ts"

const refusal = { code: "not-now", message: "the disk is being checked; try again later" }
const survey = "c3".repeat(16)
/** The card of a mirror, and its row among all. */
const mirror = (page: Page, n: number) => page.locator(`.mirror:has(#mirror-${mirrorId(n)})`)
const line = (page: Page, n: number) => page.locator(`#row-${mirrorId(n)}`)
const openMirror = async (page: Page, n: number) => {
  await line(page, n).getByRole("link").click()
  await mirror(page, n).waitFor()
}
const toAll = (page: Page) => page.getByRole("link", { name: "All mirrors" }).click()

describe("the pages beside the list", () => {
  it("are reached and left by links, keys, the browser's own back, and their addresses", async () => {
    await using ui = await openUi({ node: trackedNode() })
    const { page } = ui
    const heading = (name: string) => page.getByRole("heading", { level: 2, name }).waitFor()
    await page.locator(`#row-${"a1".repeat(16)}`).click()
    await toPage(page, /Trackers/, /My tracker/)
    await heading("My tracker")
    await page.keyboard.press("3")
    await heading("Mirrors")
    await page.locator("body").press("Delete")
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await openMirror(page, 0)
    await mirror(page, 0).getByRole("button", { name: "Browse" }).click()
    await heading("Catalogue of rhizomerhi…")
    await page.reload()
    await heading("Catalogue of rhizomerhi…")
    await page.goBack()
    await mirror(page, 0).waitFor()
    for (const name of ["Mirrors", "My tracker", "Field recordings, spring"]) {
      await page.goBack()
      if (name !== "Field recordings, spring") await heading(name)
    }
    await page.getByRole("grid", { name: "Shares and downloads" }).waitFor()
    await page.keyboard.press("2")
    await heading("My tracker")
    expect(page.url()).toBe(`http://${anOnion}/management/#/trackers`)
  })

  it("make a share public with its meaning said first, and take it back", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node, height: 480 })
    const { page } = ui
    await toPage(page, /Trackers/, /My tracker/)
    const line = (name: RegExp) => page.getByRole("row", { name })
    await page.getByRole("button", { name: "Make public…" }).click()
    const dialog = page.getByRole("dialog", { name: "Make this public?" })
    for (const words of [
      "Survey of the upper valley",
      "Anyone with your tracker’s address",
      "Names and contents identify",
      "Mirrors keep a copy",
      "nobody can be made to forget",
      "The private link goes on",
    ]) {
      await dialog.getByText(words).waitFor()
    }
    await expect.poll(() => dialog.evaluate((element) => element.scrollTop)).toBe(0)
    await expect
      .poll(() =>
        dialog.getByRole("button", { name: "Cancel" }).evaluate((button) => button === document.activeElement),
      )
      .toBe(true)
    node.refusal = { code: "tracker-contradicted", message: "other nodes hold another history of this node's tracker" }
    await dialog.getByRole("button", { name: "Make public" }).click()
    await dialog.getByRole("alert").getByText("other nodes hold another history").waitFor()
    node.refusal = null
    await dialog.getByRole("button", { name: "Make public" }).click()
    await dialog.waitFor({ state: "detached" })
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "PublishShare", share: survey })
    await line(/Survey of the upper valley.*Being hashed.*Public/).waitFor()
    await line(/Survey of the upper valley.*Public too.*Private/).waitFor()
    await expect.poll(() => page.getByRole("button", { name: "Make public…" }).count()).toBe(0)
    const made = (await node.snapshot()).shares.find((share) => share.publicOf === "b2".repeat(16))!
    node.changeShare(made.id, { mode: "active", link: `http://${onionOf("new")}/public/${"k".repeat(43)}` })
    await expect
      .poll(() => page.getByLabel("Public link of Survey of the upper valley").inputValue())
      .toContain("/public/")
    await line(/Survey.*Public/)
      .getByRole("button", { name: "Take back…" })
      .click()
    const back = page.getByRole("dialog", { name: "Take this back?" })
    await back.getByText("Whoever has downloaded it keeps it").waitFor()
    await back.getByRole("button", { name: "Take back" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "UnpublishShare", share: made.id })
    await page.getByRole("button", { name: "Make public…" }).waitFor()
  })

  it("tell how the tracker stands, who mirrors it, and what happened, as it changes", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Trackers/, /My tracker/)
    await expect.poll(() => page.getByLabel("Address of my tracker").inputValue()).toBe(onionOf("axil"))
    await page.getByText("the only name of this node").waitFor()
    await page.getByText("Open for entries").waitFor()
    node.places.set("self", [
      ...node.places.get("self")!,
      { address: onionOf("root"), entries: 2, until: node.beganAt },
    ])
    node.trackersLive["self"] = { ...node.trackersLive["self"]!, mirrors: 3 }
    await expect.poll(() => page.getByLabel("Address of a mirror, rootrootro").count()).toBe(1)
    node.changeTracker({ mode: "contradicted" }, { type: "TrackerContradicted", seq: 3 })
    await page.getByText("Others hold another history under this address.").waitFor()
    await page.getByText("Others hold another history of this tracker, from entry 3 on.").waitFor()
  })

  it("save and load backups", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Trackers/, /My tracker/)
    await page.getByRole("button", { name: "Save backup…" }).click()
    await page.getByLabel("File on the node’s machine").fill("/srv/t.backup")
    await page.getByLabel("Passphrase (optional)").fill("four words are better")
    await page.keyboard.press("Enter")
    await page.getByText("The two passphrases are not the same.").waitFor()
    await expect.poll(() => page.getByLabel("Passphrase (optional)").getAttribute("type")).toBe("password")
    await page.getByLabel("Passphrase once more").fill("four words are better")
    node.refusal = { code: "file-exists", message: "/srv/t.backup is there already; choose another name" }
    await page.keyboard.press("Enter")
    await page.getByText("is there already; choose another name").waitFor()
    await expect.poll(() => page.getByLabel("File on the node’s machine").getAttribute("aria-invalid")).toBe("true")
    node.refusal = null
    await page.keyboard.press("Enter")
    await page.getByText("Saved to /srv/t.backup.").waitFor()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({
        type: "ExportTracker",
        path: "/srv/t.backup",
        passphrase: "four words are better",
      })
    await page.getByRole("button", { name: "Load backup…" }).click()
    await page.getByLabel("File on the node’s machine").fill("/srv/other.backup")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 2, name: "Mirrors" }).waitFor()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "ImportTracker", path: "/srv/other.backup" })
    await toPage(page, /Trackers/, /My tracker/)
    await page.getByRole("button", { name: "Load backup…" }).click()
    await page.getByLabel("File on the node’s machine").fill("/srv/own.backup")
    await page.getByLabel("Passphrase (optional)").fill("four words are better")
    node.refusal = { code: "wrong-passphrase", message: "this is not the passphrase that the key was sealed with" }
    await page.keyboard.press("Enter")
    await page.getByText("this is not the passphrase").waitFor()
    await expect.poll(() => page.getByLabel("Passphrase (optional)").getAttribute("aria-invalid")).toBe("true")
    node.refusal = null
    await page.keyboard.press("Enter")
    await page.getByText("this node goes on as that tracker").waitFor()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({
        type: "ImportTracker",
        path: "/srv/own.backup",
        passphrase: "four words are better",
      })
    await page.getByRole("heading", { level: 2, name: "My tracker" }).waitFor()
    await toPage(page, /Trackers/, /Mirrors/)
    await openMirror(page, 0)
    await mirror(page, 0).getByRole("button", { name: "Save backup…" }).click()
    await expect.poll(() => page.getByLabel("Passphrase (optional)").count()).toBe(0)
    await page.getByLabel("File on the node’s machine").fill("/srv/m.backup")
    await page.keyboard.press("Enter")
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "ExportTracker", path: "/srv/m.backup", mirror: mirrorId(0) })
  })
})

describe("mirrors", () => {
  it("are begun from a pasted address, with the choice of updates", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator("tr.item").first().waitFor()
    await paste(page, ` http://${onionOf("bud")}/ `)
    await page
      .getByRole("dialog", { name: "A tracker’s address" })
      .getByRole("button", { name: /Mirror it/ })
      .click()
    const dialog = page.getByRole("dialog", { name: "Mirror a tracker" })
    await dialog.getByText("Never the data themselves.").waitFor()
    const address = dialog.getByLabel("Address")
    await expect.poll(() => address.inputValue()).toBe(onionOf("bud"))
    await address.fill("bud.onion")
    await dialog.getByRole("button", { name: "Mirror it" }).click()
    await dialog.getByRole("alert").getByText("56 characters").waitFor()
    await address.fill(foreign)
    await dialog.getByLabel("By hand").check()
    await dialog.getByRole("button", { name: "Mirror it" }).click()
    await dialog.getByRole("alert").getByText("mirrored here already").waitFor()
    await address.fill(onionOf("bud"))
    await dialog.getByRole("button", { name: "Mirror it" }).click()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "AddMirror", address: onionOf("bud"), update: "manual" })
    const row = page.locator("tr.item").filter({ has: page.getByRole("link", { name: "budbudbudb…" }) })
    await row.getByText("Copying").waitFor()
    await row.getByRole("link").click()
    const card = page.locator(".mirror")
    await card.getByText("Copying").waitFor()
    await card.getByText("Known when its first head has come.").waitFor()
  })

  it("say how they stand and what that means", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Trackers/, /Mirrors/)
    const words: readonly (readonly [number, readonly string[], readonly string[]])[] = [
      [0, ["Up to date", "Reachable"], []],
      [1, ["Updated by hand", "12", "Silent", "signed nothing new for 9 d"], ["12 entries behind", "Mirrors go on"]],
      [2, ["Copying"], ["3,600 entries behind"]],
      [3, ["Updating"], []],
      [4, ["Frozen", "two different stories about entry 48"], ["The proof is kept"]],
      [5, ["Full", "100,000 entries, is reached", "Unreachable"], ["the rest is not copied"]],
      [6, ["An older list was offered and refused", "Dead"], ["41 d"]],
      [7, ["Failed", "no tracker"], []],
    ]
    for (const [n, inRow, inCard] of words) {
      for (const text of inRow) await line(page, n).getByText(text).first().waitFor()
      await openMirror(page, n)
      for (const text of [...inRow, ...inCard]) await mirror(page, n).getByText(text).first().waitFor()
      const offered = await mirror(page, n).getByRole("button", { name: "Update now" }).count()
      expect(offered, String(n)).toBe([2, 3, 4, 7].includes(n) ? 0 : 1)
      await toAll(page)
    }
    await openMirror(page, 0)
    await mirror(page, 0).getByRole("button", { name: "History" }).click()
    await mirror(page, 0).getByText("Copied and checked up to entry 1,204 (9 kB).").waitFor()
    node.changeMirror(mirrorId(0), { mode: "frozen", fork: 7 }, { type: "TrackerForked", seq: 7 })
    await mirror(page, 0).getByText("told two stories about entry 7").waitFor()
    await mirror(page, 0).getByText("told two different stories about entry 7").waitFor()
  })

  it("change at once, and back when the node refuses", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Trackers/, /Mirrors/)
    let answer = (): void => undefined
    const hold = () => {
      node.gate = new Promise((resolve) => (answer = resolve))
    }
    await openMirror(page, 0)
    const own = mirror(page, 0).getByLabel("Update by itself")
    hold()
    node.refusal = refusal
    await own.click()
    await mirror(page, 0).getByText("Updated by hand").waitFor()
    answer()
    await page.getByRole("alert").getByText("“rhizomerhi…”: the disk is being checked").waitFor()
    await expect.poll(() => own.isChecked()).toBe(true)
    hold()
    node.refusal = null
    await toAll(page)
    await line(page, 1).getByRole("button", { name: "Update now" }).click()
    await line(page, 1).getByText("Updating").waitFor()
    await expect.poll(() => node.mirror(mirrorId(1))!.mode).toBe("by-hand")
    answer()
    await expect.poll(() => node.mirror(mirrorId(1))!.mode).toBe("updating")
    await openMirror(page, 0)
    await mirror(page, 0).getByRole("button", { name: "Remove…" }).click()
    const dialog = page.getByRole("dialog", { name: "Remove this mirror?" })
    await dialog.getByText("Its onion ends for ever").waitFor()
    await dialog.getByRole("button", { name: "Remove" }).click()
    await mirror(page, 0).waitFor({ state: "detached" })
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "RemoveMirror", mirror: mirrorId(0) })
    await toAll(page)
    await line(page, 1).waitFor()
    await expect.poll(() => line(page, 0).count()).toBe(0)
  })

  it("stand in a table that a hundred of them fit into, sorted as one likes", async () => {
    const node = trackedNode()
    for (let n = 10; n < 110; n++)
      node.changeMirror(mirrorId(n), {
        pasted: onionOf("a"),
        tracker: onionOf("a"),
        mode: "current",
        seq: n,
        head: n,
        torrents: n,
      })
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /Trackers/, /Mirrors/)
    await line(page, 0).waitFor()
    await expect.poll(() => page.getByRole("table", { name: "Mirrors" }).getAttribute("aria-rowcount")).toBe("109")
    await expect.poll(() => page.locator("tr.item").count()).toBeLessThan(60)
    await page.getByRole("columnheader", { name: "Behind" }).getByRole("button").first().click()
    await expect.poll(() => page.locator("tr.item").first().getAttribute("id")).toBe(`row-${mirrorId(5)}`)
  })
})
