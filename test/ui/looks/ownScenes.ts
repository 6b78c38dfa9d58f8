/** The first steps, settings and access. */
import { chosenNode } from "../../support/settingsScenes.ts"
import { toPage } from "../../support/uiBrowser.ts"
import { bootstrappingNode } from "../../support/uiScenes.ts"
import type { ScenesOf } from "./Scene.ts"

export const ownScenes: ScenesOf = [
  [
    bootstrappingNode,
    [
      [
        "start",
        async (page) => {
          await page.keyboard.press("?")
          await page.getByRole("link", { name: "First steps" }).click()
          await page.getByRole("heading", { name: "Keep your way in" }).waitFor()
        },
      ],
      ["start-below", (page) => page.getByText("What this does not hide").scrollIntoViewIfNeeded()],
    ],
  ],
  [
    chosenNode,
    [
      [
        "settings",
        async (page) => {
          await toPage(page, /Settings/)
          await page.getByLabel("Folder for downloads").waitFor()
        },
      ],
      ["settings-rates", (page) => page.getByRole("heading", { name: "Queue" }).scrollIntoViewIfNeeded()],
      [
        "settings-refused",
        async (page) => {
          await page.getByLabel("Keep the history of connections").fill("400")
          await page.keyboard.press("Enter")
          await page.getByText("takes a whole number").waitFor()
        },
      ],
      [
        "settings-below",
        (page) => page.getByLabel("Room for a mirror’s metadata", { exact: true }).scrollIntoViewIfNeeded(),
      ],
      ["settings-alternative", (page) => page.getByRole("button", { name: "Change…" }).click()],
      [
        "access",
        async (page) => {
          await page.keyboard.press("Escape")
          await toPage(page, /Settings/, /Access/)
          await page.getByText("Firefox on Linux").first().waitFor()
        },
      ],
      ["access-below", (page) => page.getByRole("button", { name: "Stop the node…" }).scrollIntoViewIfNeeded()],
      ["access-link", (page) => page.getByRole("button", { name: "New link…" }).click()],
      [
        "access-made",
        async (page) => {
          await page.getByLabel("The link alone").check()
          await page.getByRole("button", { name: "Make a new link" }).click()
          await page.getByRole("button", { name: /^Show:/ }).click()
          await page.getByRole("button", { name: "Show QR code" }).click()
          await page.getByRole("img", { name: /QR/ }).waitFor()
        },
      ],
    ],
  ],
]
