/** What the node itself says, by its English: in German. */
import type { nodeWords } from "../../../contract/words/node.ts"
import { sayer } from "../sayer.ts"
import { files } from "./said/files.ts"

/** `1,234.5` → `1.234,5` */
const figure = (english: string): string => english.replace(/[.,](?=\d)/g, (sign) => (sign === "." ? "," : "."))

export const node: typeof nodeWords = { sentences: files, said: sayer(files, figure) }
