/**
 * Read model of how long the last dials of lanes took, so that a node knows it when it starts. Nobody is in it; it is
 * made of facts that expire, and knows no more of old ones than the log does when it is made anew.
 */
import { KEPT_DIALS } from "../core/DialTimes.ts"
import type { StreamEvent } from "../events/stream.ts"
import type { SqlModel } from "./ReadModel.ts"

export const dialTimes: SqlModel<StreamEvent, { readonly last: () => readonly number[] }> = {
  sort: "sql",
  name: "dial_times",
  version: 1,
  kinds: ["stream"],
  tables: "CREATE TABLE IF NOT EXISTS dial_times (seq INTEGER PRIMARY KEY, ms INTEGER NOT NULL) STRICT",
  open: (database) => {
    const add = database.prepare("INSERT OR REPLACE INTO dial_times VALUES (?, ?)")
    const drop = database.prepare(
      "DELETE FROM dial_times WHERE seq NOT IN (SELECT seq FROM dial_times ORDER BY seq DESC LIMIT ?)",
    )
    const select = database.prepare<[], number>("SELECT ms FROM dial_times ORDER BY seq").pluck()
    return {
      on: {
        StreamOpened: ({ ms }, { seq }) => {
          add.run(seq, ms)
          drop.run(KEPT_DIALS)
        },
      },
      answers: { last: () => select.all() as number[] },
    }
  },
}
