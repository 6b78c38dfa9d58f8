/** A SOCKS 5 proxy on loopback (RFC 1928) through which every host leads to one place: what Tor is to a browser. */
import { once } from "node:events"
import { createServer, type Socket } from "node:net"

export interface SocksBridge extends AsyncDisposable {
  readonly port: number
}

/** @param take gets each connection that a browser asks for to `host`; all others are refused. */
export const openSocksBridge = async (host: string, take: (socket: Socket) => void): Promise<SocksBridge> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    socket.on("error", () => socket.destroy())
    greet(socket, host, take)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return {
    port: (server.address() as { port: number }).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const greet = (socket: Socket, host: string, take: (socket: Socket) => void): void => {
  socket.once("data", () => {
    socket.write(Buffer.from([5, 0]))
    socket.once("data", (asked) => {
      const named = asked[3] === 3 && asked.subarray(5, 5 + asked[4]!).toString("latin1") === host
      socket.write(Buffer.from([5, named ? 0 : 4, 0, 1, 0, 0, 0, 0, 0, 0]))
      if (named) take(socket)
      else socket.end()
    })
  })
}
