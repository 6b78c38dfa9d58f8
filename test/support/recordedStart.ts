/**
 * A node whose every octet to and from other nodes is written down, as it is before tor has it, to `<data>.octets`:
 * `start --data D --testnet T --json [--grant N]`, as the demo starts its nodes.
 */
import { createWriteStream } from "node:fs"
import { Duplex } from "node:stream"
import { parseArgs } from "node:util"
import { torCarrier } from "../../src/app/carriers.ts"
import { torRelay } from "../../src/app/relays.ts"
import { runNode } from "../../src/app/runNode.ts"
import type { Transport } from "../../src/transport/Transport.ts"

const {
  values: { data, testnet, grant },
} = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string" },
    testnet: { type: "string" },
    grant: { type: "string" },
    json: { type: "boolean" },
  },
})
const record = createWriteStream(`${data}.octets`)

/** Node's HTTP/2 reads and writes a socket below JavaScript; a stream of our own it cannot. */
class Recorded extends Duplex {
  readonly #inner: Duplex

  constructor(inner: Duplex) {
    super()
    this.#inner = inner
    inner.on("data", (chunk: Uint8Array) => {
      record.write(Buffer.from(chunk))
      if (!this.push(chunk)) inner.pause()
    })
    inner.on("end", () => this.push(null))
    inner.on("error", (error) => this.destroy(error))
    inner.on("close", () => this.destroy())
  }
  override _read(): void {
    this.#inner.resume()
  }
  override _write(chunk: Uint8Array, _: BufferEncoding, done: (error?: Error | null) => void): void {
    record.write(Buffer.from(chunk))
    this.#inner.write(chunk, done)
  }
  override _final(done: () => void): void {
    this.#inner.end(done)
  }
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner.destroy()
    done(error)
  }
}

const recording = (carrier: Transport): Transport => ({
  kind: carrier.kind,
  dial: async (to, options) => new Recorded(await carrier.dial(to, options)),
  publish: (seed, accept, options) => carrier.publish(seed, (stream) => accept(new Recorded(stream)), options),
  unlock: (onion, key) => carrier.unlock(onion, key),
  avoid: (relays) => carrier.avoid(relays),
  beacon: (day) => carrier.beacon(day),
  health: () => carrier.health(),
  onHealth: (listener) => carrier.onHealth(listener),
  close: () => carrier.close(),
})

const run = await runNode({
  data: data!,
  carrier: async (folder, tap) => recording(await torCarrier(testnet)(folder, tap)),
  relay: torRelay(testnet),
  onDefect: (where, defect) =>
    process.stderr.write(`${where}: ${defect instanceof Error ? defect.stack : String(defect)}\n`),
  ...(grant === undefined ? {} : { credit: { grant: Number(grant) } }),
})
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, run.stop)
process.once("disconnect", run.stop).channel?.unref()
void run.running.managementLink.then((managementLink) =>
  process.stdout.write(`${JSON.stringify({ event: "ready", managementLink })}\n`),
)
await run.stopped
await new Promise<void>((resolve) => record.end(resolve))
