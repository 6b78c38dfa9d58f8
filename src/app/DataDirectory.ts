/** Where a node keeps what it keeps. All of it 0700/0600; nothing outside, but downloads where their operator puts them. */
import { chmodSync, mkdirSync } from "node:fs"
import path from "node:path"

export interface DataDirectory {
  readonly root: string
  readonly events: string
  readonly projections: string
  /** Chains of trackers, own and mirrored, and the metadata of what they list. */
  readonly trackers: string
  readonly vault: string
  readonly torrents: string
  readonly tor: string
  /** Of the relay: keys, state, log; and its control socket. */
  readonly relay: string
  readonly relaySocket: string
  /** Local management socket. */
  readonly socket: string
  readonly downloads: string
}

export const dataDirectory = (root: string): DataDirectory => {
  const at = path.resolve(root)
  mkdirSync(path.join(at, "run"), { recursive: true, mode: 0o700 })
  chmodSync(at, 0o700)
  return {
    root: at,
    events: path.join(at, "events.sqlite"),
    projections: path.join(at, "projections.sqlite"),
    trackers: path.join(at, "trackers.sqlite"),
    vault: path.join(at, "vault"),
    torrents: path.join(at, "torrents"),
    tor: path.join(at, "tor"),
    relay: path.join(at, "relay"),
    relaySocket: path.join(at, "run", "relay"),
    socket: path.join(at, "run", "api.sock"),
    downloads: path.join(at, "downloads"),
  }
}
