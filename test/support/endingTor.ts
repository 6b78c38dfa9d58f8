/** A program that answers as tor does when it is asked for its version, and else says these lines and ends. */
import { chmod, writeFile } from "node:fs/promises"
import path from "node:path"

export const endingTor = async (folder: string, lines: readonly string[]): Promise<string> => {
  const file = path.join(folder, "tor")
  const script =
    `#!/bin/sh\n[ "$1" = --version ] && echo "Tor version 0.4.9.11." && exit\ncat ` +
    `<<'END'\n${lines.join("\n")}\nEND\nsleep 0.3\nexit 1\n`
  await writeFile(file, script)
  await chmod(file, 0o700)
  return file
}
