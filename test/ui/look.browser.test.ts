import path from "node:path"
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import type { MemoryManagedNode } from "../support/MemoryManagedNode.ts"
import { onionText } from "../../src/contract/words/onion.ts"
import { aLink, onionOf } from "../support/managedRows.ts"
import { axeFaults } from "../support/axe.ts"
import { openUi, toPage } from "../support/uiBrowser.ts"
import {
  field,
  relayingNode,
  talkativeNode,
  unaskedNode,
  unreachableNode,
  waitingNode,
} from "../support/relayScenes.ts"
import { filesNode } from "../support/fileScenes.ts"
import { tellingReport } from "../support/traceScenes.ts"
import { foreign, listing, mirrorId, trackedNode } from "../support/trackerScenes.ts"
import { lived, livedNode, rememberingNode } from "../support/pastScenes.ts"
import { searchedNode } from "../support/searchScenes.ts"
import { conflictingNode, offeredNode, widelyTrustingNode } from "../support/trustScenes.ts"
import { chosenNode } from "../support/settingsScenes.ts"
import { bootstrappingNode, busyNode } from "../support/uiScenes.ts"

/** Where to keep a screenshot of each scene, for eyes; nowhere if not set. */
const SHOTS = process.env["BULBIL_SHOTS"]

type Scene = readonly [name: string, go: (page: Page) => Promise<unknown>]

/** What a page shows, scene by scene; each begins where the last one ended. */
const scenes: readonly Scene[] = [
  ["list", (page) => page.locator(`#row-${field}`).waitFor()],
  ["overview", (page) => page.locator(`#row-${field}`).click()],
  ["streams", (page) => page.getByRole("tab", { name: "Streams" }).click()],
  ["history", (page) => page.getByRole("tab", { name: "History" }).click()],
  [
    "past",
    async (page) => {
      await page.getByRole("slider", { name: "Event that is looked at" }).fill("30")
      await page.getByText("It follows from the event before").scrollIntoViewIfNeeded()
    },
  ],
  [
    "machine",
    async (page) => {
      await page.getByRole("tab", { name: "Machine" }).click()
      await page.locator(".machine-modes").scrollIntoViewIfNeeded()
    },
  ],
  ["remove", (page) => page.getByRole("button", { name: "Remove…" }).click()],
  [
    "remove-links",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.keyboard.press("Shift+ArrowDown")
      await page.keyboard.press("Delete")
      await page.getByText("This link ends for ever").waitFor()
    },
  ],
  [
    "link",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("Escape")
      await page.locator(`#row-${"c3".repeat(16)}`).click()
      await page.getByLabel("Private link").waitFor()
    },
  ],
  [
    "share",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("s")
    },
  ],
  [
    "add",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: "Add", exact: true }).filter({ visible: true }).click()
      await page.getByLabel("Paste anything").fill("/srv/music")
      await page.getByText("A path on the node’s machine").waitFor()
    },
  ],
  [
    "palette",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("Control+k")
      await page.getByRole("combobox", { name: "Command" }).fill("go")
    },
  ],
  [
    "bell",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: /^What happened/ }).click()
      await page.getByText("Nothing since this page was opened").waitFor()
    },
  ],
  [
    "foot-tor",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.locator(".statusbar .carrier").click()
      await page.getByRole("heading", { name: "Tor is ready" }).waitFor()
    },
  ],
  [
    "foot-rates",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.locator(".statusbar .foot-way").nth(1).click()
      await page.getByRole("heading", { name: "Rates of all" }).waitFor()
      await page.keyboard.press("Escape")
      await page.keyboard.press("s")
    },
  ],
  ["problem", (page) => page.getByRole("button", { name: "Look at it" }).click()],
  [
    "help",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.keyboard.press("?")
      await page.getByRole("dialog").waitFor()
    },
  ],
]

const lookAt = async (page: Page, address: string) => {
  await page.getByLabel("Address of a tracker, or of a mirror of one").fill(address)
  await page.getByRole("button", { name: "Look", exact: true }).click()
}
const openMirror = async (page: Page, n: number) => {
  const all = page.getByRole("link", { name: "All mirrors" })
  if ((await all.count()) > 0) await all.click()
  await page
    .locator(`#row-${mirrorId(n)}`)
    .getByRole("link")
    .click()
  await page.locator(`.mirror:has(#mirror-${mirrorId(n)}) .mirror-actions`).scrollIntoViewIfNeeded()
}
const shown = (page: Page, selector: string) => page.locator(selector).scrollIntoViewIfNeeded()

