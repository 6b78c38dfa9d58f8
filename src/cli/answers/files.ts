/** Answers of commands about the files of a torrent, and about a link that is only looked at. */
import { Schema } from "effect"
import { LEVELS } from "../../core/fileSelection.ts"
import { count, flag, id, infohash, list, object, octets, oneOf, orNull, text } from "./fields.ts"

const wanted = object("WantedFiles", {
  files: count("that are wanted"),
  bytes: octets("of them"),
  verifiedBytes: octets("of these that are here and verified"),
})

/** Of a torrent's row. */
export const wantedOrAll = orNull(wanted, "which files are wanted; null: all")

const path = text("below the torrent's folder, with slashes")

export const fileAnswers = {
  files: {
    id: id("torrent"),
    infohash,
    title: text("what it is called here"),
    name: text("of its file or folder"),
    origin: oneOf(["share", "download"], "how it came here"),
    bytes: octets("in all"),
    verifiedBytes: octets("that are here and verified"),
    wanted,
    sequential: flag("from the first piece to the last, within a level"),
    files: list(
      object("File", {
        path,
        bytes: octets("in all"),
        verifiedBytes: octets("that are here and verified"),
        level: oneOf(LEVELS, "skip: it is not wanted"),
      }),
      "in the torrent's order",
    ),
  },
  inspect: {
    infohash,
    title: text("as its owner has it"),
    name: text("of its file or folder"),
    private: flag("its link is all that leads to it"),
    bytes: octets("in all"),
    torrent: orNull(Schema.String, "id of the torrent here that has it, or is getting it"),
    doubtful: orNull(
      object("DoubtfulNames", { names: list(Schema.String, "the first of them"), count: count("of them") }),
      "names that a machine may run or read by itself: a download waits for a yes",
    ),
    cost: octets("of credit for all of it"),
    affordable: orNull(Schema.Number, "octets that the balance is enough for; null: nothing is stopped"),
    folder: text("where a download would go"),
    freeBytes: octets("free there"),
    freeAfterBytes: octets("that would stay free there; below 0: too few are free"),
    files: list(object("OfferedFile", { path, bytes: octets("in all") }), "in the torrent's order"),
  },
}
