import { describe, expect, it } from "vitest"
import { aCatalogue, anEntry, anInfohash, onionOf } from "../support/managedRows.ts"
import { foreign, trackedNode } from "../support/trackerScenes.ts"
import { openUi, paste, toPage } from "../support/uiBrowser.ts"

const refusal = { code: "not-now", message: "the disk is being checked; try again later" }

describe("a catalogue", () => {
  it("is read from a bare address in the download dialog, searched, paged, and downloaded from", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("d")
    await page.getByRole("textbox", { name: "Link" }).fill(foreign)
    await page.getByRole("button", { name: /Browse its catalogue/ }).click()
    await page.getByText("100 torrents so far").waitFor()
    await page.getByText("Mirrored here").waitFor()
    await page.getByRole("button", { name: "More" }).click()
    await page.getByText("130 torrents", { exact: true }).waitFor()
    await expect.poll(() => node.cataloguesAsked.map(({ after }) => after)).toEqual([0, 100])
    await page.keyboard.press("/")
    await page.keyboard.type("ferns: a field guide, part 127")
    const row = page.getByRole("row", { name: /Ferns: a field guide, part 127/ })
    await page.getByText("1 torrent with “ferns: a field guide, part 127”").waitFor()
    node.refusal = refusal
    await row.getByRole("button", { name: "Download" }).click()
    await page.getByRole("alert").getByText("the disk is being checked").waitFor()
    node.refusal = null
    await row.getByRole("button", { name: "Download" }).click()
    await row.getByRole("button", { name: "In your list" }).click()
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({
        type: "DownloadLink",
        link: anEntry(128).link,
        title: "Ferns: a field guide, part 127",
      })
    await page.locator("tr.item[aria-selected=true]").getByText("Ferns: a field guide, part 127").waitFor()
  })

  it("says what is there already, that a tracker forked, and that it is held or not", async () => {
    const node = trackedNode()
    node.catalogues.set(
      onionOf("bud"),
      aCatalogue(onionOf("bud"), [anEntry(1, { infohash: anInfohash("f"), title: "" })], {
        forked: true,
        tracker: onionOf("sprout"),
      }),
    )
    await using ui = await openUi({ node })
    const { page } = ui
    await paste(page, onionOf("bud"))
    await page.getByRole("button", { name: /Browse its catalogue/ }).click()
    await page.getByText("two different stories under one signature").waitFor()
    await page.getByText("Read just now, checked, not kept").waitFor()
    await page.getByText("Without a title").waitFor()
    await expect.poll(() => page.getByLabel("Address of the tracker itself").inputValue()).toBe(onionOf("sprout"))
    await page.getByRole("button", { name: "In your list" }).waitFor()
    await page.getByRole("button", { name: "Mirror it…" }).click()
    await expect.poll(() => page.getByRole("dialog").getByLabel("Address").inputValue()).toBe(onionOf("bud"))
  })

  it("may take its time, can be left, and says why nothing came", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    let answer = (): void => undefined
    node.gate = new Promise((resolve) => (answer = resolve))
    await toPage(page, /Trackers/, /Mirrors/)
    await toPage(page, /Trackers/, /Browse/)
    const address = page.getByLabel("Address of a tracker, or of a mirror of one")
    const look = async (text: string) => {
      await address.fill(text)
      await page.getByRole("button", { name: "Look", exact: true }).click()
    }
    await look("nonsense")
    await page.getByText("Copy it again.").waitFor()
    await look(foreign)
    await page.getByText("Reading the catalogue over Tor …").waitFor()
    await page.getByText("2 s", { exact: true }).waitFor()
    await page.getByRole("button", { name: "Cancel" }).click()
    await page.getByText("Not read: you did not wait for it.").waitFor()
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByText("Reading the catalogue over Tor …").waitFor()
    await page.keyboard.press("1")
    await page.getByRole("grid", { name: "Shares and downloads" }).waitFor()
    answer()
    await page.goBack()
    await page.getByText("100 torrents so far").waitFor()
    await look(onionOf("nowhere"))
    await page.getByRole("alert").getByText("Nobody answers at this address").waitFor()
    expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
  })
})

describe("the peers of a torrent", () => {
  it("are told with what they have and who lists it, and asked for again when they change", async () => {
    const node = trackedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${"a1".repeat(16)}`).click()
    await page.getByRole("tab", { name: "Peers" }).click()
    await page.getByRole("row", { name: /bulbilbulb… this node Downloads 56 %/ }).waitFor()
    await page.getByRole("row", { name: /stolonstol… Has left/ }).waitFor()
    await page.getByText("mirrored here, at 1 other place").waitFor()
    const page4 = node.swarm(anInfohash("4"))
    node.swarms.set(anInfohash("4"), { ...page4, peers: [{ ...page4.peers[1]!, peer: "newcomerne" }] })
    node.setLive("a1".repeat(16), { peers: 6 })
    await page.getByRole("row", { name: /newcomerne… Seeds 100 %/ }).waitFor()
    await page.getByRole("button", { name: "rhizomerhi…" }).click()
    await page.getByRole("heading", { name: "Catalogue of rhizomerhi…" }).waitFor()
  })
})
