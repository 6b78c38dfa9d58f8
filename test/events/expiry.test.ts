/**
 * What has expired is gone from the disk, not only from what the log shows: a stolen disk must tell nothing of old
 * streams.
 */
import { randomBytes } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { verify } from "../../src/events/log/verify.ts"
import { registry } from "../../src/events/registry.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const STREAMS = 1_500

it("leaves nothing of what an expired event said in the log's files, and others be", async () => {
  const file = path.join(await temporaryFolder(), "events.sqlite")
  const log = await SqliteEventLog.open({ file, registry })
  // The ids of streams are not asked for: they are random, and a copy of one may be left between the cells of an index
  // page.
  const names = Array.from({ length: STREAMS }, () => randomBytes(8).toString("hex"))
  const closed = (i: number) => ({ type: "StreamClosed", reason: `because ${names[i]}`, bytesIn: i, bytesOut: 0 })
  await Promise.all(
    names.map((name, i) =>
      log.append({
        stream: StreamId("stream", `s${i}`),
        expected: 0,
        events: [closed(i)],
        at: (i % 2) as Millis,
        cause: `c${name}`,
      }),
    ),
  )
  const found = () => {
    const octets = [file, `${file}-wal`]
      .filter((name) => existsSync(name))
      .map((name) => readFileSync(name, "latin1"))
      .join("")
    return names.map((name) => octets.includes(name))
  }
  expect(found()).toEqual(names.map(() => true))
  expect(await log.expire(1 as Millis)).toBe(STREAMS / 2)
  expect(found()).toEqual(names.map((_, i) => i % 2 === 1))
  expect((await log.page(0 as Seq, 1_000)).map(({ seq }) => seq)).toEqual(
    names.map((_, i) => i + 1).filter((seq) => seq % 2 === 0),
  )
  await log.close()
  expect(verify(file, registry)).toMatchObject({ ok: true, events: STREAMS, redacted: STREAMS / 2 })
})
