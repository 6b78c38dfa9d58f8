/**
 * Something to share: a folder of random files with a nested, an empty and an odd-named one; and the check that a copy
 * is one.
 */
import { createHash, randomBytes } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { pipeline } from "node:stream/promises"

const CHUNK = 1 << 20

/** @param bytes in all, about. */
export const makeContent = async (folder: string, bytes: number): Promise<void> => {
  await mkdir(path.join(folder, "nested", "deeper"), { recursive: true })
  await writeFile(path.join(folder, "empty.txt"), "")
  await writeFile(
    path.join(folder, "nested", "Zwiebel – oignon – лук 🧅.txt"),
    "A bulbil is the small bulb by which an onion plant multiplies.\n",
  )
  await fill(path.join(folder, "large.bin"), Math.floor(bytes * 0.75))
  await fill(path.join(folder, "nested", "deeper", "small.bin"), Math.ceil(bytes * 0.25))
}

const fill = async (file: string, bytes: number): Promise<void> => {
  const handle = await open(file, "w")
  try {
    for (let left = bytes; left > 0; left -= CHUNK) await handle.write(randomBytes(Math.min(CHUNK, left)))
  } finally {
    await handle.close()
  }
}

/** SHA-256 over all relative paths and contents below a folder. */
export const fingerprint = async (folder: string): Promise<string> => {
  const hash = createHash("sha256")
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    hash.update(`${path.relative(folder, file)}\0`)
    await pipeline(createReadStream(file), async (chunks) => {
      for await (const chunk of chunks) hash.update(chunk as Buffer)
    })
  }
  return hash.digest("hex")
}
