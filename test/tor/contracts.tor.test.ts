/** The contracts of Transport and Sessions, over real onion services. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, inject, test } from "vitest"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { TorTransport } from "../../src/transport/tor/TorTransport.ts"
import { sessionsContract } from "../contracts/sessionsContract.ts"
import { transportContract } from "../contracts/transportContract.ts"
import type {} from "../support/privateTorNetwork.ts"

const make = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "bulbil-tor-"))
  const torrc = readFileSync(path.join(inject("torNetwork"), "client.torrc"), "utf8")
    .trim()
    .split("\n")
  const transport = await TorTransport.start({ dataDir, torrc, clock: systemClock, random: systemRandom })
  while (transport.health().state !== "ready") await sleep(50)
  return {
    transport,
    clock: systemClock,
    settle: <T>(work: Promise<T>) => work,
    close: async () => {
      expect(inetSockets()).toEqual([])
      await transport.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Our own sockets of the kinds that could leave the machine, from the system's tables. */
const inetSockets = (): string[] => {
  const inodes = new Set(
    ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"].flatMap((table) =>
      readFileSync(`/proc/self/net/${table}`, "latin1")
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(/\s+/)[9]),
    ),
  )
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1]
      return inode !== undefined && inodes.has(inode) ? [inode] : []
    } catch {
      return []
    }
  })
}

test("a socket that could leave the machine would be seen", async () => {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve))
  expect(inetSockets()).toHaveLength(1)
  await new Promise((resolve) => server.close(resolve))
  expect(inetSockets()).toEqual([])
})

transportContract("tor", make)
sessionsContract("tor", make)
