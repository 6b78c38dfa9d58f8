/** bittorrent-tracker over HTTP alone, as it comes; told what to do by its parent (test/bench/tracker/processes.ts). */
import { once } from "node:events"
import { Server } from "bittorrent-tracker"

const server = new Server({ udp: false, ws: false, stats: false, http: true })
server.on("warning", (warning) => {
  throw warning
})
server.listen(0, "127.0.0.1")
await once(server, "listening")

process.on("message", (question) => {
  const { user, system } = process.cpuUsage()
  if (question === "memory") for (let i = 0; i < 4; i++) globalThis.gc()
  const peers = Object.values(server.torrents).reduce((sum, swarm) => sum + swarm.peers.length, 0)
  process.send({ peers, cpu: (user + system) / 1e6, memory: process.memoryUsage() })
})
process.once("disconnect", () => process.exit())
process.send({ port: server.http.address().port })
