/** A node with browsers signed in and settings that were chosen, for the pages that show them. */
import { Millis } from "../../src/core/ids.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { busyNode } from "./uiScenes.ts"

const HOUR = 3_600_000
const hoursAgo = (hours: number) => Millis(Math.floor(Date.now() / HOUR) * HOUR - hours * HOUR)

/** Three browsers, of which a page in none of them is the one that asks. */
export const accessNode = (): MemoryManagedNode => {
  const node = busyNode()
  node.signedIn = [
    { id: "0f0e0d0c0b0a", name: "Tor Browser on Android", seenAt: hoursAgo(0) },
    { id: "a1b2c3d4e5f6", name: "Firefox on Linux", seenAt: hoursAgo(3) },
  ]
  return node
}

export const chosenNode = (): MemoryManagedNode => {
  const node = accessNode()
  for (const [name, value] of [
    ["rates.down", 1_310_720],
    ["sharing.folders", ["/home/ana/public", "/srv/field-recordings"]],
    ["trust.octets", 536_870_912],
    ["downloads.folder", "/srv/bulbil/downloads/of-this-year"],
  ] as const)
    node.chosen.set(name, value)
  node.change(
    "limits",
    "self",
    { alternative: { down: 500_000 }, use: "schedule", timetable: { days: [1, 2, 3, 4, 5], from: 480, to: 1_050 } },
    [],
  )
  return node
}
