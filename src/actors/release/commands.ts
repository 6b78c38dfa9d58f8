/** What may be said to the actor of newer software: its operator's commands, and what was observed. */
import type { Release } from "../../core/release.ts"

export type ReleaseCommand =
  /** What runs from now on. */
  | { readonly type: "StartSoftware"; readonly version: string; readonly tree: string; readonly root: string }
  | { readonly type: "CompareChecksum"; readonly sha256: string }
  | { readonly type: "DismissRelease" }

export type ReleaseObservation =
  /** A trusted node's, signed by as many as have to, under this root. */
  | {
      readonly type: "BundleVerified"
      readonly from: string
      readonly release: Release
      readonly signers: readonly string[]
      readonly root: string
      readonly bundle: string
      /** It is the newest that is known, and its signatures last for longer. */
      readonly renews?: boolean
    }
  | { readonly type: "BundleRefused"; readonly from: string; readonly why: string }
  /** Of a build that knows no maintainers: only said, by whoever was asked. */
  | { readonly type: "ReleaseClaimed"; readonly from: string; readonly seq: number; readonly version: string }
  /** Nobody has the content yet; or the torrent that has it. */
  | { readonly type: "FetchPlanned"; readonly seq: number; readonly holder?: string }
  /** The file, once it is here whole, is what was signed; or it is not. */
  | { readonly type: "FileChecked"; readonly seq: number; readonly right: boolean }
  | { readonly type: "TorrentGone"; readonly seq: number }

export type ReleaseInput = ReleaseCommand | ReleaseObservation
