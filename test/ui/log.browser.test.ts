import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { talkativeNode } from "../support/relayScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

const lines = (page: Page) => page.locator(".log li")
const last = (page: Page) => lines(page).last()

describe("the log", () => {
  it("shows what was said before, then each line as it comes, by source, level and words", async () => {
    const node = talkativeNode(60)
    await using ui = await openUi({ node })
    const { page, complaints } = ui
    await page.keyboard.press("5")
    await page.getByRole("heading", { level: 2, name: "Log" }).waitFor()
    await page.getByText("60 lines").waitFor()
    node.addLog("relay", "Circuit handshake stats since last time: 14/14 NTor.")
    await last(page).getByText("Circuit handshake stats").waitFor()
    await last(page).getByText("Relay", { exact: true }).waitFor()
    node.addLog("node", "the vault could not be read", "err")
    await last(page).getByText("Error").waitFor()
    const count = (text: string) => page.locator(".log-count").getByText(text, { exact: true }).waitFor()
    await page.getByRole("combobox", { name: "Level" }).selectOption("err")
    await count("11 lines")
    await page.getByRole("combobox", { name: "Level" }).selectOption("warn")
    await count("21 lines")
    await page.getByRole("button", { name: "Node", pressed: true }).click()
    await count("10 lines")
    await page.getByRole("combobox", { name: "Level" }).selectOption("notice")
    await page.locator("body").press("/")
    await page.keyboard.type("HANDSHAKE")
    await count("1 line")
    await page.keyboard.type(" of nothing")
    await page.getByText("No line matches.").waitFor()
    await page.getByRole("searchbox").fill("")
    await page.getByRole("button", { name: "Copy shown lines" }).click()
    await page.getByText("41 lines copied. Look through them before you pass them on.").waitFor()
    await page.getByRole("searchbox").fill("")
    await page.getByRole("searchbox").focus()
    await page.keyboard.press("Control+v")
    await expect
      .poll(() => page.getByRole("searchbox").inputValue())
      .toMatch(/^2026-11-18 \d\d:\d\d:\d\d tor notice Bootstrapped 100% \(done\): Done/)
    expect(complaints).toEqual([])
  })

  it("follows its end, stands still when one looks back, and goes on where one wants", async () => {
    const node = talkativeNode(300)
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("5")
    const box = page.getByRole("log", { name: "Lines" })
    const seen = (text: string) =>
      page.locator(".log li", { hasText: text }).evaluate((line) => {
        const [own, around] = [line.getBoundingClientRect(), line.closest(".log")!.getBoundingClientRect()]
        return own.top >= around.top - 1 && own.bottom <= around.bottom + 1
      })
    await page.getByText("300 lines").waitFor()
    node.addLog("tor", "the newest of all")
    await page.getByText("the newest of all").waitFor()
    await expect.poll(() => seen("the newest of all")).toBe(true)
    await box.focus()
    await page.keyboard.press("PageUp")
    const goOn = (name: string) => page.getByRole("button", { name, exact: true })
    await goOn("Go on").waitFor()
    for (let n = 0; n < 3; n++) node.addLog("tor", `said meanwhile ${n}`)
    await goOn("Go on: 3 new lines").waitFor()
    await expect.poll(() => page.getByText("said meanwhile").count()).toBe(0)
    await goOn("Go on: 3 new lines").click()
    await expect.poll(() => seen("said meanwhile 2")).toBe(true)
    await page.getByRole("button", { name: "Pause" }).click()
    node.addLog("tor", "said while paused")
    await goOn("Go on: 1 new line").click()
    await page.getByText("said while paused").waitFor()
  })

  it("stands still as soon as one looks back, though the box has not moved yet", async () => {
    await using ui = await openUi({ node: talkativeNode(300) })
    const { page } = ui
    await page.keyboard.press("5")
    const box = page.getByRole("log", { name: "Lines" })
    const goOn = page.getByRole("button", { name: "Go on", exact: true })
    await page.getByText("300 lines").waitFor()
    for (const [kind, event] of [
      ["keydown", { key: "PageUp" }],
      ["keydown", { key: "ArrowUp" }],
      ["keydown", { key: "Home" }],
      ["keydown", { key: " ", shiftKey: true }],
      ["wheel", { deltaY: -1 }],
    ] as const) {
      await box.dispatchEvent(kind, event)
      await goOn.click()
    }
    await box.dispatchEvent("keydown", { key: "PageDown" })
    await box.dispatchEvent("keydown", { key: " " })
    await box.dispatchEvent("wheel", { deltaY: 1 })
    await page.getByRole("button", { name: "Pause" }).waitFor()
  })

  it("keeps the newest two thousand lines, and stays quick to type in", async () => {
    const node = talkativeNode(1_000)
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("5")
    await page.getByText("1,000 lines").waitFor()
    for (let n = 0; n < 1_500; n++) node.addLog("tor", `line number ${n}`)
    await page.getByText("2,000 lines").waitFor()
    await last(page).getByText("line number 1499").waitFor()
    await page.getByRole("searchbox").fill("149 NUMBER")
    await page.locator(".log-count").getByText("11 lines", { exact: true }).waitFor()
  })

  it("is listened to only while it is seen, and loses nothing over a lost connection", async () => {
    const node = new MemoryManagedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    let listeners = 0
    const listen = node.onLog.bind(node)
    node.onLog = (listener) => {
      listeners++
      const forget = listen(listener)
      return () => {
        listeners--
        forget()
      }
    }
    await page.keyboard.press("5")
    await page.getByText("No lines yet.").waitFor()
    await expect.poll(() => listeners).toBe(1)
    node.addLog("node", "before")
    await last(page).getByText("before").waitFor()
    ui.cut(true)
    await page.getByText("Connection lost, trying again.").waitFor()
    node.addLog("node", "meanwhile")
    ui.cut(false)
    await page.getByRole("button", { name: "Try now" }).click()
    await last(page).getByText("meanwhile").waitFor()
    await expect.poll(() => lines(page).count()).toBe(2)
    await page.keyboard.press("1")
    await expect.poll(() => listeners).toBe(0)
  })
})
