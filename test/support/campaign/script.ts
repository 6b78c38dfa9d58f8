/**
 * Random commands to a node, as its operator gives them, by a seed. What it may name is what the ledger says is there.
 */
import { writeFileSync } from "node:fs"
import path from "node:path"
import type { ManagementCommand } from "../../../src/contract/commands.ts"
import type { Snapshot } from "../../../src/contract/rows.ts"
import type { Prng } from "../../../src/core/prng.ts"
import type { Ledger } from "./Ledger.ts"

/** Of another node that runs all the time. */
export interface Offer {
  readonly links: readonly string[]
  readonly tracker: string
}

const FEW = 6

export const nextCommand = (
  chance: Prng,
  ledger: Ledger,
  state: Snapshot,
  offer: Offer,
  home: string,
): ManagementCommand => {
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)]
  const shares = ledger.there("shares")
  const torrents = state.torrents.map(({ id }) => id)
  const downloads = ledger.there("torrents")
  const privates = state.shares
    .filter(({ id, visibility }) => visibility === "private" && shares.includes(id))
    .map(({ id }) => id)
  const share = (): ManagementCommand => {
    const name = `f${Math.floor(chance() * 1e9)}`
    writeFileSync(path.join(home, name), Buffer.alloc(20_000 + Math.floor(chance() * 300_000), name))
    return { type: "SharePath", path: path.join(home, name), title: name }
  }
  const choices: readonly (() => ManagementCommand | undefined)[] = [
    () => (privates.length < FEW ? share() : undefined),
    () => (privates.length < FEW ? share() : undefined),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "StopSharing", share: id })(
        privates.length > 2 ? one(privates) : undefined,
      ),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "PublishShare", share: id })(one(privates)),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "UnpublishShare", share: id })(one(privates)),
    () => ({
      type: "DownloadLink",
      link: one(offer.links)!,
      folder: path.join(home, `got-${Math.floor(chance() * 1e9)}`),
    }),
    () => ({
      type: "DownloadLink",
      link: one(offer.links)!,
      folder: path.join(home, `got-${Math.floor(chance() * 1e9)}`),
    }),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "RemoveTorrent", torrent: id, withData: chance() < 0.5 })(
        one(downloads),
      ),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "PauseTorrent", torrent: id })(one(torrents)),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "ResumeTorrent", torrent: id })(one(torrents)),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "RecheckTorrent", torrent: id })(one(downloads)),
    () => ({ type: "AddMirror", address: offer.tracker, update: "auto" }),
    () =>
      ((id: string | undefined): ManagementCommand | undefined =>
        id === undefined ? undefined : { type: "RemoveMirror", mirror: id })(one(ledger.there("mirrors"))),
    () => ({ type: "ChoosePolicy", policy: one(["soft", "strict", "off"] as const)! }),
  ]
  for (;;) {
    const command = one(choices)!()
    if (command) return command
  }
}
