/** The page of trusted nodes, in a real browser. */
import { describe, expect, it } from "vitest"
import { onionOf } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { carol, trustingNode } from "../support/trustScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

describe("trusted nodes", () => {
  it("begin with nobody: the empty list and the page say how one gets a first node", async () => {
    const node = new MemoryManagedNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.getByRole("button", { name: "how one gets there" }).click()
    await page.getByRole("heading", { name: "You trust no node yet" }).waitFor()
    await page.getByText("You begin by knowing one other").waitFor()
    await page.getByRole("button", { name: /Paste a node’s address/ }).click()
    const dialog = page.getByRole("dialog", { name: "Trust a node" })
    await dialog.getByText("Nobody is told that you trust it").waitFor()
    await dialog.getByRole("button", { name: "Trust it" }).click()
    await dialog.getByText("Paste the address of a tracker").waitFor()
    await dialog.getByLabel("Address").fill(onionOf("carol"))
    await dialog.getByLabel("What you call it").fill("carol")
    await dialog.getByRole("button", { name: "Trust it" }).click()
    await dialog.waitFor({ state: "detached" })
    expect(node.commands.at(-1)).toEqual({ type: "TrustNode", address: onionOf("carol"), name: "carol" })
    await page.getByRole("heading", { name: "carol" }).waitFor()
    await page.getByText("Looking for it").waitFor()
  })

  it("say of each how it stands, and lead further only after the cost was shown and agreed to", async () => {
    const node = trustingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /^Trust/)
    const card = page.locator(".mirror", { has: page.getByRole("heading", { name: "carol" }) })
    for (const words of ["Searchable", "Found first", "40", "2 nodes", "This node alone"])
      await card.getByText(words).first().waitFor()
    await card.getByRole("button", { name: "How far…" }).click()
    const dialog = page.getByRole("dialog", { name: "How far does it lead?" })
    await dialog.getByLabel(/Those whom it trusts/).check()
    await dialog.getByText("2 nodes more, about 4000 entries").waitFor()
    expect(node.commands).toEqual([])
    node.refusal = { code: "cost-changed", message: "it costs more than what was agreed to" }
    await dialog.getByRole("button", { name: "Agree" }).click()
    await dialog.getByRole("alert").getByText("it costs more than what was agreed to").waitFor()
    node.refusal = null
    await dialog.getByRole("button", { name: "Agree" }).click()
    await dialog.waitFor({ state: "detached" })
    const agreed = { nodes: 2, octets: 2_400_000 }
    expect(node.commands.at(-1)).toEqual({ type: "ChooseDegrees", node: carol, degrees: 2, agreed })
    node.trustPage = { ...node.trustPage, beyond: [{ address: onionOf("carol"), nodes: 24, octets: false }] }
    await page.getByText("It leads to 24 nodes more than you agreed to; these are not asked.").waitFor()
    await page.getByRole("button", { name: "What it costs…" }).click()
    await page.getByRole("dialog", { name: "How far does it lead?" }).getByText("2 nodes more").waitFor()
    await page.keyboard.press("Escape")
    const row = page.getByRole("row", { name: /carol/ })
    await row.getByText("12").waitFor()
    await row.getByText("Searchable").waitFor()
  })

  it("are told to nobody until it is said, named here, and revoked with what that means", async () => {
    const node = trustingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("6")
    await page.getByText("Nobody can see that you trust it").waitFor()
    await page.getByLabel(/Let everybody know that I trust it/).check()
    await page.getByText("Everybody who has your node’s address can see").waitFor()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "TellOthers", node: carol, told: "anybody" })
    await page.getByRole("button", { name: "Name…" }).click()
    await page.getByLabel("What you call it").fill("Caroline")
    await page.getByRole("button", { name: "Name it" }).click()
    await page.getByRole("heading", { name: "Caroline" }).waitFor()
    await page.getByRole("button", { name: "Revoke…" }).click()
    const dialog = page.getByRole("dialog", { name: "Trust this node no more?" })
    await dialog.getByText("those whom only it leads to are forgotten").waitFor()
    await dialog.getByRole("button", { name: "Revoke trust" }).click()
    await page.getByRole("heading", { name: "You trust no node yet" }).waitFor()
    expect(node.commands.at(-1)).toEqual({ type: "RevokeTrust", node: carol })
  })

  it("say of a mirror's address whose it is, and offer that one", async () => {
    const node = new MemoryManagedNode()
    node.changeTrusted(carol, {
      mode: "failed",
      address: onionOf("copy"),
      meant: onionOf("carol"),
      error: {
        code: "is-a-mirror",
        message: "this is the address of a mirror; trust the tracker that it copies instead",
      },
    })
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /^Trust/)
    await page.getByText("this is the address of a mirror").waitFor()
    await page.getByRole("button", { name: "Trust that one…" }).click()
    await expect.poll(() => page.getByRole("dialog").getByLabel("Address").inputValue()).toBe(onionOf("carol"))
  })
})
