/** The interface with a page and a dialog more in its lists: they are found wherever the others are. */
import path from "node:path"
import { expect, it } from "vitest"
import { bundledFrom, openUi, paste } from "../support/uiBrowser.ts"
import { busyNode } from "../support/uiScenes.ts"

const toys = path.resolve(import.meta.dirname, "../support/toy/ui")

it("has a page and a dialog more, with their keys, lines of help and places in the frame", async () => {
  await using ui = await openUi({ node: busyNode(), files: bundledFrom(toys) })
  const { page, complaints } = ui
  const pages = page.getByRole("navigation", { name: "Pages", exact: true })
  await expect.poll(async () => (await pages.getByRole("link").allTextContents()).at(-1)).toBe("Toy3")
  await page.locator(".statusbar").getByText("Toy at the foot").waitFor()
  await page.getByText("Toy above all pages").waitFor()
  await page.keyboard.press("9")
  await page.getByText("A toy page, given “”").waitFor()
  await expect.poll(() => pages.getByRole("link", { name: "Toy" }).getAttribute("aria-current")).toBe("page")
  await page.keyboard.press("j")
  await page.getByText("jumped").waitFor()
  await page.reload()
  await page.getByText("A toy page, given “”").waitFor()
  expect(new URL(page.url()).hash).toBe("#/toy")
  await page.goBack()
  await page.getByRole("grid").waitFor()
  await page.keyboard.press("j")
  await expect.poll(() => page.getByText("jumped").count()).toBe(0)
  await paste(page, "toy:ball")
  await page.getByText("A toy dialog about toy:ball").waitFor()
  await page.reload()
  await page.getByRole("grid").waitFor()
  await page.keyboard.press("?")
  await page.locator(".keys > div").first().waitFor()
  const help = await page.locator(".keys > div").allTextContents()
  expect(help.slice(0, 3)).toEqual(["sShare a file or folder", "dDownload from a link", "CtrlKDo anything by its name"])
  expect(help).toContain("yPlay with a toy")
  expect(help).toContain("JJump")
  expect(help).toEqual(expect.arrayContaining(["1Transfers", "9Toy"]))
  const keys = await page.locator(".keys kbd").allTextContents()
  expect(keys.length).toBe(new Set(keys).size + keys.filter((key) => key === "Ctrl").length - 1)
  expect(complaints).toEqual([])
})
