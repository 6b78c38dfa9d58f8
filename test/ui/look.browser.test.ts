import path from "node:path"
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { field } from "../support/relayScenes.ts"
import { trackedNode } from "../support/trackerScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"
import { bootstrappingNode, busyNode } from "../support/uiScenes.ts"
import { audit } from "./looks/audit.ts"
import { looksIn } from "./looks/looks.ts"
import { lookThrough, SHOTS } from "./looks/lookThrough.ts"
import type { Scene } from "./looks/Scene.ts"
import { trackerScenes } from "./looks/trackerScenes.ts"
import { transferScenes } from "./looks/transferScenes.ts"

/** Where tables lie closest: Tor Browser's own window, tablets, laptops at 125 and 175 %. */
const between = [768, 1_000, 1_100, 1_200, 1_400, 1_920] as const
const tables = (all: readonly Scene[], names: readonly string[]) => all.filter(([name]) => names.includes(name))

describe("names in windows of every width", () => {
  it("have 16 rem and more, and nothing lies over what is beside it", async () => {
    const width = async (page: Page, go: (width: number) => Promise<void>) => {
      for (const wide of between) {
        await page.setViewportSize({ width: wide, height: 700 })
        await go(wide)
      }
    }
    {
      const node = busyNode()
      await using ui = await openUi({ node })
      await width(ui.page, async (wide) => {
        await lookThrough(ui.page, node, tables(transferScenes, ["list", "overview"]), `${wide}-light`)
        await ui.page.keyboard.press("Escape")
      })
    }
    const node = trackedNode()
    await using ui = await openUi({ node })
    await width(ui.page, async (wide) => {
      await lookThrough(ui.page, node, tables(trackerScenes, ["tracker"]), `${wide}-light`)
      await toPage(ui.page, /Trackers/, /Mirrors/)
      await lookThrough(ui.page, node, tables(trackerScenes, ["mirrors"]), `${wide}-light`)
      await toPage(ui.page, /Trackers/, /Browse/)
      await lookThrough(ui.page, node, tables(trackerScenes, ["catalogue"]), `${wide}-light`)
      await toPage(ui.page, /Transfers/)
    })
  })

  it.each([
    [640, 400],
    [320, 256],
  ])(
    "can all be reached at %i by %i pixels, which is a window of 1280 by 800 or 1024 looked at from near",
    async (width, height) => {
      await using ui = await openUi({ width, height, node: busyNode() })
      const { page } = ui
      const found = await audit(page)
      expect(found).toMatchObject({ poor: [], wide: [], cut: [], short: [], unnamed: 0 })
      for (const id of [field, "18".repeat(16)]) {
        await page.locator(`#row-${id}`).scrollIntoViewIfNeeded()
        await expect
          .poll(() =>
            page.locator(`#row-${id}`).evaluate((row) => {
              const box = row.getBoundingClientRect()
              const middle = document.elementFromPoint(box.left + box.width / 2, Math.max(0, box.top) + 10)
              return row.contains(middle)
            }),
          )
          .toBe(true)
      }
      if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `near-${width}.png`) })
      await page.locator(`#row-${field}`).click()
      await page.getByRole("tab", { name: "History" }).click()
      await page.getByText("Paused").last().scrollIntoViewIfNeeded()
      // Neither the tabs nor what they show are squeezed to a line of what is above them.
      const room = (selector: string) => page.locator(selector).evaluate((box) => [box.clientHeight, box.scrollHeight])
      const [tabs, whole] = await room(".details .tabs")
      expect(tabs).toBeGreaterThanOrEqual(whole!)
      expect((await room(".tab-panel"))[0]).toBeGreaterThanOrEqual(150)
      await page.keyboard.press("Escape")
      await page.locator(".statusbar").scrollIntoViewIfNeeded()
      await page.getByText("free").waitFor()
      await toPage(page, /Trackers/, /My tracker/)
      await page.getByText("What happened").scrollIntoViewIfNeeded()
      expect((await audit(page)).wide).toEqual([])
    },
  )
})

describe.each([
  ["light", false],
  ["dark", true],
] as const)("the web UI by %s", (theme, dark) => {
  it.each(looksIn(theme))(
    "fits $size, reads well, names its controls: $of",
    async ({ size, scenes, texts, refused }) => {
      const [width, height] = size
      for (const [begins, all] of scenes) {
        const node = begins()
        await using ui = await openUi({ width, height, dark, node })
        expect(await lookThrough(ui.page, node, all, `${width}-${theme}`)).toBeGreaterThan(texts)
        expect(ui.complaints.filter((text) => !(refused && text.includes("409")))).toEqual([])
      }
    },
  )

  it("is as good with nothing in it, before Tor is ready", async () => {
    await using ui = await openUi({ width: 390, height: 844, dark, node: bootstrappingNode() })
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    const found = await audit(ui.page)
    expect(found).toMatchObject({ poor: [], wide: [], cut: [], short: [], unnamed: 0 })
    const chosen = () => ui.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await chosen()
    while ((await ui.page.evaluate(() => document.documentElement.dataset["theme"])) !== (dark ? "light" : "dark")) {
      await ui.page.getByRole("button", { name: /^Colours/ }).click()
    }
    await expect.poll(() => chosen()).not.toBe(before)
    await ui.page.reload()
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    await expect.poll(() => chosen()).not.toBe(before)
  })
})
