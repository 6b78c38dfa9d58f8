import { describe, expect, it } from "vitest"
import { packPaths } from "../../src/contract/filePaths.ts"
import { aLink } from "../support/managedRows.ts"
import { field, fieldFiles, fieldLook, filesNode, manyFilesNode } from "../support/fileScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

const other = `${aLink.slice(0, -1)}q`

describe("adding a download with a choice", () => {
  it("looks first, shows files, cost and room, and sends what is chosen", async () => {
    const node = filesNode()
    let letGo!: () => void
    node.gate = new Promise<void>((resolve) => (letGo = resolve))
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("d")
    const dialog = page.getByRole("dialog", { name: "Download from a link" })
    await dialog.getByRole("textbox", { name: "Link" }).fill(aLink)
    await dialog.getByText("Asking for the names of its files").waitFor()
    await dialog.getByRole("button", { name: "Add now, choose later" }).waitFor()
    letGo()
    await dialog.getByText("Field recordings, autumn").waitFor()
    await dialog.getByText("15 files, 1.64 GB").first().waitFor()
    await dialog.getByText("356 MB stay free there").waitFor()
    await dialog.getByRole("checkbox", { name: "Fetch recordings" }).uncheck()
    await dialog.getByRole("searchbox", { name: "Search in these files" }).fill("wren")
    await dialog.getByRole("checkbox", { name: "Fetch recordings" }).check()
    await dialog.getByLabel("Priority of wren.flac").first().selectOption("high")
    await dialog.getByRole("searchbox", { name: "Search in these files" }).fill("")
    const recordings = dialog.getByRole("checkbox", { name: "Fetch recordings" })
    await expect.poll(() => recordings.evaluate((box) => (box as HTMLInputElement).indeterminate)).toBe(true)
    await dialog.getByText("6 of 15 files, 552 MB").first().waitFor()
    await dialog.getByLabel("Start paused").check()
    await dialog.getByLabel("In order").check()
    await dialog.getByRole("button", { name: "Download", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands)
      .toEqual([
        {
          type: "DownloadLink",
          link: aLink,
          paused: true,
          sequential: true,
          levels: "3n2s1h3s1n3s1n1s",
        },
      ])
    expect(ui.complaints).toEqual([])
  })

  it("takes several links, says of each what is wrong, and loses nothing while the node restarts", async () => {
    const node = filesNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("d")
    const dialog = page.getByRole("dialog", { name: "Download from a link" })
    const link = dialog.getByRole("textbox", { name: "Link" })
    await link.fill(`${aLink}\nmagnet:?x`)
    await page.keyboard.press("Enter")
    await dialog.getByText(/Line 2: This is a magnet link/).waitFor()
    await link.fill(aLink)
    await dialog.getByText("Field recordings, autumn").waitFor()
    await dialog.getByRole("checkbox", { name: "Fetch maps" }).uncheck()
    node.gate = new Promise<void>(() => undefined)
    await link.fill(`${aLink}\n${other}`)
    await dialog.getByText("Asking for the names of its files").waitFor()
    await ui.stop()
    await dialog.getByText("it is asked again when it is back").waitFor()
    node.gate = Promise.resolve()
    await ui.start()
    await expect.poll(() => dialog.getByText("Field recordings, autumn").count(), { timeout: 60_000 }).toBe(2)
    await dialog.getByText("13 of 15 files").first().waitFor()
    node.links.set(other, "e".repeat(32))
    await dialog.getByRole("button", { name: "Download 2" }).click()
    await dialog.getByRole("alert").getByText("this is in your list already").waitFor()
    await expect.poll(() => link.inputValue()).toBe(other)
    await expect.poll(() => node.commands).toMatchObject([{ link: aLink, levels: "1n2s12n" }, { link: other }])
  })

  it("asks about names that machines run, and adds what could not be looked at", async () => {
    const node = filesNode()
    node.inspection = { ...fieldLook, doubtful: { names: [".bashrc"], count: 3 } }
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    await page.keyboard.press("d")
    const dialog = page.getByRole("dialog", { name: "Download from a link" })
    await dialog.getByRole("textbox", { name: "Link" }).fill(aLink)
    await dialog.getByText(".bashrc, and 2 more").waitFor()
    await dialog.getByLabel(/I expected these names/).check()
    await dialog.getByRole("button", { name: "Download", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    await expect.poll(() => node.commands).toEqual([{ type: "DownloadLink", link: aLink, acceptNames: true }])
    node.inspection = undefined
    await page.keyboard.press("d")
    await dialog.getByRole("textbox", { name: "Link" }).fill(other)
    await dialog.getByText("It could not be looked at").waitFor()
    await dialog.getByRole("button", { name: "Look again" }).waitFor()
    await dialog.getByRole("button", { name: "Download", exact: true }).click()
    await expect.poll(() => node.commands.length).toBe(2)
  })
})

describe("the files of a torrent", () => {
  it("are chosen by boxes, keys and priorities; a refusal takes it back", async () => {
    const node = filesNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await page.getByRole("tab", { name: "Files" }).click()
    const tree = page.getByRole("treegrid", { name: "Files" })
    await tree.getByRole("row", { name: /cover.jpg.*100 %/ }).click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowLeft")
    await expect.poll(() => tree.getByRole("row", { name: /maps/ }).getAttribute("aria-expanded")).toBe("false")
    await page.keyboard.press(" ")
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "SelectFiles", torrent: field, levels: "1n2s12n" })
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press(" ")
    await expect.poll(() => node.commands.at(-1)).toMatchObject({ levels: "2n1s12n" })
    await page.getByLabel("In order").check()
    await expect.poll(() => node.commands.at(-1)).toMatchObject({ sequential: true })
    node.refusal = { code: "not-now", message: "the disk is being checked" }
    await page.getByRole("button", { name: "Fetch none", exact: true }).click()
    await page.getByText("The choice was not taken: the disk is being checked").waitFor()
    await expect.poll(() => tree.getByRole("checkbox", { name: "Fetch cover.jpg" }).isChecked()).toBe(true)
    await page.getByLabel("Only incomplete").check()
    await expect.poll(() => tree.getByText("cover.jpg").count()).toBe(0)
    expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("are fetched in the browser once that is allowed", async () => {
    const node = filesNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await page.getByRole("tab", { name: "Files" }).click()
    const row = page.getByRole("row", { name: /cover.jpg/ })
    await row.getByRole("button", { name: "Fetching files in a browser is not allowed yet" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Allow it" }).click()
    const link = row.getByRole("link", { name: "Fetch in this browser" })
    await expect.poll(() => link.getAttribute("href")).toBe(`/api/torrents/${field}/files/0`)
    await expect.poll(() => node.chosen.get("access.fetch-files")).toBe("yes")
  })

  it("have names of strangers as texts that nothing turns around", async () => {
    const node = filesNode()
    const hostile = ["<img src=x onerror=alert(1)>", "gpj.\u202eexe", "أغنية.flac", "plain.txt"]
    node.filePages.set(field, { ...fieldFiles, paths: packPaths(hostile.map((n) => ["d", n])), sizes: [1, 1, 1, 1] })
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await page.getByRole("tab", { name: "Files" }).click()
    await page.getByText("plain.txt").waitFor()
    await expect
      .poll(() => page.locator(".file bdi").allTextContents())
      .toEqual(["d/", hostile[0], "gpj.\ufffdexe", ...hostile.slice(2)])
    expect(ui.complaints).toEqual([])
  })

  it("can be a hundred thousand: only those in sight are in the document", async () => {
    const node = manyFilesNode(100_000)
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    const began = performance.now()
    await page.getByRole("tab", { name: "Files" }).click()
    await page.getByRole("row", { name: /folder 000/ }).waitFor()
    const opened = performance.now()
    await page.getByRole("button", { name: "Open all" }).click()
    await page.getByText("file 000000.bin").waitFor()
    const all = performance.now()
    await page.getByRole("row", { name: /folder 000/ }).click()
    await page.keyboard.press("End")
    await page.getByText("file 099999.bin").waitFor()
    const end = performance.now()
    await page.getByRole("searchbox", { name: "Search in these files" }).fill("file 0777")
    await page.getByText("file 077700.bin").waitFor()
    const found = performance.now()
    await page.getByRole("button", { name: "Fetch none", exact: true }).click()
    await expect.poll(() => node.commands.at(-1)).toMatchObject({ levels: "77700n100s22200n" })
    const ms = (from: number, to: number) => `${Math.round(to - from)} ms`
    console.info(
      `100,000 files: the tab ${ms(began, opened)}, all open ${ms(opened, all)}, to the end ${ms(all, end)}, ` +
        `searched ${ms(end, found)}`,
    )
    await expect.poll(() => page.locator("tr.file").count()).toBeLessThan(100)
    expect(ui.complaints).toEqual([])
  })
})
