/** Looks at a data folder before anything of it is opened: reads only, changes nothing. */
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync } from "node:fs"
import path from "node:path"
import { readHistory } from "../../events/log/readHistory.ts"
import { examineEntryTables } from "../../storage/entryTables.ts"
import { isSecret, parseSecret, type Secret, type SingleKind } from "../../storage/secretKinds.ts"
import type { DataDirectory } from "../DataDirectory.ts"
import type { FileState, Findings, LogFound } from "./Findings.ts"
import { digestsOf, readMark } from "./HistoryMark.ts"
import { MARK, isOwnedByOne } from "./judge.ts"

export const look = (data: DataDirectory): Findings => {
  const texts = new Map<string, string>()
  const secrets: Record<string, FileState> = {}
  const names = namesIn(data.vault)
  // Those of one share, download or mirror are looked at when the node runs, and each is told of by itself.
  for (const name of names.filter((each) => !isOwnedByOne(each))) {
    const [state, text] = secretAt(path.join(data.vault, `${name}.json`), name)
    secrets[name] = state
    if (text !== undefined) texts.set(name, text)
  }
  const sound = <Kind extends SingleKind>(kind: Kind): Secret<Kind> | undefined => {
    const text = texts.get(kind)
    return text === undefined ? undefined : parseSecret(kind, text)
  }
  const marked = sound(MARK)
  const mark = marked && readMark(marked)
  const markState =
    secrets[MARK] === "sound" ? (mark === "newer" ? "newer" : mark ? "sound" : "damaged") : (secrets[MARK] ?? "absent")
  const known = mark === "newer" ? undefined : mark
  return {
    log: logAt(data.events, known?.seq),
    mark: known,
    markState,
    secrets,
    digests: digestsOf(sound("node"), sound("tracker")),
    traces: names.some(isOwnedByOne) || (existsSync(data.torrents) && readdirSync(data.torrents).length > 0),
    entries: entriesAt(data.trackers),
  }
}

const namesIn = (vault: string): string[] =>
  existsSync(vault)
    ? readdirSync(vault)
        .filter((file) => /^[a-z0-9-]+\.json$/.test(file))
        .map((file) => file.slice(0, -".json".length))
    : []

const secretAt = (file: string, name: string): [FileState, string?] => {
  if (!may(file, constants.R_OK)) return ["denied"]
  const text = readFileSync(file, "utf8")
  if (text.trim() === "") return ["empty"]
  return isSecret(name, text) ? ["sound", text] : ["damaged"]
}

const NO_LOG = { head: 0, first: undefined, atMark: undefined, created: false, restored: false }

const logAt = (file: string, mark: number | undefined): LogFound => {
  const state = plainState(file)
  if (state !== "sound") return { ...NO_LOG, state }
  const found = readHistory(file, mark ?? 0)
  return typeof found === "string" ? { ...NO_LOG, state: found } : { ...found, state: "sound" }
}

const entriesAt = (file: string): Findings["entries"] => {
  const state = plainState(file)
  return state === "sound" ? examineEntryTables(file) : state
}

/** By its looks alone. */
const plainState = (file: string): "sound" | "absent" | "empty" | "damaged" | "denied" => {
  if (!existsSync(file)) return "absent"
  if (!may(file, constants.R_OK | constants.W_OK)) return "denied"
  const found = statSync(file)
  return !found.isFile() ? "damaged" : found.size === 0 ? "empty" : "sound"
}

const may = (file: string, mode: number): boolean => {
  try {
    accessSync(file, mode)
    return true
  } catch {
    return false
  }
}
