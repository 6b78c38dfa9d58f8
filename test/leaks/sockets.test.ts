/** Needs strace and unshare, as the machines that run these tests have them. */
import { spawn } from "node:child_process"
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { ended, type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { internetCalls, traced } from "./strace.ts"

vi.setConfig({ testTimeout: 600_000 })

const NO_NETWORK = ["unshare", "-rn"]

/** Two nodes, one shares a folder and the other downloads it; both have ended when this resolves. */
const shareAndDownload = async (home: string, wrapper: (name: string) => readonly string[]): Promise<void> => {
  const sockets = path.join(home, "s")
  const source = path.join(home, "bulbs")
  await mkdir(sockets)
  await makeContent(source, 500_000)
  const nodes: NodeProcess[] = []
  onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.end("SIGKILL")))))
  for (const name of ["alice", "bob"])
    nodes.push(await startNodeProcess(path.join(home, name), ["--loopback", sockets], wrapper(name)))
  const [alice, bob] = nodes as [NodeProcess, NodeProcess]
  const { link } = await alice.command<{ link: string }>("share", source, "--title", "Bulbs")
  await bob.command("download", link, "--to", path.join(home, "got"), "--wait")
  await bob.command("status")
  expect(await fingerprint(path.join(home, "got", "bulbs"))).toBe(await fingerprint(source))
  for (const node of nodes) await node.end()
}

/** A TCP listener on loopback and a connection to it; says how that went. */
const TCP = `const net = require("node:net")
const server = net.createServer().on("error", (e) => console.log(e.code)).listen(0, "127.0.0.1", () =>
  net.connect(server.address().port, "127.0.0.1").on("connect", () => (console.log("connected"), process.exit()))
    .on("error", (e) => (console.log(e.code), process.exit())))`

const tcp = async (wrapper: readonly string[]): Promise<string> => {
  const [program, ...args] = [...wrapper, process.execPath, "-e", TCP]
  return (await ended(spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] }))).out.trim()
}

test("a node and its commands open no internet socket", async () => {
  const home = await temporaryFolder()
  await shareAndDownload(home, (name) => traced(path.join(home, `${name}.trace`)))
  for (const name of ["alice", "bob"]) {
    const calls = await internetCalls(path.join(home, `${name}.trace`))
    expect(calls.own).toEqual([])
    expect(calls.tor).toEqual([])
    expect(calls.unixSockets).toBeGreaterThan(2)
  }
})

test("the trace shows a TCP connection to loopback", async () => {
  const trace = path.join(await temporaryFolder(), "trace")
  expect(await tcp(traced(trace))).toBe("connected")
  const { own } = await internetCalls(trace)
  expect(own.some((line) => line.includes("socket(AF_INET"))).toBe(true)
  expect(own.some((line) => line.includes("connect(") && line.includes("127.0.0.1"))).toBe(true)
})

test("nodes work where there is no network at all", async () => {
  await shareAndDownload(await temporaryFolder(), () => NO_NETWORK)
})

test("where there is no network, TCP does not reach even loopback", async () => {
  expect(await tcp([])).toBe("connected")
  expect(await tcp(NO_NETWORK)).toBe("ENETUNREACH")
})
