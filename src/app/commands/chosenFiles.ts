/**
 * What of a path goes out: looks at what its files say, does what its sharer answered, and keeps which files were
 * chosen, so that hashing takes no other. Whatever has no answer yet is refused.
 */
import { rm } from "node:fs/promises"
import path from "node:path"
import type { TraceAnswers } from "../../contract/traces.ts"
import { countsText } from "../../contract/words/traces.ts"
import { answered, type Answered } from "../../core/answeredTraces.ts"
import { globTest } from "../../core/glob.ts"
import { countsOf } from "../../core/traceReport.ts"
import type { MetadataAnswer } from "../../core/traces.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { type FileAt, isUnseen, type LookedAt } from "../../traces/Look.ts"
import { cleanCopies } from "../looks/cleanCopies.ts"
import type { Looking } from "../looks/Looking.ts"
import { HOW_TO_CLEAN } from "../looks/mat2.ts"
import type { NodeParts } from "../NodeParts.ts"
import { refuse, type Refused } from "./answers.ts"
import type { ShareSource } from "./shareSource.ts"

export interface ChoiceAsked {
  readonly look?: string | undefined
  readonly answers?: TraceAnswers | undefined
  readonly leaveOut?: readonly string[] | undefined
}

export interface Chosen {
  /** Of what is shared: the path that was given, or copies of what is there. */
  readonly path: string
  readonly metadata: MetadataAnswer
}

/** @param id the share's, under which the choice is kept. */
export const chosenFiles = async (
  parts: NodeParts,
  id: string,
  source: ShareSource,
  asked: ChoiceAsked,
): Promise<Chosen | Refused> => {
  const { look } = asked
  const looking = look === undefined ? parts.looks.begin(source) : parts.looks.find(look)
  if (!looking)
    return look === undefined
      ? refuse("too-many-looks", "several looks at files are under way; wait until one is over")
      : refuse("no-such-look", "this look at the files is over; look again")
  if (looking.place.path !== source.path || (looking.place.only === undefined) !== (source.only === undefined))
    return refuse("other-look", "that look was at other files; look at these")
  const chosen = await parts.looks.using(looking, () => chosenBy(parts, id, source, looking, asked))
  // One that was begun for this share alone is of no more use.
  if (look === undefined && !("ok" in chosen)) parts.looks.forget(looking.id)
  return chosen
}

const chosenBy = async (
  parts: NodeParts,
  id: string,
  source: ShareSource,
  looking: Looking,
  { answers = {}, leaveOut = [] }: ChoiceAsked,
): Promise<Chosen | Refused> => {
  await parts.looks.upToDate(looking)
  if (looking.ended.signal.aborted) return refuse("no-such-look", "this look at the files was ended; look again")
  const { files, changed, error } = looking
  // What keeps them from being read is the share's to say, in its own words.
  if (error) return kept(parts, id, source.path, [], { files: 0, findings: {}, kept: [], leftOut: 0, cleaned: 0 })
  const globs = leaveOut.map(globTest)
  const isNamed = ({ path: at }: { readonly path: readonly string[] }) => globs.some((fits) => fits(at))
  const [unknown] = changed.filter((file) => !isNamed(file))
  if (unknown) {
    const which = unknown.path.join("/")
    const message = `"${which}" changed while it was looked at: share again once it stays as it is, or leave it out`
    return { ...refuse("changed", message), id: looking.id }
  }
  const done = answered(files, answers, isNamed)
  const refused = problemOf(done, source, looking)
  if (refused) return { ...refused, id: looking.id }
  const metadata: MetadataAnswer = {
    files: files.length,
    findings: countsOf(files),
    kept: done.kept,
    leftOut: done.leftOut.length,
    cleaned: done.cleaned.length,
  }
  if (done.cleaned.length === 0) {
    const all = done.shared.map(({ file }) => file)
    return source.given ? { path: source.path, metadata } : kept(parts, id, source.path, all, metadata)
  }
  const copies = await copied(parts, id, source, looking, done, answers)
  return "ok" in copies ? copies : kept(parts, id, copies.path, copies.files, metadata)
}

