/**
 * Saves a release for who checks and installs it by hand: its file, SHA256SUMS, and the signatures that came with it.
 * What is written is what was signed, as it is read once more while it is copied; and all of it, or nothing.
 */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { rm } from "node:fs/promises"
import path from "node:path"
import type { CommandReply } from "../../contract/commands.ts"
import { ExportRelease } from "../../contract/commands/releases.ts"
import { releaseFile } from "../../core/release.ts"
import { torrents } from "../../projections/torrents.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import { checkNewFile, NewFileError, writeNewFile } from "../../storage/newFile.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { storeFault } from "../../storage/storeFault.ts"
import type { NodeParts } from "../NodeParts.ts"
import { releaseState } from "../releaseState.ts"
import { refuse } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"
import { givenPlace } from "./givenPlace.ts"

async function exportRelease(parts: NodeParts, text: string): Promise<CommandReply> {
  const folder = givenPlace(text)
  if (typeof folder !== "string") return folder
  const { newest: release } = await releaseState(parts.log)
  const row = parts.projector.all(torrents).find(({ id }) => id === release?.torrent)
  if (!release?.ready || !row)
    return refuse("no-release", "no release is here whole; `bulbil release show` says what is known")
  const name = releaseFile(release.version)
  const files: readonly (readonly [name: string, content: AsyncIterable<Uint8Array> | readonly string[]])[] = [
    [name, contentOf(row.path, release.sha256)],
    ["SHA256SUMS", [`${release.sha256}  ${name}\n`]],
    ...release.minisigs.map(
      (signature, i) => [`SHA256SUMS${i === 0 ? "" : `.${i + 1}`}.minisig`, [signature]] as const,
    ),
  ]
  const made: string[] = []
  try {
    await makeFolder(folder)
    for (const [file] of files) await checkNewFile(path.join(folder, file))
    for (const [file, content] of files) {
      await writeNewFile(path.join(folder, file), content)
      made.push(file)
    }
    return { ok: true, id: "self" }
  } catch (error) {
    for (const file of made) await rm(path.join(folder, file), { force: true })
    return failed(error)
  }
}

class OtherFile extends Error {}

/** @throws OtherFile after its last octet when it is not what was signed; StoreError */
async function* contentOf(file: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256")
  try {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer)
      yield chunk as Buffer
    }
  } catch (error) {
    throw storeFault(error, file)
  }
  if (hash.digest("hex") !== sha256)
    throw new OtherFile("the file on the disk is not what was signed any more: `bulbil recheck` its torrent")
}

const failed = (error: unknown): CommandReply => {
  if (error instanceof OtherFile) return refuse("bad-release", error.message)
  if (error instanceof StoreError) return refuse(error.code, error.message)
  if (error instanceof NewFileError) return refuse(codes[error.reason], error.message)
  throw error
}
const codes = {
  exists: "file-exists",
  "no-folder": "no-folder",
  denied: "denied",
  full: "full",
  failed: "io",
} as const satisfies Record<NewFileError["reason"], string>

export const exportReleaseCommand = defineCommand(ExportRelease, (parts, { folder }) => exportRelease(parts, folder))