const trackerScenes: readonly Scene[] = [
  ["badges", (page) => page.locator(`#row-${field}`).waitFor()],
  [
    "peers",
    async (page) => {
      await page.locator(`#row-${field}`).click()
      await page.getByRole("tab", { name: "Peers" }).click()
      await page.getByText("Listed by").waitFor()
    },
  ],
  [
    "tracker",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /My tracker/)
      await page.getByText("says it has", { exact: false }).first().waitFor({ state: "attached" })
    },
  ],
  ["tracker-below", (page) => shown(page, ".page .history li:last-child")],
  ["publish", (page) => page.getByRole("button", { name: "Make public…" }).first().click()],
  [
    "take-back",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Take back…" }).click()
    },
  ],
  [
    "save-backup",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Save backup…" }).click()
      await page.getByRole("button", { name: "Save", exact: true }).click()
    },
  ],
  [
    "load-backup",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("button", { name: "Load backup…" }).click()
    },
  ],
  [
    "mirrors",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /Mirrors/)
      await page.locator(`#row-${mirrorId(7)}`).scrollIntoViewIfNeeded()
    },
  ],
  ["mirror-silent", (page) => openMirror(page, 1)],
  ["mirror-frozen", (page) => openMirror(page, 4)],
  ["mirror-failed", (page) => openMirror(page, 7)],
  [
    "mirror-history",
    async (page) => {
      await openMirror(page, 0)
      const first = page.locator(".mirror")
      await first.getByRole("button", { name: "Other mirrors" }).click()
      await first.getByText("1,204 entries").waitFor()
      await first.getByRole("button", { name: "History" }).click()
      await first.getByText("Mirror asked for").waitFor()
    },
  ],
  ["add-mirror", (page) => page.getByRole("button", { name: "Mirror a tracker…" }).click()],
  [
    "catalogue-empty",
    async (page) => {
      await page.keyboard.press("Escape")
      await toPage(page, /Trackers/, /Browse/)
    },
  ],
  [
    "catalogue",
    async (page) => {
      await lookAt(page, foreign)
      await page.getByRole("button", { name: "Download" }).nth(2).waitFor()
    },
  ],
  [
    "catalogue-forked",
    async (page) => {
      await lookAt(page, listing)
      await page.getByText("two different stories").waitFor()
    },
  ],
  [
    "catalogue-refused",
    async (page) => {
      await lookAt(page, mirrorId(0).replaceAll("0", "a").padEnd(55, "b") + "d.onion")
      await page.getByRole("alert").waitFor()
    },
  ],
  [
    "address",
    async (page) => {
      await page.getByRole("button", { name: "Add", exact: true }).filter({ visible: true }).click()
      await page.getByRole("button", { name: /^Download from a link/ }).click()
      await page.getByRole("textbox", { name: "Link" }).fill(foreign)
      await page.getByText("bare address").waitFor()
    },
  ],
]

const openNode = async (page: Page, name: string) => {
  await page.getByRole("link", { name: "All nodes" }).click()
  await page.getByRole("link", { name }).click()
  await page.getByRole("heading", { name }).waitFor()
}

type ScenesOf = readonly (readonly [() => MemoryManagedNode, readonly Scene[]])[]

