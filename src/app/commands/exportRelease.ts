/**
 * Saves a release for who checks and installs it by hand: its file, SHA256SUMS, and the signatures that came with it.
 * What is written is what was signed, as it is read once more while it is copied.
 */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import type { CommandReply } from "../../contract/commands.ts"
import { ExportRelease } from "../../contract/commands/releases.ts"
import { releaseFile } from "../../core/release.ts"
import { torrents } from "../../projections/torrents.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
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
  const made: string[] = []
  const write = async (file: string, octets: string): Promise<void> => {
    await writeFile(path.join(folder, file), octets, { flag: "wx" })
    made.push(file)
  }
  try {
    await makeFolder(folder)
    await copyChecked(row.path, path.join(folder, name), release.sha256)
    made.push(name)
    await write("SHA256SUMS", `${release.sha256}  ${name}\n`)
    for (const [i, signature] of release.minisigs.entries())
      await write(`SHA256SUMS${i === 0 ? "" : `.${i + 1}`}.minisig`, signature)
    return { ok: true, id: "self" }
  } catch (error) {
    for (const file of made) await rm(path.join(folder, file), { force: true })
    if (error instanceof OtherFile) return refuse("bad-release", error.message)
    const { code, message } = error as NodeJS.ErrnoException
    return code === "EEXIST"
      ? refuse("in-the-way", `something of this name is in ${folder} already; choose another folder`)
      : refuse("io", `the release cannot be written to ${folder}: ${message}`)
  }
}

class OtherFile extends Error {}

/** @throws OtherFile, having written nothing that stays, when the file is not what was signed. */
const copyChecked = async (from: string, to: string, sha256: string): Promise<void> => {
  const target = await open(to, "wx", 0o644)
  let right = false
  try {
    const hash = createHash("sha256")
    for await (const chunk of createReadStream(from)) {
      hash.update(chunk as Buffer)
      await target.writeFile(chunk as Buffer)
    }
    await target.sync()
    right = hash.digest("hex") === sha256
    if (!right)
      throw new OtherFile("the file on the disk is not what was signed any more: `bulbil recheck` its torrent")
  } finally {
    await target.close()
    if (!right) await rm(to, { force: true })
  }
}

export const exportReleaseCommand = defineCommand(ExportRelease, (parts, { folder }) => exportRelease(parts, folder))
