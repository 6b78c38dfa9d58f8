/** Files to choose, and what else is done with a transfer. */
import { aLink } from "../../support/managedRows.ts"
import { field } from "../../support/relayScenes.ts"
import { closed, type Scene } from "./Scene.ts"

export const fileScenes: readonly Scene[] = [
  [
    "pieces",
    async (page) => {
      await page.locator(`#row-${field}`).click()
      await page.getByText("Nobody has it").waitFor()
    },
  ],
  [
    "files",
    async (page) => {
      await page.getByRole("tab", { name: "Files" }).click()
      await page.getByText("cover.jpg").waitFor()
    },
  ],
  [
    "files-found",
    async (page) => {
      await page.getByRole("searchbox", { name: "Search in these files" }).fill("wren")
      await page.getByRole("checkbox", { name: "Fetch recordings" }).uncheck()
    },
  ],
  [
    "limits",
    async (page) => {
      await page.getByRole("button", { name: "More…" }).click()
      await page.getByRole("menuitem", { name: "Limits…" }).click()
      await page.getByLabel("Down, MB/s").fill("much")
      await page.getByRole("button", { name: "Set limits" }).click()
    },
  ],
  [
    "add",
    async (page) => {
      await closed(page)
      await page.keyboard.press("d")
      await page.getByRole("textbox", { name: "Link" }).fill(aLink)
      await page.getByText("Field recordings, autumn").waitFor()
      await page.getByRole("checkbox", { name: "Fetch maps" }).uncheck()
    },
  ],
  [
    "add-several",
    async (page) => {
      await page.getByRole("textbox", { name: "Link" }).fill(`${aLink}\n${aLink.slice(0, -1)}q`)
      await page.getByText("Take this link away").last().waitFor()
      await page.getByText("Field recordings, autumn").last().waitFor()
    },
  ],
  [
    "add-folder",
    async (page) => {
      await page.getByRole("combobox", { name: "Folder (optional)" }).fill("/home/ana/")
      await page.getByRole("option", { name: "photos" }).waitFor()
    },
  ],
]