const trustScenes: ScenesOf = [
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
      ["releases-by-hand", (page) => page.getByRole("button", { name: "I want no part" }).scrollIntoViewIfNeeded()],
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

const pastScenes: ScenesOf = [
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
          await page.getByText("This is not kept.").first().waitFor()
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

const ownScenes: ScenesOf = [
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

const relayScenes: ScenesOf = [
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
      ["relay-no-traffic", (page) => shown(page, ".traffic-none")],
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

const closed = async (page: Page) => {
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
}

/** Files to choose, and what else is done with a transfer. */
const fileScenes: readonly Scene[] = [
  [
    "pieces",
    async (page) => {
      await page.locator(`#row-${field}`).click()
      await page.getByText("Nobody has it").waitFor()
    },
  ],
  [
    "files",
    async (page) => {
      await page.getByRole("tab", { name: "Files" }).click()
      await page.getByText("cover.jpg").waitFor()
    },
  ],
  [
    "files-found",
    async (page) => {
      await page.getByRole("searchbox", { name: "Search in these files" }).fill("wren")
      await page.getByRole("checkbox", { name: "Fetch recordings" }).uncheck()
    },
  ],
  [
    "limits",
    async (page) => {
      await page.getByRole("button", { name: "More…" }).click()
      await page.getByRole("menuitem", { name: "Limits…" }).click()
      await page.getByLabel("Down, MB/s").fill("much")
      await page.getByRole("button", { name: "Set limits" }).click()
    },
  ],
  [
    "add",
    async (page) => {
      await closed(page)
      await page.keyboard.press("d")
      await page.getByRole("textbox", { name: "Link" }).fill(aLink)
      await page.getByText("Field recordings, autumn").waitFor()
      await page.getByRole("checkbox", { name: "Fetch maps" }).uncheck()
    },
  ],
  [
    "add-several",
    async (page) => {
      await page.getByRole("textbox", { name: "Link" }).fill(`${aLink}\n${aLink.slice(0, -1)}q`)
      await page.getByText("Take this link away").last().waitFor()
      await page.getByText("Field recordings, autumn").last().waitFor()
    },
  ],
  [
    "add-folder",
    async (page) => {
      await page.getByRole("combobox", { name: "Folder (optional)" }).fill("/home/ana/")
      await page.getByRole("option", { name: "photos" }).waitFor()
    },
  ],
]

/** Sharing what says much: until it is begun, and what is seen of it then. */
const sharingScenes: readonly Scene[] = [
  [
    "share-path",
    async (page) => {
      await page.keyboard.press("s")
      await page.getByLabel("Path on the node’s machine").fill("/home/ana/")
      await page.getByRole("option", { name: "photos" }).waitFor()
      await page.keyboard.press("ArrowDown")
    },
  ],
  [
    "share-report",
    async (page) => {
      await page.getByLabel("Path on the node’s machine").fill("/home/ana/photos")
      await page.keyboard.press("Enter")
      await page.getByText("Answer 3 questions first").waitFor()
    },
  ],
  [
    "share-answers",
    async (page) => {
      const secrets = page.getByRole("region", { name: "Secrets" })
      await secrets.getByLabel("Share them anyway").check()
      await secrets.getByText("Which files").click()
      await page.getByRole("region", { name: "Places" }).getByLabel("Leave these files out").check()
      await page.getByRole("region", { name: "Places" }).getByText("Show what they say").click()
    },
  ],
  ["share-names", (page) => page.getByRole("region", { name: "Names" }).getByLabel("Keep it").check()],
  [
    "share-how",
    async (page) => {
      await page.getByRole("region", { name: "Secrets" }).getByLabel("Leave these files out").check()
      await page.getByRole("region", { name: "Devices" }).getByLabel("Keep it").check()
      await page.getByText("For whom, and for how long").click()
      await page.getByLabel("Recipients").fill("Bea")
      await page.getByRole("button", { name: "Share", exact: true }).scrollIntoViewIfNeeded()
    },
  ],
  [
    "share-begun",
    async (page) => {
      await page.getByRole("button", { name: "Share", exact: true }).click()
      await page.getByText("The files are being hashed").waitFor()
    },
  ],
]
const sharedScenes: readonly Scene[] = [
  ["share-link", (page) => page.getByLabel("Link for Bea", { exact: true }).waitFor()],
  ["share-qr", (page) => page.getByRole("button", { name: "Show QR code: Link for Bea" }).click()],
  [
    "share-recipients",
    async (page) => {
      await page.getByRole("button", { name: "Done" }).click()
      await page.getByRole("button", { name: "Add a recipient…" }).waitFor()
    },
  ],
  [
    "share-revoke",
    (page) =>
      page
        .getByRole("button", { name: /^Revoke/ })
        .first()
        .click(),
  ],
  [
    "share-add-recipient",
    async (page) => {
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await page.getByRole("button", { name: "Add a recipient…" }).click()
      await page.getByRole("button", { name: "Add", exact: true }).last().click()
      await page.getByText("Give a name.").waitFor()
    },
  ],
]

/** How much wider than the window anything is, and which texts fall short of WCAG AA (4.5, or 3 where large). */
const audit = (page: Page) =>
  page.evaluate(() => {
    type Colour = [number, number, number, number]
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!
    // A page has few colours and many texts: each is asked for once.
    const once =
      <K, V>(work: (key: K) => V, known = new Map<K, V>()) =>
      (key: K): V => {
        if (!known.has(key)) known.set(key, work(key))
        return known.get(key)!
      }
    const read = once((css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      return [r!, g!, b!, a! / 255]
    })
    const over = (top: Colour, under: Colour): Colour =>
      [0, 1, 2].map((i) => top[i]! * top[3] + under[i]! * (1 - top[3])).concat(1) as Colour
    const luminance = (c: Colour) =>
      [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
        const v = c[i]! / 255
        return sum + weight * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      }, 0)
    const ground: (element: Element | null) => Colour = once((element) => {
      if (!element) return read(getComputedStyle(document.body).backgroundColor)
      const own = read(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, element.tagName === "DIALOG" ? own : ground(element.parentElement))
    })
    const poor: string[] = []
    let seen = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      const style = getComputedStyle(element)
      if (
        !node.textContent!.trim() ||
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest(".hidden, noscript")
      )
        continue
      seen++
      const under = ground(element)
      const [light, dark] = [luminance(over(read(style.color), under)), luminance(under)].sort((a, b) => b - a) as [
        number,
        number,
      ]
      const ratio = (light + 0.05) / (dark + 0.05)
      const size = parseFloat(style.fontSize)
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} “${node.textContent!.trim().slice(0, 40)}”`)
    }
    const wide = [
      ...document.querySelectorAll(
        "main, header, nav, dialog, .popover, body, .stage, .details, .tab-panel, .list, .page, " +
          ".mirror, .cards, .part, .consent, .plot, .log, .path-panel",
      ),
    ]
      .filter(
        (e) =>
          (!e.matches("nav") && e.scrollWidth > e.clientWidth + 1) || e.getBoundingClientRect().right > innerWidth + 1,
      )
      .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
    // What is cut off at its own box: a column that is too narrow for what is in it, or lies over the next one.
    const cut = [
      ...document.querySelectorAll(
        ".table td, .table th, .cards td, .cards th, .details-head, .topbar, .statusbar, .actions",
      ),
    ]
      .filter((e) => e.checkVisibility() && !e.matches(".cell-name, .card-name") && e.scrollWidth > e.clientWidth + 1)
      .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const short = [...document.querySelectorAll<HTMLElement>(".cell-name, .card-name, .details-name")]
      .filter(
        (e) => e.checkVisibility() && e.getBoundingClientRect().width < Math.min(16 * rem, innerWidth - 4 * rem) - 1,
      )
      .map((e) => `${e.className} ${Math.round(e.getBoundingClientRect().width)}`)
    const unnamed = [...document.querySelectorAll("button, input, select")].filter(
      (e) =>
        e.checkVisibility() &&
        !(e.getAttribute("aria-label") || e.textContent?.trim() || (e as HTMLInputElement).labels?.length),
    ).length
    return { seen, poor: [...new Set(poor)], wide, cut: [...new Set(cut)], short: [...new Set(short)], unnamed }
  })

/** The widths at which axe has judged all of a scene: in the other theme only colours differ. */
const judged = new Map<Scene, Set<number>>()

/** Goes through scenes and judges each. @returns how many texts were read. */
const lookThrough = async (page: Page, all: readonly Scene[], kind: string): Promise<number> => {
  let seen = 0
  for (const scene of all) {
    const [name, go] = scene
    await go(page)
    const found = await audit(page)
    if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}-${kind}.png`) })
    const { seen: texts, ...faults } = found
    const { width } = page.viewportSize()!
    const at = judged.get(scene) ?? new Set()
    const axe = await axeFaults(page, at.has(width) ? "colours" : "all")
    judged.set(scene, at.add(width))
    expect({ name, ...faults, axe }).toEqual({ name, poor: [], wide: [], cut: [], short: [], unnamed: 0, axe: [] })
    seen += texts
  }
  return seen
}

