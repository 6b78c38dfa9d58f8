/**
 * `bulbil mirror add|list|update|remove`: copies of other nodes' trackers. `add` and `update` wait until the copy is
 * whole; what they began goes on when they are interrupted.
 */
import { type Command, Option } from "commander"
import { pastedText } from "../core/pastedText.ts"
import { addressProblem } from "../contract/link.ts"
import type { MirrorView } from "../contract/rows.ts"
import { mirrorText } from "../contract/standing.ts"
import { forkNote, noteText, quotaNote } from "../contract/words/mirror.ts"
import { countText } from "../contract/figures.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { formatMirrors, mirrorObject, mirrorProgress, mirrorsHere } from "./formatMirrors.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import { nodeCommand } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { mirrorTarget } from "./targets.ts"

interface UpdateOptions {
  readonly auto?: true
  readonly manual?: true
}

/** Why nothing more comes by itself. */
const stop = (row: MirrorView): CliFailure | undefined => {
  const failed = (code: string, message: string) => new CliFailure(exitCodes.failed, code, message)
  if (row.mode === "failed")
    return failed(row.error?.code ?? "failed", row.error?.message ?? "the tracker cannot be copied")
  if (row.mode === "frozen") return failed("tracker-forked", noteText(forkNote(row.fork!)))
  if (row.mode === "full") return failed("quota", noteText(quotaNote(row.quota!)))
  return row.mode === "removed" ? removed() : undefined
}

const removed = () => new CliFailure(exitCodes.failed, "mirror-removed", "the mirror was removed meanwhile")

/** The mirror's row once it is as it shall be. @throws CliFailure when it never will be. */
const mirrored = (
  client: Client,
  progress: ProgressLine,
  id: string,
  done: (row: MirrorView) => boolean,
): Promise<MirrorView> =>
  follow(
    client,
    ({ mirrors, live }) => {
      const row = mirrors.find((mirror) => mirror.id === id)
      const failure = row ? stop(row) : removed()
      if (failure) throw failure
      progress.show(mirrorProgress(row!, live))
      return done(row!) ? row : undefined
    },
    progress,
  )

const whole = ({ mode }: MirrorView): boolean => mode === "current" || mode === "partial" || mode === "by-hand"

const said = (
  schema: "mirror add" | "mirror update",
  { id, address, tracker, seq, torrents, mode }: MirrorView,
): Said => ({
  schema,
  json: { id, address, tracker, entries: seq, torrents, state: mode },
  text:
    `mirror ${id}: ${mirrorText(mode).toLowerCase()}, ${countText(seq, "entry", "entries")}, ` +
    `${countText(torrents, "torrent")}` +
    `\nof ${tracker ?? "(not known yet)"}\nat ${address ?? "(not published yet)"}`,
})

export const checkedAddress = (text: string): string => {
  const problem = addressProblem(text)
  if (problem !== null) throw new CliFailure(exitCodes.usage, "bad-address", problem)
  return pastedText(text)
}

const withUpdate = (command: Command, auto: string): Command =>
  command
    .addOption(new Option("--auto", auto).conflicts("manual"))
    .addOption(new Option("--manual", "copy new entries only when asked to, by bulbil mirror update"))

const itsId = "its id, or the first 6 digits or more"

const add = nodeCommand<[address: string], UpdateOptions & { readonly wait?: boolean }>({
  name: "add",
  summary: "copy a tracker and serve the copy at an onion of its own",
  example: "mirror add <56 characters>.onion",
  takes: (command) =>
    withUpdate(command, "copy new entries as they come (default)")
      .argument("<address>", "of a tracker, or of any mirror of it")
      .option("--wait", "wait until the copy is whole and its onion is published (default)")
      .option("--no-wait", "do not"),
  run: async ({ client, progress, options }, address) => {
    const id = await client.command({
      type: "AddMirror",
      address: checkedAddress(address),
      update: options.manual ? "manual" : "auto",
    })
    const ready = (row: MirrorView) => options.wait === false || (whole(row) && row.address !== null)
    return said("mirror add", await mirrored(client, progress, id, ready))
  },
})

const list = nodeCommand({
  name: "list",
  summary: "show all mirrors of this node",
  example: "mirror list",
  run: async ({ client }) => {
    const [state, now] = [await client.state(), Date.now()]
    return {
      schema: "mirror list",
      json: { mirrors: mirrorsHere(state).map((row) => mirrorObject(row, state.live, now)) },
      text: formatMirrors(state, now),
    }
  },
})

const update = nodeCommand<[mirror: string], UpdateOptions>({
  name: "update",
  summary: "copy what is new, now; or choose how a mirror is kept up to date",
  example: "mirror update 4f1c22",
  takes: (command) => withUpdate(command, "from now on, copy new entries as they come").argument("<mirror>", itsId),
  run: async ({ client, progress, options }, text) => {
    const mirror = mirrorTarget(text)
    const chosen = options.auto ? "auto" : options.manual ? "manual" : undefined
    const id = await client.command(
      chosen ? { type: "ChooseMirrorUpdate", mirror, update: chosen } : { type: "UpdateMirror", mirror },
    )
    return said("mirror update", await mirrored(client, progress, id, (row) => chosen !== undefined || whole(row)))
  },
})

const remove = nodeCommand<[mirror: string]>({
  name: "remove",
  summary: "end a mirror: its onion, and the copy with it",
  example: "mirror remove 4f1c22",
  takes: (command) => command.argument("<mirror>", itsId),
  run: async ({ client }, mirror) => {
    const id = await client.command({ type: "RemoveMirror", mirror: mirrorTarget(mirror) })
    return { schema: "mirror remove", json: { id }, text: `removed ${id}` }
  },
})

export const mirrorCommand: CliGroup = {
  name: "mirror",
  summary: "copies of other nodes' trackers, served and kept up to date by this node",
  commands: [add, list, update, remove],
}
