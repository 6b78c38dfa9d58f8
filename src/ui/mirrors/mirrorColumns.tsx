/** The columns of mirrors: whose each is and what is wrong with it, how it and its origin stand, and its figures. */
import { type Component, Show } from "solid-js"
import { bytesText, numberText } from "../../contract/figures.ts"
import type { MirrorView } from "../../contract/rows.ts"
import { behindOf, mirrorText, type OriginStanding, originText } from "../../contract/standing.ts"
import { canUpdate, type Note } from "../../contract/words/mirror.ts"
import { timeText } from "../../contract/words/time.ts"
import { Changes } from "../moment/Changes.tsx"
import { Icon } from "../parts/Icon.tsx"
import { mirrorLook } from "../parts/mirrorLook.ts"
import { PageLink } from "../parts/PageLink.tsx"
import { Status } from "../parts/Status.tsx"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import type { Column } from "../table/column.ts"
import { actionColumn, nameColumn } from "../table/usualColumns.ts"
import { OriginStatus } from "./OriginStatus.tsx"
import { mirrorPlace } from "./place.ts"
import { mirrorsWords as words } from "./words.ts"

/** A mirror with what is said of it beside its row. */
export interface MirrorLine extends MirrorView {
  readonly origin: OriginStanding
  readonly note: Note | undefined
}

interface OfLine {
  readonly line: MirrorLine
}

const Name: Component<OfLine> = (props) => (
  <>
    <PageLink
      to={mirrorPlace(props.line.id)}
      class="title mono"
      title={props.line.tracker ?? props.line.pasted ?? undefined}
    >
      {mirrorName(props.line)}
    </PageLink>
    <Show when={props.line.note}>
      {(note) => (
        <bdi class="note" data-tone={note().tone} title={note().matter}>
          {note().matter}
        </bdi>
      )}
    </Show>
  </>
)

const Update: Component<OfLine> = (props) => {
  const { mirrorActions } = useModel()
  return (
    <Show when={canUpdate(props.line) && behindOf(props.line) > 0}>
      <Changes>
        <button type="button" class="button" onClick={() => mirrorActions.update(props.line)}>
          <Icon name="recheck" />
          {words.update}
        </button>
      </Changes>
    </Show>
  )
}

export const mirrorColumns: readonly [Column<MirrorLine>, ...Column<MirrorLine>[]] = [
  nameColumn<MirrorLine>({
    id: "tracker",
    head: () => words.head.tracker,
    value: mirrorName,
    cell: (line) => <Name line={line()} />,
  }),
  {
    id: "state",
    head: () => words.head.state,
    value: ({ mode }) => mirrorText(mode),
    cell: (line) => <Status look={mirrorLook[line().mode]} text={mirrorText(line().mode)} />,
    width: 11.5,
    priority: 0,
  },
  {
    id: "behind",
    head: () => words.head.behind,
    hint: () => words.hint.behind,
    value: behindOf,
    cell: (line) => (
      <span data-none={behindOf(line()) === 0}>{behindOf(line()) > 0 ? numberText(behindOf(line())) : "–"}</span>
    ),
    align: "end",
    width: 6,
    priority: 1,
    most: true,
    card: "labelled",
  },
  {
    id: "origin",
    head: () => words.head.origin,
    hint: () => words.hint.origin,
    value: ({ origin }) => originText(origin),
    cell: (line) => <OriginStatus origin={line().origin} />,
    width: 9.5,
    priority: 2,
  },
  {
    id: "sign",
    head: () => words.head.sign,
    hint: () => words.hint.sign,
    value: ({ headAt }) => headAt,
    cell: (line) => <time>{line().headAt === null ? words.noSign : timeText(line().headAt!).slice(0, 10)}</time>,
    width: 8,
    priority: 4,
    most: true,
    card: "never",
  },
  {
    id: "torrents",
    head: () => words.head.torrents,
    value: ({ torrents }) => torrents,
    align: "end",
    width: 6,
    priority: 3,
    most: true,
    card: "labelled",
  },
  {
    id: "entries",
    head: () => words.head.entries,
    value: ({ seq }) => seq,
    align: "end",
    width: 6,
    priority: 5,
    most: true,
    card: "never",
  },
  {
    id: "size",
    head: () => words.head.size,
    value: ({ octets }) => octets,
    cell: (line) => <>{bytesText(line().octets)}</>,
    align: "end",
    width: 6,
    priority: 3,
    most: true,
  },
  {
    id: "update",
    head: () => words.head.update,
    value: ({ update }) => words.updateText[update],
    width: 6.5,
    priority: 6,
    card: "never",
  },
  actionColumn({ head: () => words.head.action, cell: (line) => <Update line={line()} />, width: 10 }),
]
