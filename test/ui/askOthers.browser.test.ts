import { expect, it } from "vitest"
import { askedNode, someNodes } from "../support/searchScenes.ts"
import { openUi } from "../support/uiBrowser.ts"

it("asks other nodes after a click that says who and what, and shows below what they have", async () => {
  const node = askedNode()
  await using ui = await openUi({ node })
  const { page } = ui
  await page.keyboard.press("f")
  await page.getByRole("searchbox").fill("harbour night")
  const others = page.getByRole("region", { name: "Other nodes" })
  await others.getByText("bob (52,000 torrents)").waitFor()
  await others.getByText("emil", { exact: true }).waitFor()
  await others.getByText("They read these words, and do not learn who asks", { exact: false }).waitFor()
  const titles = () => page.locator("tr.hit .title").allTextContents()
  const before = await titles()
  expect(node.othersAsked).toEqual([])

  await others.getByRole("button", { name: "Ask 3; they will see these words" }).click()
  await others.getByText("3 torrents, 1 of them found before").waitFor()
  await expect
    .poll(() => node.othersAsked.map(({ asked }) => asked))
    .toEqual([{ text: "harbour night", nodes: someNodes.map(({ address }) => address) }])
  await others.getByText("its answer was not signed by it").waitFor()
  await others.getByText("asking …").waitFor()
  await others.getByText("Night boats <b>of</b> the harbour").waitFor()
  // What was read stays where it is; the rest is below.
  const after = await titles()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.length).toBe(before.length + 2)

  // Another search leaves the question, and what came of it.
  expect(node.othersAsked[0]!.signal.aborted).toBe(false)
  await page.getByRole("searchbox").fill("pier")
  await expect.poll(() => node.othersAsked[0]!.signal.aborted).toBe(true)
  await others.getByRole("button", { name: "Ask 3; they will see these words" }).waitFor()
  await expect.poll(() => others.locator("tr.hit").count()).toBe(0)
})

it("says why nobody was asked, and asks those again who were not heard", async () => {
  const node = askedNode()
  node.remoteRefusal = { ok: false, code: "too-many-questions", message: "Several questions are under way." }
  await using ui = await openUi({ node })
  const { page } = ui
  await page.keyboard.press("f")
  await page.getByRole("searchbox").fill("harbour night")
  const ask = page.getByRole("button", { name: "Ask 3; they will see these words" })
  await ask.click()
  await page.getByRole("alert").getByText("Several questions are under way.").waitFor()
  await ask.waitFor()
})
