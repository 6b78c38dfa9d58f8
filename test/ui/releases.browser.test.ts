/** The page of newer software, in a real browser. */
import { describe, expect, it } from "vitest"
import { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { anOffer, conflictingNode, offeredNode } from "../support/trustScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

describe("newer software", () => {
  it("is nothing yet, and says that nodes which one trusts are asked", async () => {
    const node = new MemoryManagedNode()
    node.changeRelease({})
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("8")
    await page.getByText("Nothing newer is known. Nodes that you trust are asked once a day.").waitFor()
    node.changeRelease({ knowsMaintainers: false })
    await page.getByText("This build knows no maintainers").waitFor()
    await expect.poll(() => page.getByRole("button", { name: "Compare" }).count()).toBe(0)
    expect(ui.complaints).toEqual([])
  })

  it("is compared with what another place says, and what differs is not to be installed", async () => {
    const node = offeredNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("8")
    await page.getByText("lies here whole, as it was signed.").waitFor()
    await page.getByText("9f86 d081 884c").waitFor()
    await page
      .getByText("carol has offered 0.2.9 for days, while others have a newer one; it may be kept back.")
      .waitFor()
    await page.getByText("bob offered something that the maintainers have not signed").waitFor()
    await page.getByRole("button", { name: "Compare" }).click()
    await page.getByText("Paste the checksum that the maintainers’ site says.").waitFor()
    expect(node.commands).toEqual([])

    const compare = async (text: string, compared: boolean) => {
      await page.getByLabel("What the maintainers’ site says").fill(text)
      await page.getByRole("button", { name: "Compare" }).click()
      await expect.poll(() => node.commands.at(-1)).toEqual({ type: "CompareChecksum", checksum: text })
      node.changeRelease({ offered: { ...anOffer, compared } })
    }
    await compare(`${anOffer.sha256}  bulbil-0.3.0.tar`, true)
    await page.getByText("Equal: the file here is the one that you compared with.").waitFor()
    await compare("00".repeat(32), false)
    await page.getByText("Different: do not install.").waitFor()
    expect(ui.complaints).toEqual([])
  })

  it("is saved to a folder, or put away, and never more than that", async () => {
    const node = offeredNode()
    await using ui = await openUi({ node })
    const { page } = ui
    await page.keyboard.press("8")
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("Say in which folder of the node’s machine.").waitFor()
    await page.getByLabel("Save to").fill("~/new")
    node.refusal = { code: "file-exists", message: "bulbil-0.3.0.tar is in that folder already" }
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("is in that folder already").waitFor()
    node.refusal = null
    await page.getByRole("button", { name: "Save", exact: true }).click()
    await page.getByText("Saved in ~/new. Nothing was installed.").waitFor()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "ExportRelease", folder: "~/new" })
    await page.getByRole("button", { name: "Dismiss this version" }).click()
    await expect.poll(() => node.commands.at(-1)).toEqual({ type: "DismissRelease" })
    node.changeRelease({ offered: { ...anOffer, ready: false } })
    await page.getByText("It can be saved as soon as it is here whole.").waitFor()
  })

  it("of two with one number says that nothing of them is fetched or passed on", async () => {
    await using ui = await openUi({ node: conflictingNode() })
    const { page } = ui
    await page.keyboard.press("8")
    await page.getByText("Two different releases with one number, both signed by the maintainers").waitFor()
  })
})
