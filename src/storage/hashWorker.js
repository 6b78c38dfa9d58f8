/**
 * Runs in a worker thread: reads segments of files and hashes their 16 KiB leaves. One job after the other, all
 * synchronous: a thread of its own needs no event loop, and the octets are hashed while they are in the processor's
 * cache.
 *
 * Plain JavaScript, without a single import of ours, on purpose: a thread that need not load Node's type stripper is up
 * in half the time, and hashing waits for it. The types are in hashJob.ts.
 */
import { hash } from "node:crypto"
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import { parentPort } from "node:worker_threads"

const LEAF_SIZE = 16_384
const HASH_SIZE = 32
const LEAVES_PER_READ = 64
const buffer = Buffer.allocUnsafeSlow(LEAF_SIZE * LEAVES_PER_READ)
/** The buffer's leaves, so that none need be cut out each time. */
const whole = Array.from({ length: LEAVES_PER_READ }, (_, i) => buffer.subarray(i * LEAF_SIZE, (i + 1) * LEAF_SIZE))

const changed = () => Object.assign(new Error("changed"), { code: "changed" })

/** @param {number} fd @param {import("./hashJob.ts").FileMark | undefined} mark */
const checkMark = (fd, mark) => {
  const found = fstatSync(fd, { bigint: true })
  if (!found.isFile()) throw changed()
  if (mark && (found.size !== mark.size || found.mtimeNs !== mark.mtimeNs || found.ino !== mark.ino)) throw changed()
}

/** Fills the buffer's first `length` octets. @param {number} fd @param {number} length @param {number} position */
const fill = (fd, length, position) => {
  for (let got = 0; got < length;) {
    const count = readSync(fd, buffer, got, length - got, position + got)
    if (count === 0) throw changed()
    got += count
  }
}

/** @param {import("./hashJob.ts").HashSegment} segment @param {Buffer} leaves @param {number} at */
const hashSegment = (segment, leaves, at) => {
  const fd = openSync(segment.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    checkMark(fd, segment.mark)
    for (let done = 0; done < segment.length; done += buffer.length) {
      const length = Math.min(buffer.length, segment.length - done)
      fill(fd, length, segment.offset + done)
      for (let i = 0; i * LEAF_SIZE < length; i++, at += HASH_SIZE) {
        const leaf = (i + 1) * LEAF_SIZE <= length ? whole[i] : buffer.subarray(i * LEAF_SIZE, length)
        // By way of a latin1 string: a Buffer for each hash costs more.
        leaves.write(hash("sha256", leaf, "latin1"), at, HASH_SIZE, "latin1")
      }
    }
    if (segment.mark) checkMark(fd, segment.mark)
    return at
  } finally {
    closeSync(fd)
  }
}

parentPort.on("message", (/** @type {readonly import("./hashJob.ts").HashSegment[]} */ segments) => {
  const count = segments.reduce((sum, segment) => sum + Math.ceil(segment.length / LEAF_SIZE), 0)
  const leaves = Buffer.alloc(count * HASH_SIZE)
  let at = 0
  for (const segment of segments) {
    try {
      at = hashSegment(segment, leaves, at)
    } catch (error) {
      parentPort.postMessage({ ok: false, path: segment.path, code: error.code ?? String(error) })
      return
    }
  }
  parentPort.postMessage({ ok: true, leaves })
})
