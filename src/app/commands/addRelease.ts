/**
 * Takes a release that its maintainers, or anybody, handed over as a folder: checked as one that came from a trusted
 * node, then offered to others and seeded where it lies.
 */
import { readFile, stat } from "node:fs/promises"
import path from "node:path"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { ReleaseInput } from "../../actors/release/commands.ts"
import { type KnownRelease, releasesOf } from "../../actors/release/mode.ts"
import { holderOf } from "../../actors/holderOf.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { AddRelease } from "../../contract/commands/releases.ts"
import { releaseFile } from "../../core/release.ts"
import { claimedRelease } from "../../release/verifyBundle.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { MAX_RELEASE_BUNDLE, ReleaseBundle } from "../../wire/ReleaseBundle.ts"
import type { NodeParts } from "../NodeParts.ts"
import { releaseState } from "../releaseState.ts"
import { answered, freshId, refuse, type Refused } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"
import { givenPlace } from "./givenPlace.ts"

const BUNDLE_FILE = "release.bundle"

async function addRelease(parts: NodeParts, text: string): Promise<CommandReply> {
  const folder = givenPlace(text)
  if (typeof folder !== "string") return folder
  const bundle = await readBundle(path.join(folder, BUNDLE_FILE))
  const claimed = bundle && claimedRelease(bundle)
  if (!bundle || !claimed)
    return refuse("bad-release", `there is no ${BUNDLE_FILE} of a release in ${folder}; it is made by its maintainers`)
  const told = await parts.desk.take("self", bundle)
  if (!told.ok) return refuse(told.code, told.message)
  const state = await releaseState(parts.log)
  const known = releasesOf(state).find(({ seq }) => seq === claimed.seq)
  if (state.conflict)
    return refuse("bad-release", "two different releases have one number here, so none is offered or passed on")
  if (!known || known.sha256 !== claimed.sha256 || known.seq !== state.seq)
    return refuse("bad-release", "this release is not signed as it has to be, is over, or older than one known here")
  if (known.left)
    return refuse(
      "bad-release",
      `version ${known.version} was put away here, or its file was removed; a newer one is taken`,
    )
  if (known.ready) return answered(parts, "self", told)
  const torrent = await served(parts, path.join(folder, releaseFile(known.version)), known)
  if (typeof torrent !== "string") return torrent
  const given: ReleaseInput = { type: "FetchPlanned", seq: known.seq, holder: torrent }
  const planned = await parts.kernel.tell("release", "self", given)
  if (planned.ok) await endFetch(parts, known, torrent)
  return answered(parts, "self", planned)
}

/** What was being fetched before the file was given is not wanted any more. */
const endFetch = async ({ kernel }: NodeParts, { torrent, adopted }: KnownRelease, given: string): Promise<void> => {
  if (torrent === "" || torrent === given || adopted) return
  const remove: TorrentCommand = { type: "RemoveTorrent", withData: true }
  await kernel.tell("torrent", torrent, remove)
}

const readBundle = async (file: string): Promise<ReleaseBundle | undefined> => {
  try {
    return (await stat(file)).size <= MAX_RELEASE_BUNDLE ? ReleaseBundle.decode(await readFile(file)) : undefined
  } catch {
    return undefined
  }
}

/** @returns the id of the torrent that has the file. */
const served = async (parts: NodeParts, file: string, release: KnownRelease): Promise<string | Refused> => {
  const { library, storage } = parts.ports
  const fetched = release.adopted ? [] : [release.torrent]
  const holder = await holderOf(parts.ports, release.infohash, new Set(fetched))
  if (holder && !holder.coming) return holder.id
  const id = freshId(parts)
  let taken = false
  try {
    const { metainfo } = await storage.make(file, { private: false, state: library.folder(id) })
    if (metainfo.infoHash !== release.infohash) return refuse("bad-release", `${file} is not the file that was signed`)
    await library.save(id, metainfo)
    const shared: TorrentCommand = {
      type: "AdoptShared",
      infohash: metainfo.infoHash,
      path: file,
      title: `Bulbil ${release.version}`,
      name: metainfo.name,
      bytes: metainfo.totalBytes,
      pieces: metainfo.pieceCount,
      files: metainfo.files.length,
    }
    const told = await parts.kernel.tell("torrent", id, shared)
    taken = told.ok
    return told.ok ? id : refuse(told.code, told.message)
  } catch (error) {
    if (error instanceof StoreError) return refuse(error.code, error.message)
    throw error
  } finally {
    if (!taken) await library.remove(id)
  }
}

export const addReleaseCommand = defineCommand(AddRelease, (parts, { folder }) => addRelease(parts, folder), "releases")
