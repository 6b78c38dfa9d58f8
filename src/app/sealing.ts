/**
 * What seals and unseals, in a thread of its own: scrypt takes seconds, and the node must not stand still for that (see
 * sealedKey.ts).
 */
import { parentPort, workerData } from "node:worker_threads"
import { Decrypter, Encrypter } from "age-encryption"

export interface Sealing {
  readonly act: "seal" | "unseal"
  readonly bytes: Uint8Array
  readonly passphrase: string
}

const run = async ({ act, bytes, passphrase }: Sealing): Promise<Uint8Array | undefined> => {
  if (act === "seal") {
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    return encrypter.encrypt(bytes)
  }
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(bytes).catch(() => undefined)
}

parentPort?.postMessage(await run(workerData as Sealing))
