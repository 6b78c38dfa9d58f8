/**
 * The largest inputs that strangers, tor or a backup may give: the longest stretch for which each holds the event loop
 * up, and what it costs in all. Goal: 50 ms on a quiet machine; CPU milliseconds stand beside it, which hold on any.
 */
import { metainfoSteps, parseMetainfo, parseMetainfoInTurns } from "../../src/core/metainfo/parseMetainfo.ts"
import { ControlReader } from "../../src/transport/tor/ControlReader.ts"
import { largestInputs } from "../support/largestInputs.ts"

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The dearest of all steps and their sum, in CPU ms. */
const show = (name: string, steps: Iterator<unknown, unknown>): void => {
  let [longest, all] = [0, 0]
  for (let done: boolean | undefined = false; !done;) {
    const before = cpu()
    done = steps.next().done
    longest = Math.max(longest, cpu() - before)
    all += cpu() - before
  }
  console.log(
    `${name.padEnd(44)} longest stretch ${longest.toFixed(1).padStart(7)} ms CPU, in all ` +
      `${all.toFixed(0).padStart(6)} ms`,
  )
}

for (const [name, make] of Object.entries(largestInputs)) {
  const { bytes } = make()
  if ("code" in parseMetainfo(bytes)) throw new Error(`${name} is refused`)
  show(name, metainfoSteps(bytes))
  await parseMetainfoInTurns(bytes)
}

function* pushes(octets: Buffer, size: number): Generator<void, void> {
  const reader = new ControlReader()
  for (let at = 0; at < octets.length; at += size) {
    reader.push(octets.subarray(at, at + size))
    yield
  }
}
const line = Buffer.from(`250-${"x".repeat(65_000)}\r\n250 OK\r\n`)
const reply = Buffer.from(`250+x=\r\n${"abcdefghi\r\n".repeat(95_000)}.\r\n250 OK\r\n`)
show("a control reply of 1 MB, 64 KiB at a time", pushes(reply, 65_536))
show("a control reply of 1 MB, 4 KiB at a time", pushes(reply, 4_096))
show("a control line of 64 KiB, octet by octet", pushes(line, 1))
