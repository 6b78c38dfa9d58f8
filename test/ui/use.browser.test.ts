import path from "node:path"
import { describe, expect, it } from "vitest"
import { LANGUAGES } from "../../src/contract/settings/preferences.ts"
import { aLink, anInfohash } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { builtUi, openUi, paste } from "../support/uiBrowser.ts"
import { busyNode, skewedNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)
const refusal = { code: "not-now", message: "the disk is being checked; try again later" }

describe("the web UI in a browser", () => {
  it("shares: teaches, tells what is wrong where it is, follows the hashing, and shows the link", async () => {
    await using ui = await openUi()
    const { page, node, complaints } = ui
    await page.getByRole("button", { name: /Share a file or folder/ }).click()
    const dialog = page.getByRole("dialog", { name: "Share a file or folder" })
    await dialog.getByText("Tor hides where you are, not what you share").waitFor()
    const path = dialog.getByLabel("Path on the node’s machine")
    await path.fill("music")
    await page.keyboard.press("Enter")
    await dialog.getByRole("alert").getByText("beginning with /").waitFor()
    expect(node.commands).toEqual([])
    node.refusal = { code: "no-such-path", message: "there is nothing at /srv/music; check the path" }
    await path.fill("/srv/music")
    await page.keyboard.press("Enter")
    await dialog.getByText("there is nothing at /srv/music; check the path").waitFor()
    await expect.poll(() => path.getAttribute("aria-invalid")).toBe("true")
    node.refusal = null
    await page.keyboard.press("Enter")
    await dialog.getByText("nothing was found that says who you are").waitFor()
    await dialog.getByLabel("Title").fill("Music")
    await dialog.getByLabel("Tags").fill("#Marsh, birds, birds")
    await dialog.getByLabel("Description").fill("é".repeat(751))
    await dialog.getByRole("button", { name: "Share", exact: true }).click()
    await dialog.getByText("longer than 1,500 octets").waitFor()
    await dialog.getByLabel("Description").fill("Recorded at dawn")
    await dialog.getByRole("button", { name: "Share", exact: true }).click()
    await dialog.getByText("The files are being hashed").waitFor()
    await dialog.getByRole("button", { name: "Done" }).click()
    await dialog.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({
        type: "SharePath",
        path: "/srv/music",
        title: "Music",
        description: "Recorded at dawn",
        tags: ["marsh", "birds"],
        look: expect.any(String),
        answers: {},
      })
    const [share] = (await node.snapshot()).shares
    const row = page.getByRole("row", { name: /Music/ })
    await row.getByText("Hashing").waitFor()
    node.setHashing(share!.id, 25, 100)
    await row.getByText("25 %").waitFor()
    const torrent = "ab".repeat(16)
    node.changeTorrent(
      torrent,
      {
        title: "Music",
        mode: "seeding",
        origin: "share",
        bytes: 100,
        verifiedBytes: 100,
        pieces: 1,
        verifiedPieces: 1,
      },
      { type: "TorrentShared", path: "/srv/music", files: 1, bytes: 100 },
    )
    node.changeShare(
      share!.id,
      { mode: "active", torrent, infohash: anInfohash("a") },
      { type: "ShareHashed", files: 1, bytes: 100 },
    )
    await row.getByText("Seeding").waitFor()
    await expect.poll(() => row.getAttribute("aria-selected")).toBe("true")
    node.changeShare(share!.id, { link: aLink })
    const link = page.getByLabel("Private link")
    await expect.poll(() => link.inputValue()).toBe(aLink)
    await page.getByRole("button", { name: "Copy" }).click()
    await page.getByRole("button", { name: /Copied|Press Ctrl-C/ }).waitFor()
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString() || (document.activeElement as HTMLInputElement).value))
      .toBe(aLink)
    await page.getByRole("tab", { name: "History" }).click()
    await page.getByText("Share asked for: “Music”, from /srv/music.").waitFor()
    await page.getByText("The link works from now on.").waitFor()
    await page.getByRole("button", { name: "Stop sharing…" }).click()
    const confirm = page.getByRole("dialog", { name: "Stop sharing this?" })
    await confirm.getByText("Music").waitFor()
    await confirm.getByRole("button", { name: "Stop sharing" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "StopSharing", share: share!.id })
    expect(complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("shows what is said of a share, and lets one say something else", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const share = (await node.snapshot()).shares.find(({ torrent }) => torrent !== null)!
    node.changeShare(share.id, { description: "Two lines,\nas they were written", tags: ["marsh"] })
    await page.getByRole("row", { name: share.title }).click()
    await page.getByText("as they were written").waitFor()
    await page.getByRole("button", { name: "Change what others read" }).click()
    const dialog = page.getByRole("dialog", { name: "Change what others read" })
    await expect.poll(() => dialog.getByLabel("Tags").inputValue()).toBe("marsh")
    await dialog.getByLabel("Tags").fill("marsh, dawn")
    await dialog.getByLabel("Description").fill("")
    await dialog.getByLabel("Title").fill("The marsh")
    await dialog.getByRole("button", { name: "Change", exact: true }).click()
    await dialog.waitFor({ state: "detached" })
    await expect
      .poll(() => node.commands)
      .toEqual([
        { type: "DescribeShare", share: share.id, title: "The marsh", description: "", tags: ["marsh", "dawn"] },
      ])
    await page.getByRole("row", { name: /The marsh/ }).waitFor()
  })

  it("a download that waits for the operator's word: says for what, and takes it", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page, node } = ui
    const stopped = async (code: string, message: string) => {
      node.changeTorrent(field, { mode: "error", error: { code, message } }, { type: "TorrentFailed", code, message })
      await page.getByText(message).first().waitFor()
    }
    await page.locator(`#row-${field}`).click()
    await stopped("names-need-yes", "set/.bashrc: a shell runs it")
    await page.getByRole("button", { name: "Fetch them…" }).click()
    const names = page.getByRole("dialog", { name: "Fetch files that machines run by themselves?" })
    await names.getByText("set/.bashrc: a shell runs it").waitFor()
    await names.getByRole("button", { name: "Fetch them" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "ResumeTorrent", torrent: field, acceptNames: true })
    await stopped("in-the-way", "/srv/notes.txt is there already")
    await page.getByRole("button", { name: "Use what is there…" }).click()
    const files = page.getByRole("dialog", { name: "Use the files that are there?" })
    await files.getByText("overwritten").waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toContain("overwrite")
    await files.getByRole("button", { name: "Use and overwrite" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "ResumeTorrent", torrent: field, useExisting: true })
    await stopped("full", "the disk is full")
    await expect.poll(() => page.getByRole("button", { name: /Fetch them|Use what/ }).count()).toBe(0)
  })

  it("what a share leaves out is named; names that no torrent may hold are left out by choice", async () => {
    await using ui = await openUi({ node: busyNode() })
    const { page, node } = ui
    const leftOut = {
      links: 1,
      special: 0,
      emptyFolders: 0,
      unsafeNames: 1,
      first: [{ name: "aux.c", kind: "unsafe-name" as const, reason: "is reserved on Windows" }],
    }
    node.lookReport = { leftOut }
    await page.keyboard.press("s")
    const dialog = page.getByRole("dialog", { name: "Share a file or folder" })
    await dialog.getByLabel("Path on the node’s machine").fill("/srv/set")
    await page.keyboard.press("Enter")
    await dialog.getByText("Left out of the share: 1 symbolic link and 1 name that no torrent may hold").click()
    await dialog.getByText("aux.c").waitFor()
    await dialog.getByText("Say first that such names may be left out").waitFor()
    await expect.poll(() => dialog.getByRole("button", { name: "Share", exact: true }).isDisabled()).toBe(true)
    await dialog.getByRole("checkbox", { name: /Leave out names/ }).check()
    await dialog.getByRole("button", { name: "Share", exact: true }).click()
    await dialog.getByRole("button", { name: "Done" }).click()
    await dialog.waitFor({ state: "detached" })
    expect(node.commands.at(-1)).toMatchObject({ type: "SharePath", path: "/srv/set", skipUnsafe: true })
    const share = (await node.snapshot()).shares.find(({ path }) => path === "/srv/set")!
    node.changeShare(share.id, { leftOut })
    await page.getByText("Left out of the share: 1 symbolic link and 1 name that no torrent may hold").click()
    await page.getByText("aux.c").waitFor()
    await page.getByText("and 1 more").waitFor()
  })

  it("downloads: checks the link first, takes a folder, and shows progress as it comes", async () => {
    await using ui = await openUi({ width: 1440 })
    const { page, node } = ui
    await page.keyboard.press("d")
    const dialog = page.getByRole("dialog", { name: "Download from a link" })
    const link = dialog.getByRole("textbox", { name: "Link" })
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true)
    for (const [wrong, words] of [
      ["magnet:?xt=1", "magnet link"],
      [aLink.slice(0, -1), "43 characters"],
      ["", "Paste the link"],
    ] as const) {
      await link.fill(wrong)
      await page.keyboard.press("Enter")
      await dialog.getByRole("alert").getByText(words).waitFor()
    }
    expect(node.commands).toEqual([])
    await link.fill(` ${aLink} `)
    await dialog.getByLabel("Folder (optional)").fill("/srv/else")
    await page.keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
    await expect.poll(() => node.commands).toEqual([{ type: "DownloadLink", link: aLink, folder: "/srv/else" }])
    const [row] = (await node.snapshot()).torrents
    await page
      .getByRole("row", { name: /Name not known yet/ })
      .getByText("Fetching metadata")
      .waitFor()
    node.changeTorrent(row!.id, {
      title: "Maps",
      mode: "downloading",
      bytes: 1_000,
      pieces: 10,
      infohash: anInfohash("c"),
    })
    node.setLive(row!.id, { downRate: 1_500_000, peers: 4, connectedPeers: 2, etaSeconds: 75 })
    for (let done = 1; done <= 9; done += 4) {
      node.changeTorrent(row!.id, { verifiedPieces: done, verifiedBytes: done * 100 })
      await page
        .getByRole("row", { name: /Maps/ })
        .getByText(`${done * 10} %`)
        .waitFor()
    }
    await page.getByRole("row", { name: /Maps.*1\.5 MB\/s.*2 \(4\).*1 min 15 s/ }).waitFor()
    node.changeTorrent(row!.id, { mode: "seeding", verifiedPieces: 10, verifiedBytes: 1_000 })
    await page.getByRole("row", { name: /Maps/ }).getByText("Seeding").waitFor()
  })

  it("shows an action at once, and takes it back when the node refuses", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const status = page.locator(`#row-${field} .status`)
    let answer = (): void => undefined
    const hold = () => {
      node.gate = new Promise((resolve) => (answer = resolve))
    }
    await page.locator(`#row-${field}`).click()
    hold()
    node.refusal = refusal
    await page.getByRole("button", { name: "Pause", exact: true }).click()
    await expect.poll(() => status.textContent()).toBe("Paused")
    node.changeTorrent(field, { verifiedPieces: 921 })
    await page.getByText("921 of 1,632 pieces").waitFor()
    await expect.poll(() => status.textContent()).toBe("Paused")
    answer()
    await page
      .getByRole("alert")
      .getByText(/“Field recordings, spring”: The disk is being checked/)
      .waitFor()
    await expect.poll(() => status.textContent()).toBe("Downloading")
    hold()
    node.refusal = null
    await page.getByRole("button", { name: "Pause", exact: true }).click()
    await expect.poll(() => status.textContent()).toBe("Paused")
    answer()
    await expect.poll(() => node.torrent(field)!.mode).toBe("paused")
    await page.getByRole("button", { name: "Resume" }).waitFor()
    hold()
    node.refusal = refusal
    await page.getByRole("button", { name: "Remove…" }).click()
    const confirm = page.getByRole("dialog", { name: "Remove this?" })
    await confirm.getByText("Field recordings, spring").waitFor()
    await confirm.getByRole("button", { name: "Remove" }).click()
    await page.locator(`#row-${field}`).waitFor({ state: "detached" })
    answer()
    await page.locator(`#row-${field}`).waitFor()
    node.refusal = null
    await page.locator(`#row-${field}`).click()
    await page.getByRole("button", { name: "Remove…" }).click()
    await confirm.getByRole("checkbox").check()
    await confirm.getByRole("button", { name: "Remove and delete files" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "RemoveTorrent", torrent: field, withData: true })
    await page.locator(`#row-${field}`).waitFor({ state: "detached" })
  })

  it("says of several what ends and what leaves, each by name and kind, and does just that", async () => {
    const node = busyNode()
    const torrent = "b2".repeat(16)
    node.changeShare("9a".repeat(16), {
      torrent,
      title: "Survey of the upper valley",
      mode: "active",
      visibility: "public",
      link: aLink,
    })
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${"c3".repeat(16)}`).click()
    await page.locator(`#row-${"d4".repeat(16)}`).click({ modifiers: ["Control"] })
    await page.keyboard.press("Delete")
    const links = page.getByRole("dialog", { name: "Stop sharing under 3 links?" })
    await links.getByText("These 3 links end for ever:").waitFor()
    await expect
      .poll(() => links.getByRole("listitem").allTextContents())
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/Survey.*Private/),
          expect.stringMatching(/Survey.*Public/),
          expect.stringMatching(/Interviews.*Private/),
        ]),
      )
    await expect.poll(() => links.getByRole("checkbox").count()).toBe(0)
    await page.keyboard.press("Escape")
    await page.locator(`#row-${field}`).click({ modifiers: ["Control"] })
    await page.keyboard.press("Delete")
    const all = page.getByRole("dialog", { name: "Stop sharing and remove?" })
    await all.getByText("This download leaves the list:").waitFor()
    await all.getByRole("checkbox").check()
    expect(node.commands).toEqual([])
    await all.getByRole("button", { name: "Stop sharing, remove and delete files" }).click()
    await expect.poll(() => node.commands.length).toBe(4)
    await expect
      .poll(() => node.commands)
      .toEqual(
        expect.arrayContaining([
          { type: "RemoveTorrent", torrent: field, withData: true },
          ...["c3".repeat(16), "9a".repeat(16), "d4".repeat(16)].map((share) => ({ type: "StopSharing", share })),
        ]),
      )
  })

  it("is driven by the keyboard alone", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    const rows = page.locator("tr.item")
    const selected = () => page.locator("tr.item[aria-selected=true]").count()
    const press = (key: string) => page.keyboard.press(key)
    await rows.first().waitFor()
    await press("ArrowDown")
    await press("ArrowDown")
    await expect
      .poll(() => rows.nth(1).evaluate((row) => row === document.activeElement && row.ariaSelected))
      .toBe("true")
    await press("Shift+ArrowDown")
    await expect.poll(() => selected()).toBe(2)
    await press("End")
    await expect.poll(() => rows.last().getAttribute("aria-selected")).toBe("true")
    await press("Control+a")
    await expect.poll(() => selected()).toBe(await rows.count())
    await page.getByText("7 selected").waitFor()
    await press("Escape")
    await expect.poll(() => selected()).toBe(0)
    await press("?")
    await page.getByRole("dialog", { name: "Help" }).waitFor()
    await press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await press("/")
    await page.keyboard.type("open maps")
    await expect.poll(() => rows.count()).toBe(1)
    await page.locator("#search").blur()
    await press("ArrowDown")
    await press(" ")
    await expect.poll(() => node.commands.at(-1)?.type).toBe("ResumeTorrent")
    await press("Delete")
    await page.getByRole("dialog", { name: "Remove this?" }).waitFor()
    await expect
      .poll(() => page.getByRole("button", { name: "Cancel" }).evaluate((button) => button === document.activeElement))
      .toBe(true)
    await press("Escape")
    expect(node.commands.some((c) => c.type === "RemoveTorrent")).toBe(false)
    await press("Enter")
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("details")
    await page.getByRole("tab", { name: "Overview" }).focus()
    await press("ArrowRight")
    await page.getByRole("tab", { name: "Files", selected: true }).waitFor()
  })

  it("hears a key that comes right after Esc, while the browser is still about to tell of the closing", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    /** The key comes to what has the focus still, in the dialog that is closed. @returns whether it acts there. */
    const escThen = (key: string): Promise<boolean> =>
      page.evaluate((pressed) => {
        const focused = document.activeElement!
        focused.closest("dialog")!.close()
        return focused.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true, cancelable: true }))
      }, key)
    await page.locator("tr.item").first().waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Delete")
    await page.getByRole("dialog").waitFor()
    await page.getByRole("dialog").getByRole("button").last().focus()
    expect(await escThen("Enter")).toBe(false)
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("details")
    await page.keyboard.press("d")
    await page.getByRole("dialog").waitFor()
    expect(await escThen("4")).toBe(false)
    await page.getByRole("heading", { level: 2, name: "Relay" }).waitFor()
    expect(node.commands).toEqual([])
  })

  it("opens the right dialog for what is pasted anywhere, and for nothing else", async () => {
    await using ui = await openUi()
    const { page } = ui
    await page.locator(".empty").waitFor()
    await paste(page, "just words")
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await paste(page, ` ${aLink}\n`)
    await expect.poll(() => page.getByRole("textbox", { name: "Link" }).inputValue()).toBe(aLink)
    await page.keyboard.press("Escape")
    await paste(page, "magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056")
    await page.getByText("a magnet link of the open BitTorrent network").waitFor()
    await paste(page, "/srv/a folder")
    await expect.poll(() => page.getByLabel("Path on the node’s machine").inputValue()).toBe("/srv/a folder")
  })

  it("stays small: its first script is at most 100 kB on the way, all of them 220, a language 60", async () => {
    const files = await builtUi()
    const html = String(files.get("index.html")!.body)
    const all = [...files.entries()].filter(([name]) => name.endsWith(".js"))
    const isLanguage = ([name]: (typeof all)[number]) => path.basename(name).startsWith("language-")
    // Who has one language fetches none of the others.
    const scripts = all.filter((script) => !isLanguage(script))
    const octets = (some: typeof scripts) => some.reduce((sum, [, { gzip }]) => sum + gzip.length, 0)
    expect(octets(scripts.filter(([name]) => html.includes(name)))).toBeLessThanOrEqual(100_000)
    expect(octets(scripts)).toBeLessThanOrEqual(220_000)
    const translations = all.filter(isLanguage)
    expect(translations).toHaveLength(LANGUAGES.length - 1)
    for (const translation of translations) {
      expect(octets([translation])).toBeLessThanOrEqual(60_000)
      expect(html).not.toContain(path.basename(translation[0]))
    }
  })

  it("says that the connection is lost, and loses nothing of what happened meanwhile", async () => {
    const node = busyNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).waitFor()
    ui.cut(true)
    await page.getByText("Connection lost, trying again.").waitFor()
    node.changeTorrent(field, { title: "Renamed meanwhile" })
    node.changeTorrent(field, { verifiedPieces: 1_000 })
    ui.cut(false)
    await page.getByRole("button", { name: "Try now" }).click()
    await page.getByRole("row", { name: /Renamed meanwhile/ }).waitFor()
    await page.getByText("Connection lost").waitFor({ state: "detached" })
    node.changeTorrent(field, { title: "And live again" })
    await page.getByRole("row", { name: /And live again/ }).waitFor()
  })

  it("asks for the management link when the node does not know the browser any more", async () => {
    await using ui = await openUi({ node: busyNode() })
    await ui.context.clearCookies()
    const asks = ui.page.getByRole("heading", { name: "Open your management link again" })
    // Again, as what was asked for before may come with the cookies that it had.
    const cut = () => {
      ui.cut(true)
      ui.cut(false)
      return asks.count()
    }
    await expect.poll(cut, { interval: 2_000 }).toBe(1)
  })

  it("tells how Tor comes up, and that a wrong clock is in its way", async () => {
    const node = skewedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.getByText("Connecting to Tor: 14 %.").waitFor()
    await page.getByText("The clock of the node's machine is 3 h 4 min behind.").waitFor()
    await page.locator(`#row-${field}`).getByText("Waiting for Tor").waitFor()
    node.carrier = { ...node.carrier, state: "ready", percent: 100, clockSkewSeconds: 0, reason: null }
    await page.locator(".statusbar").getByText("Tor is ready").waitFor()
    await page.getByText("Connecting to Tor").waitFor({ state: "detached" })
  })

  it("pages through a long history, sums up what was verified, and shows facts as stored on demand", async () => {
    const node = new MemoryManagedNode()
    node.changeTorrent(field, { title: "Long" }, { type: "DownloadRequested", folder: "/srv", source: "vault" })
    for (let i = 0; i < 250; i++) node.changeTorrent(field, {}, { type: "PiecesVerified", pieces: [i], bytes: 16_384 })
    node.changeTorrent(field, {}, { type: "TorrentPaused" })
    await using ui = await openUi({ node })
    const { page } = ui
    await page.locator(`#row-${field}`).click()
    await page.getByRole("tab", { name: "History" }).click()
    await page.getByText("99 pieces verified and on disk (1.62 MB), in 99 steps.").waitFor()
    await page.getByRole("button", { name: "Older" }).click()
    await page.getByText("199 pieces verified").waitFor()
    await page.getByRole("button", { name: "Older" }).click()
    await page.getByText("250 pieces verified and on disk (4.1 MB), in 250 steps.").waitFor()
    await page.getByText("Download asked for, into /srv.").click()
    await page.getByText("torrent.DownloadRequested/1").waitFor()
    await expect.poll(() => page.getByRole("button", { name: "Older" }).count()).toBe(0)
    node.changeTorrent(field, {}, { type: "TorrentResumed" })
    await page.getByText("Resumed.").waitFor()
  })
})
