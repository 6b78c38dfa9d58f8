/**
 * Rows as the operator sees them: what lies in the vault, or comes and goes without an event (a link, an address), is
 * joined to them on the way out, and nowhere else. A table that is not named here is shown as it is.
 */
import type {
  MirrorView,
  RecipientView,
  Rows,
  ShareView,
  TableName,
  TrackerView,
  TrustedView,
} from "../contract/rows.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import { fromHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { formatShareLink } from "../core/shareLink.ts"
import { secretName } from "../storage/secretKinds.ts"
import type { Vault } from "../storage/Vault.ts"
import type { MirrorRow } from "../projections/mirrors.ts"
import type { ShownRows } from "../projections/registry.ts"
import type { ShareRow } from "../projections/shares.ts"
import type { TrackerRow } from "../projections/trackers.ts"
import type { TrustedRow } from "../projections/trusted.ts"
import { mirrorPlace } from "./heldTrackers.ts"
import type { NodeParts } from "./NodeParts.ts"

interface JoinParts {
  readonly ports: { readonly vault: Pick<Vault, "get"> }
  /** Which onions are up. */
  readonly board: Pick<NodeParts["board"], "published">
}

export const shareView = ({ board, ports }: JoinParts, row: ShareRow): ShareView => {
  const secret = ports.vault.get("share", row.id)
  const token = secret?.token
  // Who is to use it later is told the link now.
  const later = row.beginsAt !== null && secret ? onionAddress(publicKeyOfSeed(secret.seed)) : undefined
  const onion = board.published(row.id) ?? later
  const linkAt = (at: string | undefined, key?: Uint8Array) =>
    row.mode === "active" && at && token
      ? formatShareLink({ onion: at as OnionAddress, token, visibility: row.visibility, ...(key && { key }) })
      : null
  const recipients = row.recipients.map((id): RecipientView => {
    const { key, name } = ports.vault.get("recipient", id) ?? {}
    const at = board.published(secretName("recipient", id)) ?? later
    return { id, name: name ?? null, link: key ? linkAt(at, key) : null }
  })
  const link = row.keyed ? (recipients.find(({ name }) => name === null)?.link ?? null) : linkAt(onion)
  return { ...row, link, recipients }
}

const mirrorView = ({ board, ports }: JoinParts, row: MirrorRow): MirrorView => {
  const place = mirrorPlace(ports.vault, row.id)
  return {
    ...row,
    address: board.published(row.id) ?? null,
    tracker: place?.tracker === undefined ? null : onionAddress(fromHex(place.tracker)),
    pasted: place?.pasted ?? null,
  }
}

const trackerView = ({ board }: JoinParts, row: TrackerRow): TrackerView => ({
  ...row,
  address: board.published("tracker") ?? null,
})

const trustedView = ({ ports }: JoinParts, row: TrustedRow): TrustedView => {
  const { tracker, name, at, meant } = ports.vault.get("trusted", row.id) ?? {}
  const address = (of: TrackerKey | undefined) => (of === undefined ? null : onionAddress(fromHex(of)))
  return { ...row, address: address(tracker), name: name ?? null, at: at ?? null, meant: address(meant) }
}

interface Join {
  /** The name under which the onion of a row's actor is published, where it has one. */
  readonly onion?: (id: string) => string
  readonly view: (parts: JoinParts, row: never) => unknown
}

const joins: Partial<Record<TableName, Join>> = {
  shares: { onion: (id) => id, view: shareView },
  mirrors: { onion: (id) => id, view: mirrorView },
  trackers: { onion: () => "tracker", view: trackerView },
  trusted: { view: trustedView },
}

type Tables = Readonly<Record<string, readonly { readonly id: string }[]>>

const mapped = <Out>(rows: ShownRows, of: (table: string, rows: Tables[string]) => unknown): Out =>
  Object.fromEntries(Object.entries(rows as unknown as Tables).map(([table, some]) => [table, of(table, some)])) as Out

export const operatorRows = (parts: JoinParts, rows: ShownRows): Rows =>
  mapped(rows, (table, some) => {
    const join = joins[table as TableName]
    return join ? some.map((row) => join.view(parts, row as never)) : some
  })

/** Of all rows those whose onion is among the ones that came up or went. */
export const withOnion = (rows: ShownRows, published: ReadonlySet<string>): ShownRows =>
  mapped(rows, (table, some) => {
    const onion = joins[table as TableName]?.onion
    return onion ? some.filter(({ id }) => published.has(onion(id))) : []
  })
