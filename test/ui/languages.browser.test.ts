/** The page in another language: chosen in the settings, said by the node, and fetched by nobody else. */
import path from "node:path"
import { expect, it } from "vitest"
import { preferences } from "../../src/contract/settings/registry.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

it("is there in German once that is chosen, and in English again", async () => {
  const node = busyNode()
  await using ui = await openUi({ node })
  const { page, complaints } = ui
  const fetched: string[] = []
  page.on("request", (request) => fetched.push(path.basename(new URL(request.url()).pathname)))
  const translations = () => fetched.filter((name) => name.startsWith("language-"))
  const shownIn = (tag: string) => page.locator(`html[lang=${tag}] .frame`).waitFor()

  await page.reload()
  await shownIn("en")
  await toPage(page, /Search/)
  await page.getByRole("heading", { name: "Search", exact: true }).waitFor()
  await toPage(page, /Settings/)
  await page.locator("#preference-language").waitFor()
  expect(translations()).toEqual([])

  await page.locator("#preference-language").selectOption("de")
  await shownIn("de")
  await toPage(page, /Suche/)
  await page.getByRole("heading", { name: "Suche", exact: true }).waitFor()
  await expect.poll(() => node.chosen.get(preferences.name)).toMatchObject({ language: "de" })
  expect(new Set(translations()).size).toBe(1)

  fetched.length = 0
  await toPage(page, /Einstellungen/)
  await page.locator("#preference-language").selectOption("en")
  await shownIn("en")
  await toPage(page, /Search/)
  await page.getByRole("heading", { name: "Search", exact: true }).waitFor()
  expect(translations()).toEqual([])
  expect(complaints).toEqual([])
})
