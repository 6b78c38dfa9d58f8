/**
 * Places of this node: where each torrent's data lie, so that no two are in each other's way, and none is within the
 * node's own data or what is shared. Claims are taken one after the other; one that is not in the rows yet counts as
 * well.
 */
import { lstat, realpath } from "node:fs/promises"
import path from "node:path"
import type { ClaimedPlace, Places } from "../actors/Ports.ts"
import { besideName, overlap, type Place, placeOf } from "../core/place.ts"
import type { Projector } from "../projections/Projector.ts"
import { keptPath } from "../storage/keptPath.ts"
import type { DataDirectory } from "./DataDirectory.ts"
import { Turns } from "../core/Turns.ts"
import { shares } from "../projections/shares.ts"
import { torrents } from "../projections/torrents.ts"

interface Refusal {
  readonly code: string
  readonly message: string
}

/** A place that is taken, and what has it, in words. */
interface Taken {
  readonly place: Place
  readonly by: string
}

interface Surroundings {
  readonly taken: readonly Taken[]
  /** The data folder, out of bounds but for what lies below its `downloads`. */
  readonly root: Place
  readonly downloads: Place
}

const MOST_BESIDE = 999

export class NodePlaces implements Places {
  readonly #data: DataDirectory
  readonly #rows: Pick<Projector, "all">
  readonly #claims = new Map<string, string>()
  readonly #turns = new Turns()

  constructor(data: DataDirectory, rows: Pick<Projector, "all">) {
    this.#data = data
    this.#rows = rows
  }

  resolve(kept: string): string {
    return path.resolve(this.#data.root, kept)
  }

  /** As it is kept: below the data folder relative to it, so that the folder can be moved. */
  kept(at: string): string {
    return keptPath(this.#data.root, at)
  }

  /** Why nothing can be downloaded into a folder, whatever its name. */
  async folderTaken(folder: string): Promise<Refusal | undefined> {
    return folderTaken(await canonical(folder), await this.#surroundings(""))
  }

  claim(torrent: string, folder: string, name: string, singleFile: boolean): Promise<ClaimedPlace | Refusal> {
    return this.#turns.take("claims", () => this.#claim(torrent, this.resolve(folder), name, singleFile))
  }

  usedBy(torrent: string, file: string): string | undefined {
    const place = placeOf(file)
    const share = this.#rows
      .all(shares)
      .find(
        (row) =>
          row.torrent !== torrent &&
          (row.mode === "active" || row.mode === "hashing") &&
          overlap(place, placeOf(row.path)) !== undefined,
      )
    if (share) return `is shared as "${share.title}"`
    const other = this.#rows
      .all(torrents)
      .find((row) => row.id !== torrent && row.pieces > 0 && overlap(place, placeOf(row.path)) !== undefined)
    return other && `belongs to "${other.title || other.name}" as well`
  }

  /** Why the data of a torrent cannot lie at a path, where others may. */
  async placeTaken(torrent: string, at: string): Promise<Refusal | undefined> {
    const place = placeOf(await canonical(at))
    const around = await this.#surroundings(torrent)
    if (isOwnData(place, around)) return ownData(at)
    // What this node shared is only read, so it may lie where it could be shared from: in a download, in another share.
    if (this.#rows.all(torrents).some((row) => row.id === torrent && row.origin === "share")) return undefined
    const taken = around.taken.find((other) => overlap(place, other.place) !== undefined)
    return taken && overlapped(at, taken)
  }

  async #claim(torrent: string, folder: string, name: string, singleFile: boolean): Promise<ClaimedPlace | Refusal> {
    const around = await this.#surroundings(torrent)
    const within = await canonical(folder)
    const refused = folderTaken(within, around)
    if (refused) return refused
    for (let number = 1; number <= MOST_BESIDE; number++) {
      const chosen = number === 1 ? name : besideName(name, number, singleFile)
      const place = placeOf(path.join(within, chosen))
      if (isOwnData(place, around) || around.taken.some((other) => overlap(place, other.place) !== undefined)) continue
      const existing = await lstat(path.join(folder, chosen)).then(
        () => true,
        () => false,
      )
      // A name that was made up here is nothing to look for the torrent's data under.
      if (existing && number > 1) continue
      this.#claims.set(torrent, path.join(folder, chosen))
      return { path: this.kept(path.join(folder, chosen)), existing }
    }
    return {
      code: "overlap",
      message: `"${folder}" has too many of this name already; remove the torrent and download it to another folder`,
    }
  }

  /** What a new place may not overlap with. */
  async #surroundings(torrent: string): Promise<Surroundings> {
    const all = this.#rows.all(torrents)
    const paths = new Map<string, string>()
    for (const [id, at] of this.#claims) {
      const row = all.find((each) => each.id === id)
      if (!row || row.pieces > 0) this.#claims.delete(id)
      else if (id !== torrent) paths.set(at, "another download")
    }
    for (const row of all)
      if (row.id !== torrent && row.pieces > 0)
        for (const at of [row.path, ...(row.move ? [row.move.from, row.move.to] : [])])
          paths.set(at, `the torrent "${row.title || row.name}"`)
    for (const row of this.#rows.all(shares)) {
      // One that offers this very torrent is in nobody's way.
      if (row.torrent !== torrent && (row.mode === "active" || row.mode === "hashing"))
        paths.set(row.path, `the share "${row.title}"`)
    }
    const parents = new Map<string, Promise<string>>()
    const realParent = (at: string): Promise<string> => {
      const parent = path.dirname(at)
      const known = parents.get(parent) ?? canonical(parent)
      parents.set(parent, known)
      return known
    }
    const taken = await Promise.all(
      [...paths].map(async ([at, by]) => ({ place: placeOf(path.join(await realParent(at), path.basename(at))), by })),
    )
    return {
      taken,
      root: placeOf(await canonical(this.#data.root)),
      downloads: placeOf(await canonical(this.#data.downloads)),
    }
  }
}

const folderTaken = (folder: string, { taken, root, downloads }: Surroundings): Refusal | undefined => {
  const place = placeOf(folder)
  if (liesIn(place, root) && !liesIn(place, downloads)) return ownData(folder)
  const inTheWay = taken.find((other) => liesIn(place, other.place))
  return inTheWay && overlapped(folder, inTheWay)
}

const liesIn = (place: Place, other: Place): boolean => ["same", "inside"].includes(overlap(place, other) ?? "")

const isOwnData = (place: Place, { root, downloads }: Surroundings): boolean =>
  overlap(place, root) !== undefined && overlap(place, downloads) !== "inside"

const ownData = (at: string): Refusal => ({
  code: "own-data",
  message: `${at} lies in the node's own data, where only \`downloads\` is for downloads; choose another folder`,
})

const overlapped = (at: string, { by }: Taken): Refusal => ({
  code: "overlap",
  message: `${at} overlaps with ${by}; choose another folder`,
})

/** With no link in it; what is not there yet is taken as it is called. */
const canonical = async (at: string): Promise<string> => {
  try {
    return await realpath(at)
  } catch {
    const above = path.dirname(at)
    return above === at ? at : path.join(await canonical(above), path.basename(at))
  }
}
