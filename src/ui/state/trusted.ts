/** The trusted nodes as they are shown, guesses laid over their rows; and what can be done with one in one click. */
import type { TrustedRow, TrustedView } from "../../contract/rows.ts"
import { onionText } from "../../contract/words/onion.ts"
import { momentWords } from "../moment/words.ts"
import type { Act } from "./createAct.ts"

export type TrustedGuess = Partial<Pick<TrustedRow, "mode" | "told">>

export const trustedOf = (
  rows: Readonly<Record<string, TrustedView>>,
  guesses: Readonly<Record<string, TrustedGuess | undefined>>,
): readonly TrustedView[] =>
  Object.values(rows)
    .map((row) => ({ ...row, ...guesses[row.id] }))
    .filter(({ mode }) => mode !== "revoked")
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))

/** As its operator calls it here, else by its address. */
export const trustedName = ({ name, address }: TrustedView): string =>
  name ?? (address === null ? momentWords.unknownNode : onionText(address))

export const createTrustedActions = (act: Act<TrustedGuess>) => ({
  tell: (node: TrustedView, told: TrustedRow["told"]): void =>
    void act(node.id, trustedName(node), { told }, { type: "TellOthers", node: node.id, told }),
  look: (node: TrustedView): void => void act(node.id, trustedName(node), {}, { type: "LookNow", node: node.id }),
  revoke: (node: TrustedView): void =>
    void act(node.id, trustedName(node), { mode: "revoked" }, { type: "RevokeTrust", node: node.id }),
})
