/**
 * The whole job as a person does it: a real browser through the private network's SOCKS port opens two nodes'
 * management onions, shares in one, downloads in the other, and sees it come; then makes it public in one, pastes the
 * tracker's address into the other, and downloads from its catalogue. `BULBIL_SHOTS=folder` keeps a screenshot of each
 * step.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { chromium, type BrowserContext, type Page } from "playwright-core"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { status } from "../../src/testnet/privateTorNetwork.ts"
import { type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import type {} from "../support/privateTorNetwork.ts"
import { chromiumFlags, chromiumPath } from "../support/sharedChromium.ts"
import { expectedComplaint, toPage } from "../support/uiBrowser.ts"

const SHOTS = process.env["BULBIL_SHOTS"]
const complaints: string[] = []
let home: string
let nodes: readonly NodeProcess[] = []
let browser: BrowserContext | undefined

const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}.png`) })
}

const open = async (link: string): Promise<Page> => {
  const page = await browser!.newPage()
  page.on(
    "console",
    (message) =>
      message.type() === "error" && !expectedComplaint.test(message.text()) && complaints.push(message.text()),
  )
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on(
    "request",
    (request) => new URL(request.url()).host === new URL(link).host || complaints.push(`request to ${request.url()}`),
  )
  await page.goto(link)
  await page.waitForURL(`http://${new URL(link).host}/management/`)
  await page.locator(".statusbar").getByText("Tor is ready").waitFor()
  await toPage(page, /Transfers/)
  return page
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-job-"))
  await mkdir(path.join(home, "bulbs"))
  await makeContent(path.join(home, "bulbs"), 48_000_000)
  if (SHOTS) await mkdir(SHOTS, { recursive: true })
  nodes = await Promise.all(
    ["alice", "bob"].map((name) => startNodeProcess(path.join(home, name), ["--testnet", inject("torNetwork")])),
  )
  const { host, port } = status(inject("torNetwork")).network!.browserSocks
  browser = await chromium.launchPersistentContext(path.join(home, "profile"), {
    executablePath: chromiumPath,
    headless: true,
    viewport: { width: 1280, height: 800 },
    proxy: { server: `socks5://${host}:${port}` },
    args: [...chromiumFlags, `--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE ${host}`],
  })
})

afterAll(async () => {
  await browser?.close()
  await Promise.all(nodes.map((node) => node.end()))
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test("a browser through Tor shares, downloads, sees progress, pauses, removes", async () => {
  const [alice, bob] = nodes as [NodeProcess, NodeProcess]
  const sharer = await open(alice.managementLink)
  await shot(sharer, "1-empty")
  await sharer.getByRole("button", { name: /Share a file or folder/ }).click()
  const dialog = sharer.getByRole("dialog")
  await dialog.getByLabel("Path on the node’s machine").fill(path.join(home, "bulbs"))
  await sharer.keyboard.press("Enter")
  await dialog.getByLabel("Title").fill("Onion bulbs, spring")
  await shot(sharer, "2-share")
  await dialog.getByRole("button", { name: "Share", exact: true }).click()
  await dialog.getByRole("button", { name: "Done" }).click()
  await sharer.getByRole("button", { name: "Show: Private link" }).click()
  const field = sharer.getByLabel("Private link", { exact: true })
  await expect
    .poll(async () => (await field.count()) > 0 && (await field.inputValue()), { timeout: 60_000 })
    .toMatch(/^http:.*\.onion\/private\//)
  const link = await field.inputValue()
  await shot(sharer, "3-link")

  // So slow that its progress is seen, and it can be paused, however fast the machine is.
  await bob.command("limit", "--down", "3M")
  const downloader = await open(bob.managementLink)
  await downloader.keyboard.press("d")
  await downloader.getByRole("textbox", { name: "Link" }).fill(link)
  await downloader.getByLabel("Folder (optional)").fill(path.join(home, "got"))
  await shot(downloader, "4-download")
  await downloader.keyboard.press("Enter")
  const row = downloader.getByRole("row", { name: /Onion bulbs, spring/ })
  await row.getByText("Downloading").waitFor({ timeout: 600_000 })
  const seen = new Set<string>()
  await expect
    .poll(
      async () => {
        seen.add((await row.locator(".percent").textContent()) ?? "")
        return seen.size
      },
      { timeout: 600_000, interval: 100 },
    )
    .toBeGreaterThan(3)
  await downloader.getByRole("tab", { name: "Streams" }).click()
  await shot(downloader, "5-streams")
  await downloader.getByRole("button", { name: "Pause", exact: true }).click()
  await row.getByText("Paused").waitFor()
  await shot(downloader, "6-paused")
  await bob.command("limit", "--none")
  await downloader.getByRole("button", { name: "Resume" }).click()
  await row.getByText("Seeding").waitFor({ timeout: 600_000 })
  await downloader.getByRole("tab", { name: "History" }).click()
  await downloader.getByText("Download complete: every piece that is wanted is verified.").waitFor()
  await shot(downloader, "7-history")
  expect(await fingerprint(path.join(home, "got", "bulbs"))).toBe(await fingerprint(path.join(home, "bulbs")))
  await shot(sharer, "8-shared")

  await downloader.getByRole("button", { name: "Remove…" }).click()
  const confirm = downloader.getByRole("dialog")
  await confirm.getByRole("checkbox").check()
  await confirm.getByRole("button", { name: "Remove and delete files" }).click()
  await row.waitFor({ state: "detached" })
  await expect
    .poll(
      () =>
        fingerprint(path.join(home, "got", "bulbs")).then(
          () => "there",
          () => "gone",
        ),
      { timeout: 60_000 },
    )
    .toBe("gone")
  expect(complaints).toEqual([])
})

test("a browser through Tor makes a share public, and finds it by the tracker's address in another node", async () => {
  const [alice, bob] = nodes as [NodeProcess, NodeProcess]
  const owner = await open(alice.managementLink)
  await owner.keyboard.press("2")
  await owner.getByRole("button", { name: "Make public…" }).click()
  await shot(owner, "9-publish")
  await owner.getByRole("dialog").getByRole("button", { name: "Make public" }).click()
  const field = owner.getByLabel("Address of my tracker")
  await expect
    .poll(async () => (await field.count()) > 0 && (await field.inputValue()), { timeout: 60_000 })
    .toMatch(/^[a-z2-7]{56}\.onion$/)
  const address = await field.inputValue()
  await owner.locator("dl.facts").getByText("1", { exact: true }).first().waitFor({ timeout: 60_000 })
  await shot(owner, "10-tracker")

  const finder = await open(bob.managementLink)
  await finder.keyboard.press("d")
  await finder.getByRole("textbox", { name: "Link" }).fill(address)
  await finder.getByRole("button", { name: /Browse its catalogue/ }).click()
  const entry = finder.getByRole("row", { name: /Onion bulbs, spring/ })
  await entry.waitFor({ timeout: 600_000 })
  await shot(finder, "11-catalogue")
  await entry.getByRole("button", { name: "Download" }).click()
  await finder.keyboard.press("1")
  await finder
    .getByRole("row", { name: /Onion bulbs, spring/ })
    .getByText("Seeding")
    .waitFor({ timeout: 600_000 })
  expect(await fingerprint(path.join(bob.data, "downloads", "bulbs"))).toBe(await fingerprint(path.join(home, "bulbs")))

  await finder.keyboard.press("3")
  await finder.getByRole("button", { name: "Mirror a tracker…" }).click()
  await finder.getByRole("dialog").getByLabel("Address").fill(address)
  await finder
    .getByRole("dialog")
    .getByRole("button", { name: /^Mirror/ })
    .last()
    .click()
  await finder.getByText("Up to date", { exact: true }).waitFor({ timeout: 600_000 })
  await shot(finder, "12-mirror")
  expect(complaints).toEqual([])
})
