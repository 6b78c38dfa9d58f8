/** The columns of the list of transfers. A new one is a line here. */
import { Show } from "solid-js"
import { durationText, fixedText, percentText } from "../../contract/figures.ts"
import { standingText } from "../../contract/standing.ts"
import { timeText } from "../../contract/words/time.ts"
import { placeText } from "../../contract/places.ts"
import { Progress } from "../parts/Progress.tsx"
import { standingLook } from "../parts/standingLook.ts"
import { Tags } from "../parts/Tags.tsx"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import { type Item, tagsOf, visibilityOf } from "../state/items.ts"
import type { Column } from "../table/column.ts"
import { nameColumn } from "../table/usualColumns.ts"
import { bytes, figure, Name, NONE, Peers, rate } from "./itemCells.tsx"
import { transfersWords as words } from "./words.ts"

const ratioOf = ({ torrent }: Item): number => (torrent && torrent.bytes > 0 ? torrent.servedBytes / torrent.bytes : 0)

export const itemColumns: readonly [Column<Item>, ...Column<Item>[]] = [
  nameColumn({
    id: "name",
    head: () => words.head.name,
    value: ({ title }) => title,
    cell: (item) => <Name item={item()} />,
    width: 24,
  }),
  {
    id: "progress",
    head: () => words.head.progress,
    value: ({ progress }) => progress,
    cell: (item) => (
      <>
        <Progress value={item().progress} tone={standingLook[item().standing].tone} label={words.head.progress} />
        <span class="percent">{percentText(item().progress)}</span>
      </>
    ),
    width: 8.6,
    priority: 1,
    most: true,
  },
  {
    id: "status",
    head: () => words.head.status,
    value: ({ standing }) => standing,
    cell: (item) => <span class="status">{standingText(item().standing)}</span>,
    width: 10.4,
    priority: 1,
  },
  {
    id: "size",
    head: () => words.head.size,
    value: (item) => item.bytes,
    cell: (item) => <>{bytes(item().bytes)}</>,
    align: "end",
    width: 5.6,
    priority: 4,
    most: true,
    card: "never",
  },
  {
    id: "down",
    head: () => words.head.down,
    hint: () => words.hint.down,
    value: ({ figures }) => figures?.downRate ?? 0,
    cell: (item) => <>{figure(rate(item().figures?.downRate), "↓ ")}</>,
    align: "end",
    width: 6,
    priority: 3,
    most: true,
  },
  {
    id: "up",
    head: () => words.head.up,
    hint: () => words.hint.up,
    value: ({ figures }) => figures?.upRate ?? 0,
    cell: (item) => <>{figure(rate(item().figures?.upRate), "↑ ")}</>,
    align: "end",
    width: 6,
    priority: 5,
    most: true,
  },
  {
    id: "peers",
    head: () => words.head.peers,
    hint: () => words.hint.peers,
    value: ({ figures }) => (figures?.connectedPeers ?? 0) + (figures?.callers ?? 0),
    cell: (item) => <Peers item={item()} />,
    align: "end",
    width: 8.4,
    priority: 6,
    most: true,
  },
  {
    id: "eta",
    head: () => words.head.eta,
    hint: () => words.hint.eta,
    value: ({ figures }) => figures?.etaSeconds ?? Infinity,
    cell: (item) => {
      const seconds = () => item().figures?.etaSeconds
      return <>{figure(seconds() == null ? NONE : durationText(seconds()!))}</>
    },
    align: "end",
    width: 7,
    priority: 7,
  },
  {
    id: "seeds",
    head: () => words.head.seeds,
    hint: () => words.hint.seeds,
    value: ({ figures }) => figures?.seeds ?? 0,
    cell: (item) => <>{item().figures?.seeds ?? NONE}</>,
    align: "end",
    width: 4.6,
    priority: 8,
    most: true,
    card: "never",
  },
  {
    id: "ratio",
    head: () => words.head.ratio,
    hint: () => words.hint.ratio,
    value: ratioOf,
    cell: (item) => <>{item().torrent?.servedBytes ? fixedText(ratioOf(item()), 2) : NONE}</>,
    align: "end",
    width: 4.6,
    priority: 9,
    most: true,
    card: "never",
  },
  {
    id: "added",
    head: () => words.head.added,
    hint: () => words.hint.utc,
    value: ({ addedAt }) => addedAt,
    cell: (item) => <time>{timeText(item().addedAt).slice(0, 10)}</time>,
    width: 7,
    priority: 10,
    most: true,
    card: "never",
  },
  {
    id: "visibility",
    head: () => words.head.visibility,
    value: (item) => visibilityOf(item),
    cell: (item) => (
      <Show when={visibilityOf(item())} fallback={NONE}>
        {(visibility) => <VisibilityBadge visibility={visibility()} />}
      </Show>
    ),
    width: 6.5,
    priority: 11,
    hidden: true,
    card: "never",
  },
  {
    id: "tags",
    head: () => words.head.tags,
    value: (item) => tagsOf(item).join(" "),
    cell: (item) => <Tags tags={tagsOf(item())} />,
    width: 8,
    priority: 12,
    hidden: true,
    card: "never",
  },
  {
    id: "served",
    head: () => words.head.served,
    value: ({ torrent }) => torrent?.servedBytes ?? 0,
    cell: (item) => <>{bytes(item().torrent?.servedBytes)}</>,
    align: "end",
    width: 6,
    priority: 13,
    most: true,
    hidden: true,
    card: "never",
  },
  {
    id: "remaining",
    head: () => words.head.remaining,
    value: ({ torrent }) => (torrent ? torrent.bytes - torrent.verifiedBytes : 0),
    cell: (item) => <>{bytes(item().torrent ? item().torrent!.bytes - item().torrent!.verifiedBytes : 0)}</>,
    align: "end",
    width: 6.5,
    priority: 14,
    most: true,
    hidden: true,
    card: "never",
  },
  {
    id: "availability",
    head: () => words.head.availability,
    hint: () => words.hint.availability,
    value: ({ figures }) => figures?.availability ?? 0,
    cell: (item) => <>{item().figures?.availability ? fixedText(item().figures!.availability, 1) : NONE}</>,
    align: "end",
    width: 6.5,
    priority: 15,
    most: true,
    hidden: true,
    card: "never",
  },
  {
    id: "completed",
    head: () => words.head.completed,
    hint: () => words.hint.utc,
    value: ({ torrent }) => torrent?.completedAt ?? null,
    cell: (item) => <>{item().torrent?.completedAt ? timeText(item().torrent!.completedAt!).slice(0, 10) : NONE}</>,
    width: 7,
    priority: 16,
    most: true,
    hidden: true,
    card: "never",
  },
  {
    id: "path",
    head: () => words.head.path,
    value: ({ torrent, shares }) => torrent?.path ?? shares[0]?.path ?? null,
    cell: (item) => <bdi class="title">{placeText(item().torrent?.path ?? item().shares[0]?.path ?? NONE)}</bdi>,
    width: 16,
    priority: 17,
    hidden: true,
    card: "never",
  },
  {
    id: "infohash",
    head: () => words.head.infohash,
    value: ({ torrent }) => torrent?.infohash ?? null,
    cell: (item) => <span class="title mono">{item().torrent?.infohash ?? NONE}</span>,
    width: 12,
    priority: 18,
    hidden: true,
    card: "never",
  },
]
