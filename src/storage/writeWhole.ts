/** All octets at `position`: a single write may end early. */
import type { FileHandle } from "node:fs/promises"

export const writeWhole = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}
