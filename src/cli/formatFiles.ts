/** A torrent's files as a tree of lines. Pure. */
import { bytesText, countText, percentOf } from "../contract/figures.ts"
import { type FileRow, type FilesPage, type InspectPage, readTree } from "../contract/files.ts"
import { safeText } from "./safeText.ts"
import { table } from "./table.ts"

interface Line {
  readonly name: string
  /** Of a folder there is none. */
  readonly file?: FileRow
}

const INDENT = "  "

/** Folders once, before what is in them. */
const linesOf = (rows: readonly FileRow[]): Line[] => {
  const lines: Line[] = []
  let before: readonly string[] = []
  for (const file of rows) {
    const folders = file.path.slice(0, -1)
    let shared = 0
    while (shared < folders.length && folders[shared] === before[shared]) shared++
    for (let depth = shared; depth < folders.length; depth++)
      lines.push({ name: `${INDENT.repeat(depth)}${safeText(folders[depth]!)}/` })
    lines.push({ name: `${INDENT.repeat(folders.length)}${safeText(file.path.at(-1)!)}`, file })
    before = folders
  }
  return lines
}

const indented = (rows: readonly (readonly string[])[]): string[] => table(rows).map((line) => INDENT + line)

export const formatFiles = (page: FilesPage): string => {
  const { title, name, wanted, bytes, sizes, sequential } = page
  const files = readTree(page)
  const some = wanted.files === sizes.length ? "" : `, ${wanted.files} wanted with ${bytesText(wanted.bytes)}`
  const rows = linesOf(files).map(({ name: shown, file }) => [
    shown,
    file ? bytesText(file.bytes) : "",
    file ? (file.bytes === 0 ? "" : `${percentOf(file.verifiedBytes, file.bytes)} %`) : "",
    file ? (file.level === "normal" ? "" : file.level) : "",
  ])
  return [
    `${safeText(title || name)}: ${countText(sizes.length, "file")}, ${bytesText(bytes)}${some}, ` +
      `${percentOf(wanted.verifiedBytes, wanted.bytes)} % verified${sequential ? ", in sequence" : ""}`,
    ...indented(rows),
    ...(files.some(({ level, verifiedBytes }) => level === "skip" && verifiedBytes > 0)
      ? ["What was fetched of files that are skipped now stays where it is."]
      : []),
  ].join("\n")
}

export const formatInspection = (page: InspectPage): string => {
  const { title, name, bytes, sizes, infohash, torrent, doubtful, folder, freeAfterBytes } = page
  const room =
    freeAfterBytes < 0
      ? `${bytesText(-freeAfterBytes)} too little is free in ${safeText(folder)}`
      : `${bytesText(freeAfterBytes)} would stay free in ${safeText(folder)}`
  const rows = linesOf(readTree(page)).map(({ name: shown, file }) => [shown, file ? bytesText(file.bytes) : ""])
  return [
    `${safeText(title || name)}: ${countText(sizes.length, "file")}, ${bytesText(bytes)}, infohash ${infohash}`,
    ...(torrent === null ? [] : [`It is in your list already, as ${torrent.slice(0, 8)}.`]),
    ...(doubtful === null
      ? []
      : [`A machine may run or read by itself: ${doubtful.names.map(safeText).join(", ")}${more(doubtful)}.`]),
    costText(page),
    `${room}.`,
    ...indented(rows),
  ].join("\n")
}

const more = ({ names, count }: NonNullable<InspectPage["doubtful"]>): string =>
  count > names.length ? `, and ${count - names.length} more` : ""

const costText = ({ bytes, cost, affordable }: InspectPage): string => {
  const costs = `All of it costs ${bytesText(cost)} of credit`
  if (affordable === null) return `${costs}, which is counted and stops nothing.`
  return affordable >= bytes
    ? `${costs}; your balance is enough.`
    : `${costs}; your balance is enough for ${bytesText(affordable)} of the ${bytesText(bytes)}.`
}
