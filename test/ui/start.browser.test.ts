/** The first steps: where one begins, each as it stands, closed for good, and found again by the help. */
import { describe, expect, it } from "vitest"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"
import { bootstrappingNode, busyNode } from "../support/uiScenes.ts"

describe("the first steps", () => {
  it("are where a newcomer begins, and tell how things stand as they change", async () => {
    const node = bootstrappingNode()
    await using ui = await openUi({ node, newcomer: true })
    const { page, complaints } = ui
    const step = (name: string) =>
      page.locator(".step").filter({ has: page.getByRole("heading", { name, exact: true }) })
    await page.getByRole("heading", { level: 2, name: "Start" }).waitFor()
    await step("Tor").getByText("45 % · Asking for relay descriptors").waitFor()
    await expect.poll(() => page.locator(".step[data-done=true]").count()).toBe(0)
    node.carrier = { ...node.carrier, state: "ready", percent: 100 }
    await step("Tor").getByText("Tor is ready.").waitFor()
    await step("Keep your way in").getByText(".onion/management/••••").waitFor()
    await step("Keep your way in").getByLabel("I have it").check()
    await step("Be a relay?").getByText("becomes public in the list of relays").waitFor()
    await step("Be a relay?").getByRole("button", { name: "No", exact: true }).click()
    await expect.poll(() => node.commands).toEqual([{ type: "AnswerConsent", consent: "no" }])
    await expect.poll(() => page.locator(".step[data-done=true]").count()).toBe(3)
    await step("Somebody you trust").getByRole("button", { name: "Paste an address…" }).click()
    await page.getByRole("dialog", { name: "Trust a node" }).waitFor()
    await page.keyboard.press("Escape")
    await page.getByText("Whoever watches your line sees that you use Tor").waitFor()
    expect(complaints).toEqual([])
  })

  it("are closed for good, in every browser, and the help leads back to them", async () => {
    const node = new MemoryManagedNode()
    await using ui = await openUi({ node, newcomer: true })
    const { page } = ui
    await page.getByTitle("Start").waitFor()
    await page.getByRole("button", { name: "Close this page" }).click()
    await page.locator(".empty").waitFor()
    await expect.poll(() => page.getByTitle("Start", { exact: true }).count()).toBe(0)
    await expect.poll(() => node.chosen.get("page.preferences")).toMatchObject({ putAside: ["start"] })
    await page.evaluate(() => localStorage.clear())
    const other = await ui.open()
    await other.locator(".empty").waitFor()
    await other.keyboard.press("?")
    await other.getByRole("link", { name: "First steps" }).click()
    await other.getByRole("heading", { level: 2, name: "Start" }).waitFor()
    await expect.poll(() => other.getByRole("dialog").count()).toBe(0)
  })

  it("do not come between one and a list that has something in it, nor another page", async () => {
    await using ui = await openUi({ node: busyNode(), newcomer: true })
    const { page } = ui
    await page.locator(`#row-${"a1".repeat(16)}`).waitFor()
    await toPage(page, /^Start$/)
    await page.getByRole("link", { name: /transfers in your list/ }).click()
    await page.locator(`#row-${"a1".repeat(16)}`).waitFor()
  })
})