const problemOf = (
  { leftOut, unanswered, cleaned, shared }: Answered<LookedAt>,
  { only }: ShareSource,
  { mat2, files }: Looking,
): Refused | undefined => {
  if (only && leftOut.length > 0)
    return refuse("all-or-nothing", `the .torrent names all of its files: none can be left out; ${KEEP_ALL}`)
  if (only && cleaned.length > 0)
    return refuse("all-or-nothing", `the data are to be those of the .torrent: they cannot be cleaned; ${KEEP_ALL}`)
  if (unanswered.length > 0) {
    const counts = countsOf(shared)
    const said = countsText(Object.fromEntries(unanswered.map((kind) => [kind, counts[kind]])))
    const message = `the files say something about who shares them: ${said}; ${only ? IN_PLACE : TO_DO}`
    return { ...refuse("metadata-unanswered", message), kinds: unanswered }
  }
  if (cleaned.length > 0 && mat2 === undefined) return refuse("no-mat2", HOW_TO_CLEAN)
  if (shared.length === 0 && files.length > 0)
    return refuse("nothing-left", "all files are left out: there is nothing to share")
  return undefined
}
const KEEP_ALL = "keep them (--keep-metadata, of secrets --keep-secrets), or share without it"
const IN_PLACE =
  "none of a .torrent's files can be left out: share it by `bulbil share PATH --torrent FILE`, and " + KEEP_ALL
const TO_DO =
  "say for each kind what to do: --leave-out GLOB, --clean or --keep-metadata (secrets are left out; `bulbil look` " +
  "tells what was found)"

/** @returns the refusal where a copy still says what it was to be cleaned of. */
const copied = async (
  { data, looks }: NodeParts,
  id: string,
  { path: at, name }: ShareSource,
  looking: Looking,
  { shared, cleaned }: Answered<LookedAt>,
  answers: TraceAnswers,
): Promise<{ readonly path: string; readonly files: readonly FileAt[] } | Refused> => {
  const folder = path.join(data.cleaned, id)
  looks.copying.add(id)
  try {
    const single = shared.length === 1 && shared[0]!.file.source === at
    const { signal } = looking.ended
    const copies = await cleanCopies({ mat2: looking.mat2!, folder, name, single, shared, cleaned, signal })
    const found = await looks.lookAt(looking, copies.cleaned)
    const clean = new Set(found.filter((copy) => isClean(copy, answers)).map(({ file }) => file))
    const left = copies.cleaned.filter((copy) => !clean.has(copy))
    if (left.length === 0) return copies
    await rm(folder, { recursive: true, force: true })
    return {
      ...refuse(
        "not-cleaned",
        `mat2 left something in ${left.length} of the copies, or they could not be looked into ` +
          `(${left[0]!.path.join("/")}): leave these files out, or keep what they say`,
      ),
      id: looking.id,
    }
  } catch (error) {
    if (error instanceof StoreError) return { ...refuse(error.code, error.message), id: looking.id }
    throw error
  }
}

/** It was looked into, and says nothing any more of what it was to be cleaned of. */
const isClean = ({ traces }: LookedAt, answers: TraceAnswers): boolean =>
  !traces.some((trace) => isUnseen(trace) || (answers[trace.kind] === "clean" && !trace.inName))

/** @throws what the disk refuses; nothing is left then. */
const kept = async (
  { ports }: NodeParts,
  id: string,
  at: string,
  files: readonly FileAt[],
  metadata: MetadataAnswer,
): Promise<Chosen> => {
  try {
    await ports.storage.choose(ports.library.folder(id), files)
    return { path: at, metadata }
  } catch (error) {
    await ports.library.remove(id).catch(() => undefined)
    throw error
  }
}
