/** fsync of a folder: without it a file's name may be lost although its octets were synced. */
import { constants } from "node:fs"
import { open } from "node:fs/promises"

export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
