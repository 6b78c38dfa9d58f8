/** All that is looked at: which pages, with which nodes behind them, in which windows. */
import type { MemoryManagedNode } from "../../support/MemoryManagedNode.ts"
import { filesNode } from "../../support/fileScenes.ts"
import { trackedNode } from "../../support/trackerScenes.ts"
import { busyNode } from "../../support/uiScenes.ts"
import { fileScenes } from "./fileScenes.ts"
import { SHOTS } from "./lookThrough.ts"
import { ownScenes } from "./ownScenes.ts"
import { pastScenes } from "./pastScenes.ts"
import { relayScenes } from "./relayScenes.ts"
import type { Scene, ScenesOf } from "./Scene.ts"
import { sharingScenes, tellingNode } from "./sharingScenes.ts"
import { trackerScenes } from "./trackerScenes.ts"
import { transferScenes } from "./transferScenes.ts"
import { trustScenes } from "./trustScenes.ts"

/** Width and height in CSS pixels. */
export type Size = readonly [width: number, height: number]

const laptop: Size = [1440, 900]
const window: Size = [1280, 800]
const torBrowser: Size = [1000, 700]
const phone: Size = [390, 844]
const small: Size = [320, 568]

interface Look {
  readonly scenes: ScenesOf
  /** At least so many texts are read with each node: else it was not the page that was judged. */
  readonly texts: number
  /** Refusals of the node (409) stand in the browser's console. */
  readonly refused?: true
  /** In which windows it is judged by light, and by dark. */
  readonly light: readonly Size[]
  readonly dark: readonly Size[]
}

const one = (node: () => MemoryManagedNode, scenes: readonly Scene[]): ScenesOf => [[node, scenes]]
const both = (...sizes: readonly Size[]) => ({ light: sizes, dark: sizes })

const looks: Readonly<Record<string, Look>> = {
  transfers: { scenes: one(busyNode, transferScenes), texts: 300, ...both(window, phone, small) },
  "trackers and mirrors": {
    scenes: one(trackedNode, trackerScenes),
    texts: 1_000,
    refused: true,
    ...both(window, phone, small),
  },
  "a share that looks first": {
    scenes: one(tellingNode, sharingScenes),
    texts: 200,
    light: [torBrowser],
    dark: [phone],
  },
  "a relay, credit and the log": { scenes: relayScenes, texts: 100, refused: true, light: [window], dark: [small] },
  "the first steps, settings and access": {
    scenes: ownScenes,
    texts: 50,
    refused: true,
    ...both(laptop, torBrowser, phone),
  },
  "trusted nodes, a search and newer software": {
    scenes: trustScenes,
    texts: 50,
    ...both(laptop, torBrowser, phone),
  },
  "what was": { scenes: pastScenes, texts: 100, ...both(laptop, torBrowser, phone, small) },
  "files to choose and controls": {
    scenes: one(filesNode, fileScenes),
    texts: 100,
    refused: true,
    ...both(laptop, torBrowser, phone),
  },
}

/** Each look in each of its windows; where screenshots are taken, for eyes, all in the same three. */
export const looksIn = (theme: "light" | "dark") =>
  Object.entries(looks).flatMap(([of, look]) =>
    (SHOTS ? [laptop, torBrowser, phone] : look[theme]).map((size) => ({ of, size, ...look })),
  )
