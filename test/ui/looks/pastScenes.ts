/** What was: histories, charts, activity, and the node as it was. */
import { lived, livedNode, rememberingNode } from "../../support/pastScenes.ts"
import { field } from "../../support/relayScenes.ts"
import { toPage } from "../../support/uiBrowser.ts"
import type { ScenesOf } from "./Scene.ts"

export const pastScenes: ScenesOf = [
  [
    rememberingNode,
    [
      ["rates", (page) => page.locator(`#row-${field}`).click()],
      ["rates-drawn", (page) => page.locator(".rates .plot-time").first().waitFor()],
      [
        "strip",
        async (page) => {
          await page.getByRole("tab", { name: "History" }).click()
          await page.getByRole("slider", { name: "Event that is looked at" }).fill("3119")
          await page.getByText("does not follow from what stands in the log").scrollIntoViewIfNeeded()
        },
      ],
      [
        "chart",
        async (page) => {
          await page.getByRole("tab", { name: "Machine" }).click()
          await page.locator(".chart").waitFor()
          await page.getByText("The machine as a table").click()
        },
      ],
      [
        "activity",
        async (page) => {
          await page.keyboard.press("Escape")
          await toPage(page, /Activity/)
          await page.locator(".lane-drawing").first().waitFor()
        },
      ],
    ],
  ],
  [
    () => livedNode().node,
    [
      [
        "then-list",
        async (page) => {
          await toPage(page, /Activity/)
          await page
            .locator(".activity-entry")
            .filter({ hasText: "as measured up to entry 9" })
            .first()
            .getByRole("link")
            .click()
          await page.getByText("You look at the node as it was").waitFor()
          await toPage(page, /Transfers/)
          await page.locator(`#row-${lived.removed}`).waitFor()
        },
      ],
      [
        "then-overview",
        async (page) => {
          await page.locator(`#row-${lived.paused}`).click()
          await page.getByText("How fast it was").waitFor()
        },
      ],
      [
        "then-history",
        async (page) => {
          await page.getByRole("tab", { name: "History" }).click()
          await page.locator(".then").waitFor()
        },
      ],
      [
        "then-peers",
        async (page) => {
          await page.getByRole("tab", { name: "Peers" }).click()
          await page.getByText("Who was in the swarm is not kept").waitFor()
        },
      ],
      [
        "then-tracker",
        async (page) => {
          await page.keyboard.press("Escape")
          await toPage(page, /Trackers/)
          await page.getByText("What stood here then is not kept.").first().waitFor()
        },
      ],
      ["then-mirrors", (page) => toPage(page, /Trackers/, /Mirrors/)],
      [
        "then-mirror",
        async (page) => {
          await page.locator(".item a").first().click()
          await page.locator("article.mirror").waitFor()
        },
      ],
      ["then-browse", (page) => toPage(page, /Trackers/, /Browse/)],
      [
        "then-trust",
        async (page) => {
          await toPage(page, /Trust/)
          await page.getByText("Whom they led to is not kept").waitFor()
        },
      ],
      [
        "then-relay",
        async (page) => {
          await toPage(page, /Relay & credit|Credit/)
          await page.getByText("the balance was enough for").waitFor()
        },
      ],
      ["then-settings", (page) => toPage(page, /Settings/)],
      ["then-activity", (page) => toPage(page, /Activity/)],
    ],
  ],
]
