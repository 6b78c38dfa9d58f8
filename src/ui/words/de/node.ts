/** What the node itself says, by its English: in German. */
import type { nodeWords } from "../../../contract/words/node.ts"
import { sayer } from "../sayer.ts"
import { files } from "./said/files.ts"
import { network } from "./said/network.ts"
import { node as ofNode } from "./said/node.ts"
import { shares } from "./said/shares.ts"
import { torrents } from "./said/torrents.ts"

const sentences = { ...files, ...network, ...ofNode, ...shares, ...torrents }

/** `1,234.5` → `1.234,5` */
const figure = (english: string): string => english.replace(/[.,](?=\d)/g, (sign) => (sign === "." ? "," : "."))

export const node: typeof nodeWords = { sentences, said: sayer(sentences, figure) }