/** Where tables lie closest: Tor Browser's own window, tablets, laptops at 125 and 175 %. */
const between = [768, 1_000, 1_100, 1_200, 1_400, 1_920] as const
const tables = (all: readonly Scene[], names: readonly string[]) => all.filter(([name]) => names.includes(name))

describe("names in windows of every width", () => {
  it("have 16 rem and more, and nothing lies over what is beside it", async () => {
    const width = async (page: Page, go: (width: number) => Promise<void>) => {
      for (const wide of between) {
        await page.setViewportSize({ width: wide, height: 700 })
        await go(wide)
      }
    }
    {
      await using ui = await openUi({ node: busyNode() })
      await width(ui.page, async (wide) => {
        await lookThrough(ui.page, tables(scenes, ["list", "overview"]), `${wide}-light`)
        await ui.page.keyboard.press("Escape")
      })
    }
    await using ui = await openUi({ node: trackedNode() })
    await width(ui.page, async (wide) => {
      await lookThrough(ui.page, tables(trackerScenes, ["tracker"]), `${wide}-light`)
      await toPage(ui.page, /Trackers/, /Mirrors/)
      await lookThrough(ui.page, tables(trackerScenes, ["mirrors"]), `${wide}-light`)
      await toPage(ui.page, /Trackers/, /Browse/)
      await lookThrough(ui.page, tables(trackerScenes, ["catalogue"]), `${wide}-light`)
      await toPage(ui.page, /Transfers/)
    })
  })

  it.each([
    [640, 400],
    [320, 256],
  ])(
    "can all be reached at %i by %i pixels, which is a window of 1280 by 800 or 1024 looked at from near",
    async (width, height) => {
      await using ui = await openUi({ width, height, node: busyNode() })
      const { page } = ui
      const found = await audit(page)
      expect(found).toMatchObject({ poor: [], wide: [], cut: [], short: [], unnamed: 0 })
      for (const id of [field, "18".repeat(16)]) {
        await page.locator(`#row-${id}`).scrollIntoViewIfNeeded()
        expect(
          await page.locator(`#row-${id}`).evaluate((row) => {
            const box = row.getBoundingClientRect()
            const middle = document.elementFromPoint(box.left + box.width / 2, Math.max(0, box.top) + 10)
            return row.contains(middle)
          }),
        ).toBe(true)
      }
      if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `near-${width}.png`) })
      await page.locator(`#row-${field}`).click()
      await page.getByRole("tab", { name: "History" }).click()
      await page.getByText("Paused").last().scrollIntoViewIfNeeded()
      await page.keyboard.press("Escape")
      await page.locator(".statusbar").scrollIntoViewIfNeeded()
      await page.getByText("free").waitFor()
      await toPage(page, /Trackers/, /My tracker/)
      await page.getByText("What happened").scrollIntoViewIfNeeded()
      expect((await audit(page)).wide).toEqual([])
    },
  )
})

