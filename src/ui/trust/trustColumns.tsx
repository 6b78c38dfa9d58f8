/** The columns of the web of trust: who each is, how it is known, how it stands, and what of it is here. */
import type { Component } from "solid-js"
import { numberText, percentOf } from "../../contract/figures.ts"
import { onionText } from "../../contract/words/onion.ts"
import { timeText } from "../../contract/words/time.ts"
import { copyText } from "../parts/copyText.ts"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { Progress } from "../parts/Progress.tsx"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import type { Column } from "../table/column.ts"
import { nameColumn } from "../table/usualColumns.ts"
import { trustNodePlace } from "./place.ts"
import { nodeName, type WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

const Address: Component<{ readonly line: WebNode }> = (props) => {
  const { toasts } = useModel()
  const copy = async (): Promise<void> => {
    if (await copyText(props.line.address)) toasts.say("done", words.copied)
    else toasts.say("refused", words.copyFailed)
  }
  return (
    <button type="button" class="copy-onion mono" title={props.line.address} onClick={() => void copy()}>
      {onionText(props.line.address)}
      <span class="hidden">: {words.copy(nodeName(props.line))}</span>
      <Icon name="copy" />
    </button>
  )
}

/** @param most entries of one node that are copied. */
export const trustColumns = (most: () => number): readonly [Column<WebNode>, ...Column<WebNode>[]] => [
  nameColumn<WebNode>({
    id: "name",
    head: () => words.name,
    hint: () => words.nameHint,
    value: nodeName,
    cell: (line) => (
      <PageLink to={trustNodePlace(line().id)} class={line().name === null ? "title mono" : "title"}>
        <bdi>{nodeName(line())}</bdi>
      </PageLink>
    ),
  }),
  {
    id: "address",
    head: () => words.address,
    value: ({ address }) => address,
    cell: (line) => <Address line={line()} />,
    width: 9.5,
    priority: 4,
  },
  {
    id: "degree",
    head: () => words.degree,
    hint: () => words.degreeHint,
    value: ({ degree }) => degree,
    align: "end",
    width: 5.5,
    priority: 1,
    card: "labelled",
  },
  {
    id: "through",
    head: () => words.through,
    value: ({ through }) => through,
    cell: (line) => (
      <bdi class="title" title={line().through} data-none={line().through === ""}>
        {line().through || "–"}
      </bdi>
    ),
    width: 8,
    priority: 2,
    card: "labelled",
  },
  {
    id: "state",
    head: () => words.state,
    value: ({ standing }) => standing,
    cell: (line) => <Status look={line().look} text={line().standing} />,
    width: 11,
    priority: 0,
  },
  {
    id: "torrents",
    head: () => words.torrents,
    hint: () => words.torrentsHint,
    value: ({ count }) => count,
    align: "end",
    width: 6,
    priority: 2,
    most: true,
    card: "labelled",
  },
  {
    id: "seen",
    head: () => words.seen,
    hint: () => words.seenHint,
    value: ({ seenAt }) => seenAt,
    cell: (line) => <time>{line().seenAt === null ? words.never : timeText(line().seenAt!).slice(0, 10)}</time>,
    width: 7,
    priority: 3,
    most: true,
    card: "never",
  },
  {
    id: "room",
    head: () => words.room,
    hint: () => words.roomHint,
    value: ({ here }) => here,
    cell: (line) => (
      <span title={words.roomOf(line().here, most())}>
        <Progress
          value={percentOf(line().here, most())}
          tone={line().look.tone}
          label={words.roomOf(line().here, most())}
        />
      </span>
    ),
    width: 5,
    priority: 5,
    most: true,
    card: "never",
  },
  {
    id: "behind",
    head: () => words.behind,
    hint: () => words.behindHint,
    value: ({ behind }) => behind,
    cell: (line) => <span data-none={!line().behind}>{line().behind === null ? "–" : numberText(line().behind!)}</span>,
    align: "end",
    width: 5.5,
    priority: 3,
    most: true,
    card: "labelled",
  },
]
