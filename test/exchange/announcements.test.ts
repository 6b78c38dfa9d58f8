import { expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { Announcements } from "../../src/exchange/Announcements.ts"
import { HandClock } from "../support/HandClock.ts"

it("knows whether anybody listens for what is new", async () => {
  const announcements = new Announcements(new Bitfield(8), new HandClock(), 60_000)
  const ended = new AbortController()
  expect(announcements.heard).toBe(false)
  const answers = [announcements.answer(ended.signal), announcements.answer(ended.signal)]
  for (const answer of answers) await answer.next()
  expect(announcements.heard).toBe(true)
  // One is let go by its reader, the other one by the session's end.
  await answers[0]!.return()
  expect(announcements.heard).toBe(true)
  const last = answers[1]!.next()
  ended.abort()
  await last
  await answers[1]!.next()
  expect(announcements.heard).toBe(false)
})