describe.each([
  ["light", false],
  ["dark", true],
] as const)("the web UI by %s", (_, dark) => {
  it.each([
    [1280, 800],
    [390, 844],
    [320, 568],
  ])("fits %i pixels, reads well, and names its controls", async (width, height) => {
    await using ui = await openUi({ width, height, dark, node: busyNode() })
    expect(await lookThrough(ui.page, scenes, `${width}-${dark ? "dark" : "light"}`)).toBeGreaterThan(300)
  })

  it.each([
    [1280, 800],
    [390, 844],
    [320, 568],
  ])("does so at %i pixels among trackers and mirrors", async (width, height) => {
    await using ui = await openUi({ width, height, dark, node: trackedNode() })
    expect(await lookThrough(ui.page, trackerScenes, `${width}-${dark ? "dark" : "light"}`)).toBeGreaterThan(1_000)
  })

  it.each(
    SHOTS
      ? ([
          [1440, 900],
          [1000, 700],
          [390, 844],
        ] as const)
      : dark
        ? ([[390, 844]] as const)
        : ([[1000, 700]] as const),
  )("does so at %i pixels with a share that looks first", async (width, height) => {
    const node = busyNode()
    node.lookReport = tellingReport
    await using ui = await openUi({ width, height, dark, node })
    const kind = `${width}-${dark ? "dark" : "light"}`
    expect(await lookThrough(ui.page, sharingScenes, kind)).toBeGreaterThan(100)
    const share = (await node.snapshot()).shares.find(({ path: at }) => at === "/home/ana/photos")!
    const recipients = ["Bea", "Cem"].map((name, n) => ({
      id: `${n + 1}`.repeat(32),
      name,
      link: `${aLink}#k=${"a".repeat(52)}`,
    }))
    node.changeShare(share.id, { mode: "active", keyed: true, recipients, title: "Survey" })
    expect(await lookThrough(ui.page, sharedScenes, kind)).toBeGreaterThan(100)
    expect(ui.complaints).toEqual([])
  })

  // Each width and each theme once, as there are many scenes; for pictures to look at it is all of both.
  it.each(
    process.env["BULBIL_SHOTS"]
      ? ([
          [1280, 800],
          [390, 844],
          [320, 568],
        ] as const)
      : dark
        ? ([[320, 568]] as const)
        : ([[1280, 800]] as const),
  )("does so at %i pixels with a relay, credit and the log", async (width, height) => {
    for (const [node, scenesOf] of relayScenes) {
      await using ui = await openUi({ width, height, dark, node: node() })
      expect(await lookThrough(ui.page, scenesOf, `${width}-${dark ? "dark" : "light"}`)).toBeGreaterThan(100)
      expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
    }
  })

  it.each([
    [1440, 900],
    [1000, 800],
    [390, 844],
  ])("does so at %i pixels with the first steps, settings and access", async (width, height) => {
    for (const [node, scenesOf] of ownScenes) {
      await using ui = await openUi({ width, height, dark, node: node() })
      await lookThrough(ui.page, scenesOf, `${width}-${dark ? "dark" : "light"}`)
      expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
    }
  })

  it.each([
    [1440, 900],
    [1000, 800],
    [390, 844],
  ])("does so at %i pixels with trusted nodes, a search and newer software", async (width, height) => {
    for (const [node, scenesOf] of trustScenes) {
      await using ui = await openUi({ width, height, dark, node: node() })
      await lookThrough(ui.page, scenesOf, `${width}-${dark ? "dark" : "light"}`)
      expect(ui.complaints).toEqual([])
    }
  })

  it.each([
    [1440, 900],
    [1000, 800],
    [390, 844],
    [320, 568],
  ])("does so at %i pixels with what was", async (width, height) => {
    for (const [node, scenesOf] of pastScenes) {
      await using ui = await openUi({ width, height, dark, node: node() })
      await lookThrough(ui.page, scenesOf, `${width}-${dark ? "dark" : "light"}`)
      expect(ui.complaints).toEqual([])
    }
  })

  it.each([
    [1440, 900],
    [1000, 800],
    [390, 844],
  ])("does so at %i pixels with files to choose and controls", async (width, height) => {
    await using ui = await openUi({ width, height, dark, node: filesNode() })
    await lookThrough(ui.page, fileScenes, `${width}-${dark ? "dark" : "light"}`)
    expect(ui.complaints.filter((text) => !text.includes("409"))).toEqual([])
  })

  it("is as good with nothing in it, before Tor is ready", async () => {
    await using ui = await openUi({ width: 390, height: 844, dark, node: bootstrappingNode() })
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    const found = await audit(ui.page)
    expect(found).toMatchObject({ poor: [], wide: [], cut: [], short: [], unnamed: 0 })
    const chosen = () => ui.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await chosen()
    while ((await ui.page.evaluate(() => document.documentElement.dataset["theme"])) !== (dark ? "light" : "dark")) {
      await ui.page.getByRole("button", { name: /^Colours/ }).click()
    }
    expect(await chosen()).not.toBe(before)
    await ui.page.reload()
    await ui.page.getByText("Connecting to Tor: 45 %.").waitFor()
    expect(await chosen()).not.toBe(before)
  })
})
