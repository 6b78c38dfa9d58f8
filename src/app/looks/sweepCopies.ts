/** Takes cleaned copies away that nobody shares any more, also those that a crash has left half made. */
import { readdir, rm } from "node:fs/promises"
import path from "node:path"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { isWithin } from "../../storage/isWithin.ts"

/** Never rejects: what cannot be deleted now is deleted another time. */
export const sweepCopies = async ({ data, projector, looks }: NodeParts): Promise<void> => {
  const folders = await readdir(data.cleaned).catch(() => [])
  if (folders.length === 0) return
  const used = [
    ...projector.all(shares).filter(({ mode }) => mode !== "stopped" && mode !== "failed"),
    ...projector.all(torrents).filter(({ mode }) => mode !== "removed"),
  ].map((row) => row.path)
  for (const folder of folders) {
    const at = path.join(data.cleaned, folder)
    if (looks.copying.has(folder) || used.some((each) => isWithin(at, each))) continue
    await rm(at, { recursive: true, force: true }).catch(() => undefined)
  }
}
