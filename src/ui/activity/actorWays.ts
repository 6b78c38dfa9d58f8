/** What an actor is called, the way to it, and the way to where it is seen as it was. */
import type { TableName } from "../../contract/rows.ts"
import type { ActivityEntry } from "../../contract/timeTravel.ts"
import { mirrorsPlace } from "../mirrors/place.ts"
import { relayPlace } from "../relay/place.ts"
import { titleOf } from "../state/actions.ts"
import type { Place } from "../state/address.ts"
import type { Item } from "../state/items.ts"
import { mirrorName } from "../state/mirrors.ts"
import type { Model } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { trackerPlace } from "../tracker/place.ts"
import { transfersPlace } from "../transfers/place.ts"
import { trustPlace } from "../trust/place.ts"
import { activityWords } from "./words.ts"

export interface ActorWay {
  readonly name: string
  readonly go: () => void
}

export const kindText = (kind: string): string => {
  const texts: Readonly<Record<string, string>> = activityWords.kinds
  return texts[kind] ?? kind
}

type WayOf = (model: Model, id: string) => ActorWay | undefined

const itemWay =
  (find: (model: Model, id: string) => Item | undefined): WayOf =>
  (model, id) => {
    const item = find(model, id)
    return (
      item && {
        name: titleOf(item),
        go: () => model.reveal(item.id, "history"),
      }
    )
  }

const pageWay =
  (name: (model: Model, id: string) => string | undefined, place: { readonly page: string }): WayOf =>
  (model, id) => {
    const called = name(model, id)
    return called === undefined ? undefined : { name: called, go: () => model.pages.go(place) }
  }

const ways: Readonly<Partial<Record<TableName, WayOf>>> = {
  torrents: itemWay((model, id) => model.inList().get(id)),
  shares: itemWay((model, id) => {
    const share = model.shares().get(id)
    if (share?.torrent == null) return share && model.items().find((item) => item.id === id)
    return model.inList().get(share.torrent)
  }),
  trackers: pageWay(() => activityWords.kinds.tracker, trackerPlace),
  mirrors: pageWay((model, id) => {
    const row = model.mirrors().find((one) => one.id === id)
    return row && mirrorName(row)
  }, mirrorsPlace),
  trusted: pageWay((model, id) => {
    const row = model.trusted().find((one) => one.id === id)
    return row && trustedName(row)
  }, trustPlace),
  relays: pageWay(() => activityWords.kinds.relay, relayPlace),
  credits: pageWay(() => activityWords.kinds.credit, relayPlace),
  releases: pageWay(() => activityWords.kinds.release, { page: "releases" }),
}

/** Where the rows of a table are seen; of what has no page, the list is. */
const pagesOf: Readonly<Partial<Record<TableName, Place>>> = {
  trackers: trackerPlace,
  mirrors: mirrorsPlace,
  trusted: trustPlace,
  relays: relayPlace,
  credits: relayPlace,
}

/** The node as it was right after an event. */
export const placeThen = ({ table, seq }: Pick<ActivityEntry, "table" | "seq">): Place => ({
  ...((table && pagesOf[table]) ?? transfersPlace),
  at: seq,
})

/** @returns undefined for who is there no more, and for who has no page. */
export const wayTo = (model: Model, { table, id }: Pick<ActivityEntry, "table" | "id">): ActorWay | undefined =>
  table === null ? undefined : ways[table]?.(model, id)
