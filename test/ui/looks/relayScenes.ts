/** A relay, credit and the log. */
import {
  field,
  relayingNode,
  talkativeNode,
  unaskedNode,
  unreachableNode,
  waitingNode,
} from "../../support/relayScenes.ts"
import { toPage } from "../../support/uiBrowser.ts"
import { type ScenesOf, shown } from "./Scene.ts"

export const relayScenes: ScenesOf = [
  [
    unaskedNode,
    [
      ["relay-notice", (page) => page.getByText("This node could help Tor").waitFor()],
      [
        "relay-consent",
        async (page) => {
          await page.getByRole("button", { name: "What that means" }).click()
          await page.getByText("May this machine be a Tor relay?").waitFor()
        },
      ],
      ["relay-answers", (page) => page.getByText("You can change your answer").scrollIntoViewIfNeeded()],
      ["relay-policy", (page) => shown(page, ".policies")],
    ],
  ],
  [
    relayingNode,
    [
      [
        "relay",
        async (page) => {
          await toPage(page, /Relay/)
          await page.locator(".plot-bars").first().waitFor()
        },
      ],
      ["relay-chart", (page) => shown(page, ".part > .plot figcaption")],
      [
        "relay-curious",
        async (page) => {
          await page.getByText("For the curious").click()
          await page.locator(".traffic-panel .plot-area").waitFor()
        },
      ],
      ["relay-phases", (page) => shown(page, ".phases")],
      ["relay-plot", (page) => shown(page, ".curious .traffic-table")],
      [
        "relay-month",
        async (page) => {
          await page.getByRole("tab", { name: "31 days" }).click()
          await page.locator(".curious").getByText("The same as a table").click()
          await page.locator(".traffic-panel .plot-area").waitFor()
        },
      ],
      [
        "relay-credit",
        async (page) => {
          await page.locator(".curious").getByText("The same as a table").click()
          await shown(page, ".balance")
        },
      ],
      [
        "relay-days",
        async (page) => {
          await page.getByText("The same as a table").first().click()
          await shown(page, "section:has(> .days) .button.fit")
        },
      ],
      ["relay-elsewhere", (page) => page.getByRole("button", { name: "Import summaries…" }).scrollIntoViewIfNeeded()],
      ["relay-history", (page) => shown(page, ".page .history li:last-child")],
      [
        "relay-limit",
        async (page) => {
          await page.getByRole("button", { name: "Change limit…" }).click()
          await page.getByLabel("On the average, MB/s").fill("0.05")
          await page.getByRole("button", { name: "Set limit" }).click()
        },
      ],
      [
        "relay-stop",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("button", { name: "Stop relay…" }).click()
        },
      ],
      [
        "relay-import",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("button", { name: "Import summaries…" }).click()
          await page.getByLabel("File on this node’s machine").fill("/home/ana/sums.bulbil")
          await page.getByRole("button", { name: "Import", exact: true }).click()
          await page.getByText("Trust this relay").waitFor()
        },
      ],
      [
        "relay-export",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("button", { name: "Hand credit over…" }).click()
        },
      ],
      [
        "relay-download",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("dialog").waitFor({ state: "detached" })
          await page.keyboard.press("d")
          await page.getByText("Your balance is enough").waitFor()
        },
      ],
      [
        "relay-rest",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("dialog").waitFor({ state: "detached" })
          await page.keyboard.press("1")
          await page.locator(`#row-${field}`).click()
          await page.getByText("What is left costs").scrollIntoViewIfNeeded()
        },
      ],
    ],
  ],
  [
    unreachableNode,
    [
      [
        "relay-unreachable",
        async (page) => {
          await toPage(page, /Relay/)
          await page.getByText("Other relays do not get through").waitFor()
        },
      ],
      [
        "relay-no-traffic",
        async (page) => {
          await page.getByText("For the curious").click()
          await shown(page, ".traffic-none")
        },
      ],
      [
        "relay-start",
        async (page) => {
          await page.getByRole("button", { name: "Stop relay…" }).click()
          await page.getByRole("button", { name: "Stop relay", exact: true }).click()
          await page.getByRole("button", { name: "Start relay…" }).click()
        },
      ],
    ],
  ],
  [
    waitingNode,
    [
      ["waiting-list", (page) => page.locator(`#row-${field}`).getByText("Waiting for credit").waitFor()],
      ["waiting-details", (page) => page.locator(`#row-${field}`).click()],
      [
        "waiting-download",
        async (page) => {
          await page.keyboard.press("d")
          await page.getByText("Your credit is used up.").waitFor()
        },
      ],
      [
        "relay-refused",
        async (page) => {
          await page.keyboard.press("Escape")
          await page.getByRole("dialog").waitFor({ state: "detached" })
          await page.keyboard.press("4")
          await page.getByText("You said no (2026-11-18").waitFor()
        },
      ],
      ["relay-waits", (page) => shown(page, ".waits")],
    ],
  ],
  [
    talkativeNode,
    [
      [
        "log",
        async (page) => {
          await toPage(page, /Log/)
          await page.getByText("240 lines").waitFor()
        },
      ],
      [
        "log-filtered",
        async (page) => {
          await page.getByRole("combobox").selectOption("warn")
          await page.getByText("80 lines").waitFor()
        },
      ],
      [
        "log-paused",
        async (page) => {
          await page.getByRole("button", { name: "Pause" }).click()
          await page.getByRole("combobox").selectOption("notice")
          await page.getByRole("button", { name: "Go on" }).waitFor()
        },
      ],
    ],
  ],
]
