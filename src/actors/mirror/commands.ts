/** What may be said to a mirror: commands of its operator, observations of its effects. */
export type MirrorUpdate = "auto" | "manual"

export type MirrorCommand =
  | { readonly type: "RequestMirror"; readonly secret: string; readonly update: MirrorUpdate }
  | { readonly type: "ChooseUpdate"; readonly update: MirrorUpdate }
  | { readonly type: "UpdateNow" }
  | { readonly type: "RemoveMirror" }

export type MirrorObservation =
  | { readonly type: "HeadSeen"; readonly seq: number; readonly at: number }
  | { readonly type: "EntriesStored"; readonly seq: number; readonly octets: number }
  | { readonly type: "CopyFinished"; readonly seq: number; readonly torrents: number }
  | { readonly type: "OlderHeadOffered"; readonly seq: number }
  | { readonly type: "ForkFound"; readonly seq: number }
  | { readonly type: "QuotaMet"; readonly what: "entries" | "octets"; readonly limit: number }
  | { readonly type: "ShelfNeeded"; readonly weight: number }
  | { readonly type: "ShelfStocked"; readonly epoch: number; readonly shards: number; readonly octets: number }
  | { readonly type: "ShelfCleared"; readonly shards: number }
  | { readonly type: "CopyFailed"; readonly code: string; readonly message: string }

export type MirrorInput = MirrorCommand | MirrorObservation
