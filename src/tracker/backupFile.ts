/**
 * A tracker's backup: one file of frames (32-bit length, a kind, a payload) after a first line that says what it is.
 * Holds what every mirror serves anyway: head, entries with their bodies, metadata, where mirrors were; a sealed key
 * only where that was asked for. Owns the form; each record in it is checked by who takes it.
 */
export const BACKUP_KINDS = ["end", "head", "page", "metainfo", "places", "fork", "sealed-key"] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]

export interface BackupFrame {
  readonly kind: BackupKind
  readonly payload: Uint8Array
}

const MAGIC = Buffer.from("bulbil tracker backup 1\n", "ascii")
const MAX_FRAME = 10_000_000 + 1_024

export class BackupError extends Error {
  readonly _tag = "BackupError"
  readonly code: "not-a-backup" | "cut" | "not-true" | "wrong-passphrase"
  constructor(code: BackupError["code"], message: string) {
    super(message)
    this.name = "BackupError"
    this.code = code
  }
}

export const backupStart = (): Uint8Array => MAGIC

export const backupFrame = (kind: BackupKind, payload: Uint8Array = new Uint8Array(0)): Uint8Array => {
  const frame = Buffer.allocUnsafe(5 + payload.length)
  frame.writeUInt32BE(payload.length)
  frame[4] = BACKUP_KINDS.indexOf(kind)
  frame.set(payload, 5)
  return frame
}

const damaged = () =>
  new BackupError("not-a-backup", "the file is damaged: it holds what no backup holds; take another copy of it")

/** Frames of a file that comes in chunks cut anywhere; the end frame is the last. @throws BackupError */
export async function* readBackup(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BackupFrame> {
  let held = Buffer.alloc(0)
  // Chunks are joined when what is waited for is there, and not one by one.
  let parts: Uint8Array[] = []
  let [octets, needed] = [0, MAGIC.length]
  let begun = false
  let ended = false
  for await (const chunk of chunks) {
    // A copy: whoever reads the file may use its buffer again.
    parts.push(Uint8Array.from(chunk))
    octets += chunk.length
    if (octets < needed) continue
    held = Buffer.concat([held, ...parts])
    parts = []
    if (!begun) {
      if (held.length < MAGIC.length) continue
      if (!held.subarray(0, MAGIC.length).equals(MAGIC))
        throw new BackupError(
          "not-a-backup",
          "this file is no tracker backup of this version; choose one that `bulbil tracker export` wrote",
        )
      held = held.subarray(MAGIC.length)
      begun = true
    }
    while (held.length >= 5 && !ended) {
      const length = held.readUInt32BE(0)
      const kind = BACKUP_KINDS[held[4]!]
      if (length > MAX_FRAME || !kind || (kind === "end" && length > 0)) throw damaged()
      if (held.length < 5 + length) break
      if (kind === "end") ended = true
      else yield { kind, payload: held.subarray(5, 5 + length) }
      held = held.subarray(5 + length)
    }
    if (ended && held.length > 0) throw damaged()
    octets = held.length
    needed = held.length < 5 ? 5 : 5 + held.readUInt32BE(0)
    if (ended) needed = 1
  }
  if (ended) return
  if (!begun)
    throw new BackupError(
      "not-a-backup",
      "this file is no tracker backup; choose one that `bulbil tracker export` wrote",
    )
  throw new BackupError("cut", "the file ends too early: it was not copied whole; copy it again")
}
