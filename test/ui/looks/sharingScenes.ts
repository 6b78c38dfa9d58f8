/** Sharing what says much: until it is begun, and what is seen of it then. */
import type { MemoryManagedNode } from "../../support/MemoryManagedNode.ts"
import { aLink } from "../../support/managedRows.ts"
import { tellingReport } from "../../support/traceScenes.ts"
import { busyNode } from "../../support/uiScenes.ts"
import type { Scene } from "./Scene.ts"

/** Its files say where somebody was, and with what. */
export const tellingNode = (): MemoryManagedNode => {
  const node = busyNode()
  node.lookReport = tellingReport
  return node
}

/** The share that was begun is hashed, and has two recipients. */
const hashed = async (node: MemoryManagedNode) => {
  const share = (await node.snapshot()).shares.find(({ path }) => path === "/home/ana/photos")!
  const recipients = ["Bea", "Cem"].map((name, n) => ({
    id: `${n + 1}`.repeat(32),
    name,
    link: `${aLink}#k=${"a".repeat(52)}`,
  }))
  node.changeShare(share.id, { mode: "active", keyed: true, recipients, title: "Survey" })
}

export const sharingScenes: readonly Scene[] = [
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
  [
    "share-link",
    async (page, node) => {
      await hashed(node)
      await page.getByLabel("Link for Bea", { exact: true }).waitFor()
    },
  ],
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
