/** A tracker's key, sealed with a passphrase by the age format (age-encryption.org/v1: scrypt, ChaCha20-Poly1305). */
import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Sealing } from "./sealing.ts"

export const seal = async (bytes: Uint8Array, passphrase: string): Promise<Uint8Array> => {
  const sealed = await run({ act: "seal", bytes, passphrase })
  if (!sealed) throw new Error("the key could not be sealed")
  return sealed
}

/** `undefined` when the passphrase is not the one. */
export const unseal = (bytes: Uint8Array, passphrase: string): Promise<Uint8Array | undefined> =>
  run({ act: "unseal", bytes, passphrase })

const run = async (workerData: Sealing): Promise<Uint8Array | undefined> => {
  const worker = new Worker(new URL("./sealing.ts", import.meta.url), { workerData })
  const [answer] = (await once(worker, "message")) as [Uint8Array | undefined]
  await worker.terminate()
  return answer
}
