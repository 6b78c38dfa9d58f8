/** The node's tracker, its mirrors, and what others list. */
import type { Page } from "playwright-core"
import { field } from "../../support/relayScenes.ts"
import { foreign, listing, mirrorId } from "../../support/trackerScenes.ts"
import { toPage } from "../../support/uiBrowser.ts"
import { type Scene, shown } from "./Scene.ts"

const lookAt = async (page: Page, address: string) => {
  await page.getByLabel("Address of a tracker, or of a mirror of one").fill(address)
  await page.getByRole("button", { name: "Look", exact: true }).click()
}
const openMirror = async (page: Page, n: number) => {
  const all = page.getByRole("link", { name: "All mirrors" })
  if ((await all.count()) > 0) await all.click()
  await page
    .locator(`#row-${mirrorId(n)}`)
    .getByRole("link")
    .click()
  await page.locator(`.mirror:has(#mirror-${mirrorId(n)}) .mirror-actions`).scrollIntoViewIfNeeded()
}

export const trackerScenes: readonly Scene[] = [
  ["badges", (page) => page.locator(`#row-${field}`).waitFor()],
  [
    "peers",
    async (page) => {
      await page.locator(`#row-${field}`).click()
      await page.getByRole("tab", { name: "Peers" }).click()
      await page.getByText("Listed by").waitFor()
    },
  ],
  [
    "tracker",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /My tracker/)
      await page.getByText("says it has", { exact: false }).first().waitFor({ state: "attached" })
    },
  ],
  ["tracker-below", (page) => shown(page, ".page .history li:last-child")],
  ["publish", (page) => page.getByRole("button", { name: "Make public…" }).first().click()],
  [
    "take-back",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Take back…" }).click()
    },
  ],
  [
    "save-backup",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Save backup…" }).click()
      await page.getByRole("button", { name: "Save", exact: true }).click()
    },
  ],
  [
    "load-backup",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Load backup…" }).click()
    },
  ],
  [
    "mirrors",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /Mirrors/)
      await page.locator(`#row-${mirrorId(7)}`).scrollIntoViewIfNeeded()
    },
  ],
  ["mirror-silent", (page) => openMirror(page, 1)],
  ["mirror-frozen", (page) => openMirror(page, 4)],
  ["mirror-failed", (page) => openMirror(page, 7)],
  [
    "mirror-history",
    async (page) => {
      await openMirror(page, 0)
      const first = page.locator(".mirror")
      await first.getByRole("button", { name: "Other mirrors" }).click()
      await first.getByText("1,204 entries").waitFor()
      await first.getByRole("button", { name: "History" }).click()
      await first.getByText("Mirror asked for").waitFor()
    },
  ],
  ["add-mirror", (page) => page.getByRole("button", { name: "Mirror a tracker…" }).click()],
  [
    "catalogue-empty",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /Browse/)
    },
  ],
  [
    "catalogue",
    async (page) => {
      await lookAt(page, foreign)
      await page.getByRole("button", { name: "Download" }).nth(2).waitFor()
    },
  ],
  [
    "catalogue-forked",
    async (page) => {
      await lookAt(page, listing)
      await page.getByText("two different stories").waitFor()
    },
  ],
  [
    "catalogue-refused",
    async (page) => {
      await lookAt(page, mirrorId(0).replaceAll("0", "a").padEnd(55, "b") + "d.onion")
      await page.getByRole("alert").waitFor()
    },
  ],
  [
    "address",
    async (page) => {
      await page.getByRole("button", { name: "Add", exact: true }).filter({ visible: true }).click()
      await page.getByRole("button", { name: /^Download from a link/ }).click()
      await page.getByRole("textbox", { name: "Link" }).fill(foreign)
      await page.getByText("bare address").waitFor()
    },
  ],
]
