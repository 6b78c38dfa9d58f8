/** The list of transfers, the details of one, and the frame around them. */
import { field } from "../../support/relayScenes.ts"
import type { Scene } from "./Scene.ts"

export const transferScenes: readonly Scene[] = [
  ["list", (page) => page.locator(`#row-${field}`).waitFor()],
  ["overview", (page) => page.locator(`#row-${field}`).click()],
  ["streams", (page) => page.getByRole("tab", { name: "Streams" }).click()],
  ["history", (page) => page.getByRole("tab", { name: "History" }).click()],
  [
    "past",
    async (page) => {
      await page.getByRole("slider", { name: "Event that is looked at" }).fill("30")
      await page.getByText("It follows from the event before").scrollIntoViewIfNeeded()
    },
  ],
  [
    "machine",
    async (page) => {
      await page.getByRole("tab", { name: "Machine" }).click()
      await page.locator(".machine-modes").scrollIntoViewIfNeeded()
    },
  ],
  ["remove", (page) => page.getByRole("button", { name: "Remove…" }).click()],
  [
    "remove-links",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.keyboard.press("Shift+ArrowDown")
      await page.keyboard.press("Delete")
      await page.getByText("This link ends for ever").waitFor()
    },
  ],
  [
    "link",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("Escape")
      await page.locator(`#row-${"c3".repeat(16)}`).click()
      await page.getByLabel("Private link").waitFor()
    },
  ],
  [
    "share",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("s")
    },
  ],
  [
    "add",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: "Add", exact: true }).filter({ visible: true }).click()
      await page.getByLabel("Paste anything").fill("/srv/music")
      await page.getByText("A path on the node’s machine").waitFor()
    },
  ],
  [
    "palette",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("Control+k")
      await page.getByRole("combobox", { name: "Command" }).fill("go")
    },
  ],
  [
    "bell",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: /^What happened/ }).click()
      await page.getByText("Nothing since this page was opened").waitFor()
    },
  ],
  [
    "foot-tor",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.locator(".statusbar .carrier").click()
      await page.getByRole("heading", { name: "Tor is ready" }).waitFor()
    },
  ],
  [
    "foot-rates",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.locator(".statusbar .foot-way").nth(1).click()
      await page.getByRole("heading", { name: "Rates of all" }).waitFor()
    },
  ],
  [
    "problem",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("s")
      await page.getByRole("button", { name: "Look at it" }).click()
    },
  ],
  [
    "help",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("?")
      await page.getByRole("dialog").waitFor()
    },
  ],
]
