import { expect, it } from "vitest"
import { DescriptorUpload } from "../../../src/transport/tor/DescriptorUpload.ts"
import { HandClock } from "../../support/HandClock.ts"

const uploading = () => {
  const clock = new HandClock()
  const upload = new DescriptorUpload(clock)
  let ready = false
  void upload.ready.then(() => (ready = true))
  const isReady = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return ready
  }
  return { clock, upload, isReady }
}

it("is ready when all directories have answered, and each of its descriptors was taken by one", async () => {
  const { upload, isReady, clock } = uploading()
  for (const directory of ["$A", "$B", "$C"]) upload.tell("UPLOAD", directory, "now")
  upload.tell("FAILED", "$A")
  upload.tell("UPLOADED", "$B")
  upload.tell("FAILED", "$C")
  expect(await isReady()).toBe(false)
  // The other one goes to the same directories, and to others.
  for (const directory of ["$B", "$B", "$D"]) upload.tell("UPLOAD", directory, "next")
  for (const directory of ["$B", "$B"]) upload.tell("UPLOADED", directory)
  expect(await isReady()).toBe(false)
  upload.tell("FAILED", "$D")
  expect(await isReady()).toBe(true)
  expect(clock.pending).toBe(0)
})

it("does not take two uploads of the same descriptor for both, nor wait for the other for ever", async () => {
  const { upload, isReady, clock } = uploading()
  for (const directory of ["$A", "$B"]) upload.tell("UPLOAD", directory, "now")
  for (const directory of ["$A", "$B"]) upload.tell("UPLOADED", directory)
  clock.advance(19_999)
  expect(await isReady()).toBe(false)
  clock.advance(1)
  expect(await isReady()).toBe(true)
})

it("takes no answer that it did not ask for: one to who published the same onion before", async () => {
  const { upload, isReady, clock } = uploading()
  upload.tell("UPLOADED", "$OLD")
  expect(clock.pending).toBe(0)
  upload.tell("UPLOAD", "$A", "now")
  upload.tell("UPLOADED", "$A")
  expect(await isReady()).toBe(false)
})

it("is not ready where none has taken it", async () => {
  const { upload, isReady, clock } = uploading()
  upload.tell("UPLOAD", "$A")
  upload.tell("FAILED", "$A")
  clock.advance(3_600_000)
  expect(await isReady()).toBe(false)
})

it("does not wait for ever for one that was asked and left out, as an avoided relay is", async () => {
  const { upload, isReady, clock } = uploading()
  for (const directory of ["$A", "$OWN"]) upload.tell("UPLOAD", directory)
  upload.tell("UPLOADED", "$A")
  clock.advance(19_999)
  expect(await isReady()).toBe(false)
  clock.advance(1)
  expect(await isReady()).toBe(true)
})

it("ends when the onion is given up", async () => {
  const { upload, isReady } = uploading()
  upload.tell("UPLOAD", "$A")
  upload.end()
  expect(await isReady()).toBe(true)
})
