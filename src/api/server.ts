/**
 * Serves one way into the management API over streams that others bring: the management onion's, or the local socket's.
 * Owns the app and the open connections; never a port. Closing ends every feed with a last word, and every connection.
 */
import type { Duplex } from "node:stream"
import { buildApp } from "./app.ts"
import { Connections } from "./connections.ts"
import { EventStreams } from "./EventStreams.ts"
import type { ApiOptions } from "./ApiOptions.ts"

export interface ManagementServer {
  /** Takes a stream over: HTTP/1.1 from its first octet on. Fits Transport.publish as it is. */
  readonly attach: (stream: Duplex) => void
  readonly connections: () => number
  close(): Promise<void>
}

export const startManagementServer = async (options: ApiOptions): Promise<ManagementServer> => {
  const streams = new EventStreams(options.onDefect)
  const app = buildApp(options, streams)
  let closed = false
  await app.ready()
  const connections = new Connections(app.server, options.clock)
  return {
    attach: (stream) => (closed ? void stream.destroy() : connections.attach(stream)),
    connections: () => connections.size,
    close: async () => {
      closed = true
      await streams.end()
      connections.closeAll()
      await app.close()
    },
  }
}
