/** The page of trusted nodes, in a real browser. */
import { describe, expect, it } from "vitest"
import { onionText } from "../../src/contract/words/onion.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { onionOf } from "../support/managedRows.ts"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { carol, trustingNode, widelyTrustingNode } from "../support/trustScenes.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"

/** Digits of a number as letters that an address has. */
const toLetters = (n: number): string =>
  n
    .toString(8)
    .replaceAll(/\d/g, (digit) => "abcdefgh"[Number(digit)]!)
    .padStart(5, "a")

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
    await expect
      .poll(() => node.commands.at(-1))
      .toEqual({ type: "TrustNode", address: onionOf("carol"), name: "carol" })
    await page.getByRole("link", { name: "carol" }).waitFor()
    await page.getByText("Looking for it").waitFor()
  })

  it("say of an address while it is typed whether it is whole, and whether it is trusted already", async () => {
    await using ui = await openUi({ node: trustingNode() })
    const { page } = ui
    await toPage(page, /^Trust/)
    await page.getByRole("button", { name: "Trust a node…" }).click()
    const dialog = page.getByRole("dialog", { name: "Trust a node" })
    const address = dialog.getByLabel("Address")
    const whole = onionAddress(new Uint8Array(32).fill(7))
    // What it asks is fetched when it is first opened: the focus comes with it.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("trust-address")
    await page.keyboard.type(whole.slice(0, 20))
    await dialog.getByText("20 of 56 characters.").waitFor()
    // A slip of the mouse beside it takes nothing away.
    await page.mouse.click(4, 4)
    await expect.poll(() => address.inputValue()).toBe(whole.slice(0, 20))
    await address.fill(`http://${whole}/`)
    await dialog.getByText("its checksum is right").waitFor()
    await address.fill(`${whole.startsWith("a") ? "b" : "a"}${whole.slice(1)}`)
    await dialog.getByText("Its checksum is wrong").waitFor()
    await address.fill("carol!")
    await dialog.getByText("That is no address").waitFor()
    await address.fill(onionOf("carol"))
    await dialog.getByText("You trust it already: carol.").waitFor()
    await dialog.getByRole("heading", { name: "What it learns" }).waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("say of each how it stands, and lead further only after the cost was shown and agreed to", async () => {
    const node = trustingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /^Trust/)
    await page.getByRole("link", { name: "carol" }).click()
    const card = page.locator(".mirror", { has: page.getByRole("heading", { name: "carol" }) })
    for (const words of ["Searchable", "Found first", "40", "2 nodes", "This node alone"])
      await card.getByText(words).first().waitFor()
    await card.getByRole("button", { name: "How far…" }).click()
    const dialog = page.getByRole("dialog", { name: "How far does it lead?" })
    await dialog.getByLabel(/Those whom it trusts/).check()
    await dialog.getByText("2 nodes more, about 4,000 entries").waitFor()
    for (const words of [
      "3 of at most 500 nodes",
      "2.42 MB of at most 268 MB",
      "2.4 MB more, of 412 GB free",
      /32.8 kB more/,
    ])
      await dialog.getByText(words).waitFor()
    expect(node.commands).toEqual([])
    node.refusal = { code: "cost-changed", message: "it costs more than what was agreed to" }
    await dialog.getByRole("button", { name: "Agree" }).click()
    await dialog.getByRole("alert").getByText("it costs more than what was agreed to").waitFor()
    node.refusal = null
    // What it costs is asked anew, and agreed to when it is known.
    await dialog.getByText("2 nodes more, about 4,000 entries").waitFor()
    await dialog.getByRole("button", { name: "Agree" }).click()
    await dialog.waitFor({ state: "detached" })
    const agreed = { nodes: 2, octets: 2_400_000 }
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "ChooseDegrees", node: carol, degrees: 2, agreed })
    node.trustPage = { ...node.trustPage, beyond: [{ address: onionOf("carol"), nodes: 24, octets: false }] }
    await page.getByRole("link", { name: "All nodes" }).click()
    await page.getByText("It leads to 24 nodes more than you agreed to; these are not asked.").waitFor()
    await page.getByRole("button", { name: "What it costs…" }).click()
    await page.getByRole("dialog", { name: "How far does it lead?" }).getByText("2 nodes more").waitFor()
    await page.keyboard.press("Escape")
    const row = page.locator("tr", { has: page.getByRole("link", { name: onionText(onionOf("dave")) }) })
    for (const words of ["carol", "12", "Searchable"]) await row.getByText(words, { exact: true }).waitFor()
    await row.getByRole("link").click()
    await page.getByText("You reach it through others.").waitFor()
    await page.getByRole("button", { name: "Trust it yourself…" }).click()
    await expect.poll(() => page.getByRole("dialog").getByLabel("Address").inputValue()).toBe(onionOf("dave"))
  })

  it("are told to nobody until it is said, named here, and revoked with what that means", async () => {
    const node = trustingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("6")
    await page.getByRole("link", { name: "carol" }).click()
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
    await dialog.getByText("1 node falls away with it:").waitFor()
    await dialog.getByText(onionText(onionOf("dave"))).waitFor()
    await dialog.getByRole("button", { name: "Revoke trust" }).click()
    await page.getByRole("heading", { name: "You trust no node yet" }).waitFor()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "RevokeTrust", node: carol })
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
    await page.locator(`#row-${carol}`).getByRole("link").click()
    await page.getByText("this is the address of a mirror").waitFor()
    await page.getByRole("button", { name: "Trust that one…" }).click()
    await expect.poll(() => page.getByRole("dialog").getByLabel("Address").inputValue()).toBe(onionOf("carol"))
  })

  it("stand in one table with a menu of each, which finds and sorts, and copies addresses whole", async () => {
    const node = widelyTrustingNode()
    await using ui = await openUi({ node, width: 1_600 })
    const { page } = ui
    await toPage(page, /^Trust/)
    const table = page.getByRole("table", { name: "Trusted nodes" })
    await expect.poll(() => table.getByRole("link").count()).toBe(10)
    const heads = ["Name", "Address", "Degree", "Through", "State", "Torrents", "Last seen", "Room", "Behind"]
    for (const head of heads) await table.getByRole("button", { name: head, exact: true }).waitFor()
    await table.getByRole("button", { name: "Degree", exact: true }).click()
    await table.getByRole("button", { name: "Degree", exact: true }).click()
    await expect.poll(() => table.locator(".cell-degree").first().textContent()).toBe("3")
    await page.getByRole("searchbox").fill("allotments silent")
    await page.getByText("0 of 10 nodes").waitFor()
    await page.getByRole("searchbox").fill("allotments answer")
    await page.getByText("1 of 10 nodes").waitFor()
    await table.getByRole("link").focus()
    await page.keyboard.press("Shift+F10")
    await page.getByRole("menuitem", { name: "Name…" }).click()
    await page.getByRole("dialog", { name: "Name this node" }).waitFor()
    await page.keyboard.press("Escape")
    await page.getByRole("button", { name: /Copy the address of Bob/ }).click()
    await page.getByText("Address copied.").waitFor()
  })

  it("are ten thousand without more in the document than is in sight, and 400 in the rings", async () => {
    const node = trustingNode()
    const [one] = node.trustPage.far
    const far = Array.from({ length: 10_000 }, (_, n) => ({ ...one!, address: onionOf(`far${toLetters(n)}`) }))
    node.trustPage = { ...node.trustPage, far }
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /^Trust/)
    await page.getByText("10,001 nodes").waitFor()
    const table = page.getByRole("table", { name: "Trusted nodes" })
    await expect.poll(() => table.getAttribute("aria-rowcount")).toBe("10002")
    await expect.poll(() => table.locator("tr").count()).toBeLessThan(80)
    await page.locator(".page").evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await page.locator('tr[aria-rowindex="10002"]').waitFor()
    await expect.poll(() => table.locator("tr").count()).toBeLessThan(80)
    await page
      .getByRole("navigation", { name: /^Trust/ })
      .getByRole("link", { name: "Rings" })
      .click()
    const rings = page.getByRole("group", { name: "Rings of trust" })
    await expect.poll(() => rings.getByRole("link").count()).toBe(401)
    await rings.getByText("+9,601").waitFor()
  })

  it("stand in rings that keys lead through, with names that one gave alone", async () => {
    const node = widelyTrustingNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await toPage(page, /^Trust/, /Rings/)
    const rings = page.getByRole("group", { name: "Rings of trust" })
    await expect.poll(() => rings.getByRole("link").count()).toBe(10)
    await rings.getByText("carol").waitFor()
    await expect.poll(() => rings.locator('[tabindex="0"]').count()).toBe(1)
    await rings.locator('[tabindex="0"]').focus()
    const label = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")
    const first = await label()
    expect(first).toMatch(/degree 1/)
    await page.keyboard.press("ArrowUp")
    await expect.poll(() => label()).toMatch(/degree 2/)
    await page.keyboard.press("ArrowRight")
    const second = await label()
    expect(second).toMatch(/degree 2/)
    await page.locator(".ring-said").getByText(second).waitFor()
    await page.keyboard.press("ArrowDown")
    await expect.poll(() => label()).toMatch(/degree 1/)
    await page.keyboard.press("Home")
    await expect.poll(() => label()).toBe(first)
    await expect.poll(() => rings.locator('[tabindex="0"]').count()).toBe(1)
    await page.keyboard.press("Tab")
    await expect.poll(() => rings.evaluate((svg) => svg.contains(document.activeElement))).toBe(false)
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await page.getByRole("link", { name: "All nodes" }).waitFor()
    expect(new URL(page.url()).hash).toMatch(/^#\/trust\/nodes\/[0-9a-f]{32}$/)
    expect(ui.complaints).toEqual([])
  })
})
