/** A report with something of each kind, as a look at planted files gives it. */
import type { LookReport } from "../../src/contract/traces.ts"

export const tellingReport: Partial<LookReport> = {
  done: 11,
  total: 11,
  bytes: 18_400_000,
  counts: { secret: 1, place: 2, name: 2, device: 2, time: 2, "not-looked-into": 1 },
  findings: [
    { kind: "secret", what: "private key", count: 1, values: [], moreValues: 0, files: ["keys/id_ed25519"] },
    {
      kind: "place",
      what: "GPS position",
      count: 2,
      values: [
        { value: "59.3200 N 18.0700 E", count: 1 },
        { value: "59.3300 N 18.0600 E", count: 1 },
      ],
      moreValues: 0,
      files: ["photos/one.jpg", "photos/two.jpg"],
    },
    {
      kind: "name",
      what: "author",
      count: 1,
      values: [{ value: "Ana Lindqvist", count: 1 }],
      moreValues: 0,
      files: ["report.pdf"],
    },
    {
      kind: "name",
      what: "name of this machine’s user",
      count: 1,
      values: [{ value: "ana", count: 1 }],
      moreValues: 0,
      files: ["notes of ana.txt"],
      inName: true,
    },
    {
      kind: "device",
      what: "serial number",
      count: 2,
      values: [{ value: "SN 4411229", count: 2 }],
      moreValues: 0,
      files: ["photos/one.jpg", "photos/two.jpg"],
    },
    {
      kind: "time",
      what: "taken at",
      count: 2,
      values: [{ value: "2026:05:01 04:12:00", count: 2 }],
      moreValues: 0,
      files: ["photos/one.jpg", "photos/two.jpg"],
    },
    { kind: "not-looked-into", what: "archive", count: 1, values: [], moreValues: 0, files: ["old.7z"] },
  ],
  mustAnswer: ["secret", "place", "name", "device"],
  offered: {
    secret: ["leave-out", "share"],
    place: ["leave-out", "keep"],
    name: ["leave-out", "keep"],
    device: ["leave-out", "keep"],
    time: ["leave-out", "keep"],
    "not-looked-into": ["leave-out", "keep"],
  },
  cleaning: "Files are cleaned by mat2, which is not on the node's machine: install it and look again.",
}
