/**
 * Where a node keeps what it keeps. All of it 0700/0600; nothing outside, but downloads where their operator puts them.
 */
import { chmodSync } from "node:fs"
import path from "node:path"
import { makeFolderSync } from "../storage/makeFolder.ts"
import { StoreError } from "../storage/PieceStore.ts"
import { storeFault } from "../storage/storeFault.ts"
import { StartError } from "./StartError.ts"

export interface DataDirectory {
  readonly root: string
  readonly events: string
  readonly projections: string
  /** States as they were folded; can be deleted at any time. */
  readonly snapshots: string
  /** Chains of trackers, own and mirrored, and the metadata of what they list. */
  readonly trackers: string
  /**
   * Words of all catalogues; who is reached through trusted nodes; what became of torrents. All can be deleted at any
   * time.
   */
  readonly search: string
  readonly trust: string
  readonly lives: string
  readonly vault: string
  readonly torrents: string
  readonly tor: string
  /** Of the relay: keys, state, log; and its control socket. */
  readonly relay: string
  readonly relaySocket: string
  /** Local management socket. */
  readonly socket: string
  readonly downloads: string
  /** Cleaned copies that are shared in place of what they were made of, a folder a share. */
  readonly cleaned: string
}

/** Where things would be; nothing is made. */
export const dataPaths = (root: string): DataDirectory => {
  const at = path.resolve(root)
  return {
    root: at,
    events: path.join(at, "events.sqlite"),
    projections: path.join(at, "projections.sqlite"),
    snapshots: path.join(at, "snapshots.sqlite"),
    trackers: path.join(at, "trackers.sqlite"),
    search: path.join(at, "search.sqlite"),
    trust: path.join(at, "trust.sqlite"),
    lives: path.join(at, "lives.sqlite"),
    vault: path.join(at, "vault"),
    torrents: path.join(at, "torrents"),
    tor: path.join(at, "tor"),
    relay: path.join(at, "relay"),
    relaySocket: path.join(at, "run", "relay"),
    socket: path.join(at, "run", "api.sock"),
    downloads: path.join(at, "downloads"),
    cleaned: path.join(at, "shared-clean"),
  }
}

/** @throws StartError when the folder cannot be made, or is another user's. */
export const dataDirectory = (root: string): DataDirectory => {
  const paths = dataPaths(root)
  try {
    makeFolderSync(path.dirname(paths.socket), 0o700)
    chmodSync(paths.root, 0o700)
  } catch (error) {
    const { code, message } = error instanceof StoreError ? error : storeFault(error, paths.root)
    throw new StartError(
      code === "full" ? "full" : code === "denied" ? "no-permission" : "no-folder",
      `the data folder cannot be used: ${message}`,
    )
  }
  return paths
}
