import path from "node:path"
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { openUi } from "../support/uiBrowser.ts"
import { bootstrappingNode, busyNode } from "../support/uiScenes.ts"

const field = "a1".repeat(16)

/** Where to keep a screenshot of each scene, for eyes; nowhere if not set. */
const SHOTS = process.env["BULBIL_SHOTS"]

/** What a page shows, scene by scene; each begins where the last one ended. */
const scenes: readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[] = [
  ["list", (page) => page.locator(`#row-${field}`).waitFor()],
  ["overview", (page) => page.locator(`#row-${field}`).click()],
  ["streams", (page) => page.getByRole("tab", { name: "Streams" }).click()],
  ["history", (page) => page.getByRole("tab", { name: "History" }).click()],
  ["remove", (page) => page.getByRole("button", { name: "Remove…" }).click()],
  ["link", async (page) => {
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await page.locator(`#row-${"c3".repeat(16)}`).click()
    await page.getByLabel("Private link").waitFor()
  }],
  ["share", async (page) => {
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: /^Share/ }).first().click()
  }],
  ["problem", (page) => page.getByRole("button", { name: "Share", exact: true }).last().click()],
  ["help", async (page) => {
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await page.getByRole("dialog").waitFor()
  }],
]

/** How much wider than the window anything is, and which texts fall short of WCAG AA (4.5, or 3 where large). */
const audit = (page: Page) => page.evaluate(() => {
  type Colour = [number, number, number, number]
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!
  const read = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r!, g!, b!, a! / 255]
  }
  const over = (top: Colour, under: Colour): Colour => [0, 1, 2].map((i) => top[i]! * top[3] + under[i]! * (1 - top[3])).concat(1) as Colour
  const luminance = (c: Colour) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const v = c[i]! / 255
    return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  }, 0)
  const ground = (element: Element | null): Colour => {
    if (!element) return read(getComputedStyle(document.body).backgroundColor)
    const own = read(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, element.tagName === "DIALOG" ? own : ground(element.parentElement))
  }
  const poor: string[] = []
  let seen = 0
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    const style = getComputedStyle(element)
    if (!node.textContent!.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".hidden, noscript")) continue
    seen++
    const under = ground(element)
    const [light, dark] = [luminance(over(read(style.color), under)), luminance(under)].sort((a, b) => b - a) as [number, number]
    const ratio = (light + 0.05) / (dark + 0.05)
    const size = parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} “${node.textContent!.trim().slice(0, 40)}”`)
  }
  const wide = [...document.querySelectorAll("main, header, footer, nav, dialog, body, .stage, .details, .tab-panel, .list")]
    .filter((e) => !e.matches("nav") && e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
  const unnamed = [...document.querySelectorAll("button, input")].filter((e) => e.checkVisibility() &&
    !(e.getAttribute("aria-label") || e.textContent?.trim() || (e as HTMLInputElement).labels?.length)).length
  return { seen, poor: [...new Set(poor)], wide, unnamed }
})

describe.each([["light", false], ["dark", true]] as const)("the web UI by %s", (_, dark) => {
  it.each([[1280, 800], [390, 844], [320, 568]])("fits %i pixels, reads well, and names its controls", async (width, height) => {
    await using ui = await openUi({ width, height, dark, node: busyNode() })
    let seen = 0
    for (const [name, go] of scenes) {
      await go(ui.page)
      const found = await audit(ui.page)
      if (SHOTS) await ui.page.screenshot({ path: path.join(SHOTS, `${name}-${width}-${dark ? "dark" : "light"}.png`) })
      expect({ name, poor: found.poor, wide: found.wide, unnamed: found.unnamed }).toEqual({ name, poor: [], wide: [], unnamed: 0 })
      seen += found.seen
    }
    expect(seen).toBeGreaterThan(300)
  })

  it("is as good with nothing in it, before Tor is ready", async () => {
    await using ui = await openUi({ width: 390, height: 844, dark, node: bootstrappingNode() })
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    const found = await audit(ui.page)
    expect(found).toMatchObject({ poor: [], wide: [], unnamed: 0 })
    const chosen = () => ui.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await chosen()
    while ((await ui.page.evaluate(() => document.documentElement.dataset["theme"])) !== (dark ? "light" : "dark")) {
      await ui.page.getByRole("button", { name: /^Colours/ }).click()
    }
    expect(await chosen()).not.toBe(before)
    await ui.page.reload()
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    expect(await chosen()).not.toBe(before)
  })
})
