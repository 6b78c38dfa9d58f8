/**
 * `bulbil release show|compare|export|add|dismiss|root`: newer software, as trusted nodes offer it and its maintainers
 * signed it. None of these installs anything.
 */
import type { ReleaseRow, Snapshot } from "../contract/rows.ts"
import {
  checksumText,
  equalText,
  nodeNote,
  offeredLines,
  ownText,
  releaseText,
  releaseWords,
} from "../contract/words/release.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { CliGroup } from "./CliCommand.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"

const rowOf = ({ releases }: Snapshot): ReleaseRow => {
  const [row] = releases
  if (row) return row
  throw new CliFailure(exitCodes.failed, "no-software", "the node is not up yet; ask again in a moment")
}

const shown = (row: ReleaseRow): string =>
  [
    `here    ${ownText(row)}`,
    releaseText(row),
    ...offeredLines(row).map(([name, value]) => `  ${name.padEnd(10)}${value}`),
    ...(row.mode === "ready" ? [releaseWords.neverInstalled] : []),
    ...(row.offered ? [`  SHA-256   ${checksumText(row.offered.sha256)}`, "", row.offered.notes] : []),
    ...(row.offered?.compared === false
      ? [releaseWords.different]
      : row.offered?.compared
        ? [equalText(row.offered)]
        : []),
    ...row.nodes.flatMap((word) => {
      const note = nodeNote(word)
      return note === undefined ? [] : [`trusted node ${word.node.slice(0, 8)} ${note}`]
    }),
  ].join("\n")

const show = nodeCommand({
  name: "show",
  summary: "which version runs here, which is offered, and how to check it",
  example: "release show",
  run: async ({ client }) => {
    const row = rowOf(await client.state())
    return { schema: "release show", json: row, text: shown(row) }
  },
})

const compare = nodeCommand<[checksum: string]>({
  name: "compare",
  summary: "compare the checksum that the maintainers' site says with that of the file here",
  example: "release compare '9f86 d081 884c 7d65 9a2f eaa0 c55a d015 …'",
  takes: (command) =>
    command.argument(
      "<checksum>",
      "as it was copied, in quotes; blanks, capitals and a whole line of sha256sum are fine",
    ),
  run: async ({ client }, checksum) => {
    await client.command({ type: "CompareChecksum", checksum })
    const { offered } = rowOf(await client.state())
    if (offered?.compared === false) throw new CliFailure(exitCodes.failed, "different", releaseWords.different)
    return {
      schema: "release compare",
      json: { equal: true, ...(offered ? { version: offered.version } : {}) },
      text: equalText({ ready: offered?.ready === true }),
    }
  },
})

const exportIt = nodeCommand<[folder: string]>({
  name: "export",
  summary: "save the release's file, SHA256SUMS and the signatures that came with it",
  example: "release export ~/new",
  takes: (command) => command.argument("<folder>", "where to; nothing there is overwritten", givenPath),
  run: async ({ client }, folder) => {
    await client.command({ type: "ExportRelease", folder })
    return { schema: "release export", json: { folder }, text: `written to ${folder}. ${releaseWords.neverInstalled}` }
  },
})

const add = nodeCommand<[folder: string]>({
  name: "add",
  summary: "offer a release to others that lies in a folder with its release.bundle",
  example: "release add ~/bulbil-1.3.0",
  takes: (command) => command.argument("<folder>", "as `npm run release` has made it", givenPath),
  run: async ({ client }, folder) => {
    await client.command({ type: "AddRelease", folder })
    return { schema: "release add", json: {}, text: "checked; it is offered and seeded from where it lies" }
  },
})

const dismiss = nodeCommand({
  name: "dismiss",
  summary: "want no part of the release that is offered: it is neither kept nor passed on",
  example: "release dismiss",
  run: async ({ client }) => {
    await client.command({ type: "DismissRelease" })
    return { schema: "release dismiss", json: {}, text: "put away; the next one is looked at again" }
  },
})

const root = nodeCommand({
  name: "root",
  summary: "whose releases this build takes",
  example: "release root",
  run: async ({ client }) => {
    const { knowsMaintainers, offered } = rowOf(await client.state())
    const signers = offered?.signers ?? []
    const text = knowsMaintainers
      ? `This build knows its maintainers. The newest release was signed by: ${signers.join(", ") || "none yet"}`
      : releaseWords.noMaintainers
    return { schema: "release root", json: { knowsMaintainers, signers }, text }
  },
})

export const releaseCommand: CliGroup = {
  name: "release",
  summary: "newer software: what is offered, how to check it; nothing is ever installed by itself",
  commands: [show, compare, exportIt, add, dismiss, root],
}
