import { spawn } from "node:child_process"
import { expect, onTestFinished, test } from "vitest"
import { endProcess, isRunning, recordProcess } from "../../src/process/ProcessRecord.ts"

const start = () => {
  const child = spawn("sleep", ["600"], { stdio: "ignore" })
  onTestFinished(() => void child.kill("SIGKILL"))
  return child
}

test("a process is ended, and waited for", async () => {
  const child = start()
  const record = recordProcess("sleeper", child.pid!)
  expect(isRunning(record)).toBe(true)
  await endProcess(record)
  expect(isRunning(record)).toBe(false)
  await endProcess(record)
})

test("a process that has got the id of another is left alone", async () => {
  const child = start()
  const record = recordProcess("sleeper", child.pid!)
  const former = { ...record, started: String(Number(record.started) - 1) }
  expect(isRunning(former)).toBe(false)
  await endProcess(former)
  expect(isRunning(record)).toBe(true)
})

test("what is gone cannot be recorded", async () => {
  const child = start()
  const ended = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGKILL")
  await ended
  expect(() => recordProcess("sleeper", child.pid!)).toThrow("ended as soon as")
})
