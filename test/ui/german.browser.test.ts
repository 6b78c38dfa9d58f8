/** The page in German says nothing of what it knows how to say in German in English. */
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { preferences } from "../../src/contract/settings/registry.ts"
import { de } from "../../src/ui/words/de.ts"
import { englishSentences, sentencesIn } from "../support/spokenWords.ts"
import { foreign, mirrorId, trackedNode } from "../support/trackerScenes.ts"
import { type OpenUi, openUi, paste } from "../support/uiBrowser.ts"

const field = "a1".repeat(16)

/** What can be read or heard of a page, its dialogs and its menus. */
const said = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    for (const root of document.querySelectorAll("main, dialog, [role=dialog], [role=menu]")) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "")
      for (const element of root.querySelectorAll("*"))
        for (const name of ["title", "aria-label", "placeholder", "data-label"])
          texts.push(element.getAttribute(name) ?? "")
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "")
  })

type Scene = readonly [name: string, go: (ui: OpenUi) => Promise<unknown>]

const close = (page: Page) => page.keyboard.press("Escape")
const goTo = (address: string): Scene => [
  address,
  async ({ page }) => {
    await page.evaluate((hash) => (location.hash = hash), address)
    await page.locator("main h2").first().waitFor()
  },
]
const tab = (id: string): Scene => [id, ({ page }) => page.locator(`#tab-${id}`).click()]

/** Each begins where the last one ended. */
const scenes: readonly Scene[] = [
  ["the list", ({ page }) => page.locator(`#row-${field}`).waitFor()],
  [
    "the menu of a row",
    async ({ page }) => {
      await page.locator(`#row-${field}`).click({ button: "right" })
      await page.getByRole("menu").waitFor()
    },
  ],
  [
    "details",
    async ({ page }) => {
      await close(page)
      await page.locator(`#row-${field}`).click()
      await page.locator("#details").waitFor()
    },
  ],
  ...["overview", "streams", "peers"].map(tab),
  [
    "removal",
    async ({ page }) => {
      await page.locator(`#row-${field}`).focus()
      await page.keyboard.press("Delete")
      await page.getByRole("dialog").waitFor()
    },
  ],
  [
    "sharing",
    async ({ page }) => {
      await close(page)
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.keyboard.press("s")
      await page.locator("#share-path").waitFor()
    },
  ],
  [
    "an address",
    async ({ page }) => {
      await close(page)
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await paste(page, foreign)
      await page.getByRole("dialog").waitFor()
    },
  ],
  [
    "mirrors",
    async (ui) => {
      await close(ui.page)
      await goTo("#/trackers/mirrors")[1](ui)
    },
  ],
  goTo(`#/trackers/mirrors/${mirrorId(0)}`),
  goTo("#/trackers"),
  goTo("#/trackers/browse"),
  goTo("#/search"),
]

it("is German from the first script to the last", { timeout: 300_000 }, async () => {
  const german = new Set(sentencesIn(de))
  // A word alone may be a name that somebody has given.
  const english = new Set((await englishSentences()).filter((text) => text.includes(" ") && !german.has(text)))
  expect(english.size).toBeGreaterThan(100)
  const node = trackedNode()
  node.chosen.set(preferences.name, { putAside: ["start"], language: "de" })
  await using ui = await openUi({ node, width: 1_600, height: 900 })
  for (const [name, go] of scenes) {
    await go(ui)
    const texts = await said(ui.page)
    expect(
      texts.some((text) => german.has(text)),
      name,
    ).toBe(true)
    expect(
      texts.filter((text) => english.has(text)),
      name,
    ).toEqual([])
  }
  expect(ui.complaints).toEqual([])
})
