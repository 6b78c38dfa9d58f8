/** The management server of a node in memory, which takes connections from whatever a browser's own lead to. */
import type { Socket } from "node:net"
import { type KeptSessions, OperatorSessions, type SessionPlace } from "../../src/api/OperatorSessions.ts"
import { startManagementServer } from "../../src/api/server.ts"
import type { UiFiles } from "../../src/api/UiFiles.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { anOnion } from "./managedRows.ts"
import { token } from "./managementApi.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"

export interface ServedUi {
  readonly take: (socket: Socket) => void
  /** Ends the connections and refuses new ones, as a lost circuit does, until called with false. */
  cut(off: boolean): void
  /** As a machine that sleeps: what stands between browser and node says nothing any more, and is not ended. */
  mute(): void
  /** All that was sent to the browser, heads and all. */
  sentOctets(): number
  /** As the operator stops the node, and starts it again; it may have forgotten who was signed in. */
  stop(): Promise<void>
  start(forgetful?: "forgetful"): Promise<void>
}

export const serveUi = async (
  node: MemoryManagedNode,
  ui: UiFiles,
  onDefect: (error: unknown) => void,
): Promise<ServedUi> => {
  let kept: KeptSessions | undefined
  const place: SessionPlace = { read: () => kept, write: (all) => void (kept = all) }
  const common = { clock: systemClock, random: systemRandom, onDefect }
  const serve = () => {
    const sessions = new OperatorSessions({ ...common, salt: () => token, place })
    const entrance = { host: anOnion as OnionAddress, token, sessions }
    return startManagementServer({ ...common, node, access: { kind: "onion", entrance, ui } })
  }
  let server = await serve()
  const sockets = new Set<Socket>()
  let sentBefore = 0
  let off = false
  return {
    take: (socket) => {
      if (off) return void socket.destroy()
      sockets.add(socket)
      socket.on("close", () => {
        sockets.delete(socket)
        sentBefore += socket.bytesWritten
      })
      server.attach(socket)
    },
    cut: (now) => {
      off = now
      if (now) for (const socket of sockets) socket.destroy()
    },
    mute: () => {
      for (const socket of sockets) {
        socket.pause()
        socket.cork()
      }
    },
    sentOctets: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentBefore),
    stop: () => server.close(),
    start: async (forgetful) => {
      if (forgetful) kept = undefined
      server = await serve()
    },
  }
}
