/** The page in German says nothing of what it knows how to say in German in English, and has room for its longer words. */
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

/** A phone, Tor Browser's own window, a laptop. */
const windows = [
  { width: 390, height: 844 },
  { width: 1_000, height: 700 },
  { width: 1_440, height: 900 },
]

/** Words of the page that are cut off by whatever they are in, or hidden behind dots; and what is wider than its window. */
const cutOf = (page: Page, words: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((all) => {
    const german = new Set(all)
    const cut = new Set<string>()
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hidden")
    const cutter = (element: Element | null, box: DOMRect): Element | null => {
      for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(outer)
        if (overflowX === "auto" || overflowX === "scroll" || clipPath !== "none") return null
        if (overflowX === "visible") continue
        const edge = outer.getBoundingClientRect()
        if (box.right > edge.right + 1 || box.left < edge.left - 1) return outer
      }
      return null
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent!.trim()
      const element = walker.currentNode.parentElement!
      if (text === "" || !german.has(text) || !isSeen(element)) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const outer = cutter(element, range.getBoundingClientRect())
      if (outer) cut.add(`“${text}” in ${outer.tagName}.${outer.className}`)
    }
    const pen = document.createElement("canvas").getContext("2d")!
    for (const select of document.querySelectorAll("select")) {
      const style = getComputedStyle(select)
      pen.font = style.font
      const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
      if (isSeen(select))
        for (const { text } of select.options)
          if (pen.measureText(text).width > room + 1) cut.add(`“${text}” in SELECT.${select.className}`)
    }
    for (const part of document.querySelectorAll(
      "html, body, main, header, nav a, dialog, .popover, .details, .tabs, .tab-panel, .page-tabs, .page, .statusbar",
    ))
      if (isSeen(part) && part.scrollWidth > part.clientWidth + 1)
        cut.add(`${part.tagName}.${part.className} ${part.scrollWidth} > ${part.clientWidth}`)
    return [...cut]
  }, words)

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
  goTo("#/trust"),
  goTo("#/relay"),
  goTo("#/activity"),
  goTo("#/log"),
  goTo("#/releases"),
  goTo("#/settings"),
  goTo("#/settings/access"),
]

it("is German from the first script to the last", async () => {
  const german = new Set(sentencesIn(de))
  // A word alone may be a name that somebody has given.
  const english = new Set((await englishSentences()).filter((text) => text.includes(" ") && !german.has(text)))
  expect(english.size).toBeGreaterThan(100)
  const node = trackedNode()
  node.chosen.set(preferences.name, { putAside: ["start"], language: "de" })
  const wide = { width: 1_600, height: 900 }
  await using ui = await openUi({ node, ...wide })
  const cut: string[] = []
  for (const [name, go] of scenes) {
    await go(ui)
    for (const window of windows) {
      await ui.page.setViewportSize(window)
      cut.push(...(await cutOf(ui.page, [...german])).map((what) => `${name} at ${window.width}: ${what}`))
    }
    await ui.page.setViewportSize(wide)
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
  expect(cut).toEqual([])
  expect(ui.complaints).toEqual([])
})
