/**
 * Runs in a worker thread: opens one file after the other and has it read, all synchronously. A file that keeps it busy
 * for too long is the end of this thread, and of no other.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import { parentPort } from "node:worker_threads"
import { readSource } from "./readSource.ts"
import { Source } from "./Source.ts"

/** @param {number} fd @param {import("./traceJob.ts").Mark} mark */
const isAsFound = (fd, mark) => {
  const found = fstatSync(fd, { bigint: true })
  return (
    found.isFile() &&
    found.size === mark.size &&
    found.mtimeNs === mark.mtimeNs &&
    found.ctimeNs === mark.ctimeNs &&
    found.ino === mark.ino
  )
}

/** @param {import("./traceJob.ts").TraceJob} job @returns {import("./traceJob.ts").TraceAnswer} */
const look = ({ path, source: file, mark, person }) => {
  let fd
  try {
    fd = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    return { traces: readSource(path, Source.of(new Uint8Array(0)), person), unread: "denied" }
  }
  try {
    if (!isAsFound(fd, mark)) return { traces: [], unread: "changed" }
    const source = new Source(Number(mark.size), (into, at) => readSync(fd, into, 0, into.length, at))
    const traces = readSource(path, source, person)
    return isAsFound(fd, mark) ? { traces } : { traces, unread: "changed" }
  } catch {
    return { traces: readSource(path, Source.of(new Uint8Array(0)), person), unread: "denied" }
  } finally {
    closeSync(fd)
  }
}

parentPort.on("message", (/** @type {import("./traceJob.ts").TraceJob} */ job) => parentPort.postMessage(look(job)))
parentPort.postMessage("ready")
