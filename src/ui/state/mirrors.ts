/** The mirrors as they are shown, guesses laid over their rows; and what can be done with one. */
import type { MirrorRow, MirrorView } from "../../contract/rows.ts"
import { onionText } from "../../contract/words/onion.ts"
import { momentWords } from "../moment/words.ts"
import type { Act } from "./createAct.ts"

export type MirrorGuess = Partial<Pick<MirrorRow, "mode" | "update">>

export const mirrorsOf = (
  rows: Readonly<Record<string, MirrorView>>,
  guesses: Readonly<Record<string, MirrorGuess | undefined>>,
): readonly MirrorView[] =>
  Object.values(rows)
    .map((row) => ({ ...row, ...guesses[row.id] }))
    .filter(({ mode }) => mode !== "removed")
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))

/** What a mirror is called: trackers have no names but their addresses. */
export const mirrorName = ({ tracker, pasted }: MirrorView): string => {
  const address = tracker ?? pasted
  return address === null ? momentWords.unknownNode : onionText(address)
}

export const canChoose = ({ mode }: MirrorView): boolean => mode !== "failed" && mode !== "frozen"

export const createMirrorActions = (act: Act<MirrorGuess>) => ({
  choose: (mirror: MirrorView, update: MirrorRow["update"]): void => {
    const resting = mirror.mode === "current" || mirror.mode === "by-hand"
    const mode = update === "manual" ? "by-hand" : mirror.head > mirror.seq ? "updating" : "current"
    void act(
      mirror.id,
      mirrorName(mirror),
      { update, ...(resting ? { mode } : {}) },
      { type: "ChooseMirrorUpdate", mirror: mirror.id, update },
    )
  },
  update: (mirror: MirrorView): void =>
    void act(mirror.id, mirrorName(mirror), { mode: "updating" }, { type: "UpdateMirror", mirror: mirror.id }),
  remove: (mirror: MirrorView): void =>
    void act(mirror.id, mirrorName(mirror), { mode: "removed" }, { type: "RemoveMirror", mirror: mirror.id }),
})
