/** Vault in memory, for tests and the simulator. */
import { TextVault } from "./TextVault.ts"

export class MemoryVault extends TextVault {
  constructor() {
    const texts = new Map<string, string>()
    super({
      read: (name) => texts.get(name),
      write: (name, text) => void texts.set(name, text),
      remove: (name) => void texts.delete(name),
      names: () => [...texts.keys()],
    })
  }
}
