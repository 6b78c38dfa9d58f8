/** A MemoryDisk to play with. */
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import type { PlayDisk } from "./DiskModel.ts"

export interface MemoryPlayDisk extends PlayDisk {
  readonly storage: MemoryStorage
}

export const memoryPlayDisk = (): MemoryPlayDisk => {
  const storage = new MemoryStorage()
  const { disk } = storage
  return {
    root: "",
    storage,
    picture: async () => disk.picture(),
    get: async (path) => disk.get(path),
    put: async (path, content) => disk.put(path, content),
    putLink: async (path) => disk.putLink(path),
    putFolder: async (path) => disk.putFolder(path),
    remove: async (path) => disk.remove(path),
    move: async (from, to) => disk.move(from, to),
    forget: async (state) => storage.forget(state),
    crash: async () => disk.crash(),
  }
}
