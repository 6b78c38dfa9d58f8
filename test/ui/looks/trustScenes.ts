/** Trusted nodes, a search among them, and the newer software that they have. */
import type { Page } from "playwright-core"
import { onionText } from "../../../src/contract/words/onion.ts"
import { onionOf } from "../../support/managedRows.ts"
import { searchedNode } from "../../support/searchScenes.ts"
import { conflictingNode, offeredNode, widelyTrustingNode } from "../../support/trustScenes.ts"
import { toPage } from "../../support/uiBrowser.ts"
import { type ScenesOf, shown } from "./Scene.ts"

const openNode = async (page: Page, name: string) => {
  await page.getByRole("link", { name: "All nodes" }).click()
  await page.getByRole("link", { name }).click()
  await page.getByRole("heading", { name }).waitFor()
}

export const trustScenes: ScenesOf = [
  [
    widelyTrustingNode,
    [
      [
        "trust",
        async (page) => {
          await toPage(page, /Trust/)
          await page.getByRole("link", { name: "carol" }).waitFor()
        },
      ],
      ["trust-below", (page) => shown(page, ".table tbody tr:last-child")],
      [
        "trust-rings",
        async (page) => {
          await page
            .getByRole("navigation", { name: /^Trust/ })
            .getByRole("link", { name: "Rings" })
            .click()
          await page.getByRole("group", { name: "Rings of trust" }).getByRole("link").first().waitFor()
        },
      ],
      [
        "trust-far",
        async (page) => {
          await page
            .getByRole("navigation", { name: /^Trust/ })
            .getByRole("link", { name: "Nodes" })
            .click()
          await page.getByRole("link", { name: onionText(onionOf("dave")) }).click()
          await page.getByText("You reach it through others").waitFor()
        },
      ],
      ["trust-frozen", (page) => openNode(page, onionText(onionOf("liar")))],
      [
        "trust-mirror",
        async (page) => {
          await openNode(page, onionText(onionOf("copy")))
          await page.getByRole("button", { name: "Trust that one…" }).waitFor()
        },
      ],
      ["trust-node", (page) => openNode(page, "carol")],
      [
        "trust-degrees",
        async (page) => {
          await page.getByRole("button", { name: "How far…" }).first().click()
          await page.getByLabel(/Those whom it trusts/).check()
          await page.getByText("2 nodes more").waitFor()
        },
      ],
      [
        "trust-revoke",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("dialog").waitFor({ state: "detached" })
          await page.getByRole("button", { name: "Revoke…" }).first().click()
        },
      ],
      [
        "trust-add",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("dialog").waitFor({ state: "detached" })
          await page.getByRole("button", { name: "Trust a node…" }).first().click()
          await page.getByRole("button", { name: "Trust it" }).click()
        },
      ],
    ],
  ],
  [
    searchedNode,
    [
      [
        "search-start",
        async (page) => {
          await toPage(page, /Search/)
          await page.getByText("This searches what").waitFor()
        },
      ],
      [
        "search",
        async (page) => {
          await page.getByRole("searchbox").fill("harbour by night")
          await page.keyboard.press("Enter")
          await page.getByText("Harbour by night, reel 1").waitFor()
        },
      ],
      ["search-below", (page) => page.getByText("Harbour by night, reel 5").scrollIntoViewIfNeeded()],
    ],
  ],
  [
    offeredNode,
    [
      [
        "releases",
        async (page) => {
          await toPage(page, /Releases/)
          await page.getByRole("heading", { name: "Version 0.3.0" }).waitFor()
        },
      ],
      ["releases-compare", (page) => page.getByRole("button", { name: "Compare" }).scrollIntoViewIfNeeded()],
      [
        "releases-problem",
        async (page) => {
          await page.getByRole("button", { name: "Compare" }).click()
          await page.getByText("Paste the checksum").waitFor()
        },
      ],
      [
        "releases-by-hand",
        (page) => page.getByRole("button", { name: "Dismiss this version" }).scrollIntoViewIfNeeded(),
      ],
    ],
  ],
  [
    conflictingNode,
    [
      [
        "releases-conflict",
        async (page) => {
          await toPage(page, /Releases/)
          await page.getByText("Two different releases with one number").waitFor()
        },
      ],
    ],
  ],
]
