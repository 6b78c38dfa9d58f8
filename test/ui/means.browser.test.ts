/** What somebody's own settings ask for is given: their own colours, more contrast, less motion. */
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { field } from "../support/relayScenes.ts"
import { openUi } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const styleOf = (page: Page, selector: string, name: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

/** WCAG 2.2's contrast ratio of a text to what it stands on. */
const contrastOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const rgb = (colour: string): readonly number[] => colour.match(/[\d.]+/g)!.map(Number)
      const luminance = (colour: string): number =>
        rgb(colour)
          .slice(0, 3)
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at]!, 0)
      let ground: Element | null = element
      while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement
      const [low, high] = [getComputedStyle(element).color, getComputedStyle(ground ?? document.body).backgroundColor]
        .map(luminance)
        .sort((a, b) => a - b)
      return (high! + 0.05) / (low! + 0.05)
    })

it("where colours are the reader's, what a ground told is told by a line", async () => {
  await using ui = await openUi({ node: busyNode() })
  const { page } = ui
  await page.locator(`#row-${field}`).click()
  expect(await styleOf(page, `#row-${field}`, "outline-style")).toBe("none")
  await page.emulateMedia({ forcedColors: "active" })
  expect(await styleOf(page, `#row-${field}`, "outline-style")).toBe("solid")
  expect(await styleOf(page, ".progress", "border-top-style")).toBe("solid")
  expect(await styleOf(page, ".progress-done", "background-color")).not.toBe(
    await styleOf(page, ".progress", "background-color"),
  )
  expect(await styleOf(page, ".pages a[aria-current=page]", "outline-style")).toBe("solid")
})

it("where more contrast is asked for, quiet text has 7 to 1, in both themes", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await using ui = await openUi({ node: busyNode() })
    const { page } = ui
    await page.emulateMedia({ colorScheme, contrast: "more" })
    await page.locator(`#row-${field}`).click()
    for (const selector of [`#row-${field} .title`, ".statusbar .figure", ".filter"])
      expect(await contrastOf(page, selector), `${colorScheme} ${selector}`).toBeGreaterThanOrEqual(7)
  }
})

it("where less motion is asked for, nothing moves by itself", async () => {
  await using ui = await openUi({ node: busyNode() })
  const { page } = ui
  await page.emulateMedia({ reducedMotion: "reduce" })
  await page.locator(`#row-${field}`).click()
  await page.keyboard.press("s")
  await page.getByRole("dialog", { name: "Share a file or folder" }).waitFor()
  const moving = await page.evaluate(() => ({
    running: document.getAnimations().length,
    styled: [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      return animationName !== "none" || /[1-9]/.test(transitionDuration)
    }).length,
  }))
  expect(moving).toEqual({ running: 0, styled: 0 })
})
