/** Goes through scenes and judges each. */
import path from "node:path"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { axeFaults } from "../../support/axe.ts"
import type { MemoryManagedNode } from "../../support/MemoryManagedNode.ts"
import { audit } from "./audit.ts"
import type { Scene } from "./Scene.ts"

/** Where to keep a screenshot of each scene, for eyes; nowhere if not set. */
export const SHOTS = process.env["BULBIL_SHOTS"]

/** The widths at which axe has judged all of a scene: in the other theme only colours differ. */
const judged = new Map<Scene, Set<number>>()

/** @param kind of the window, as its screenshots are named by. @returns how many texts were read. */
export const lookThrough = async (
  page: Page,
  node: MemoryManagedNode,
  all: readonly Scene[],
  kind: string,
): Promise<number> => {
  let seen = 0
  for (const scene of all) {
    const [name, go] = scene
    await go(page, node)
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
