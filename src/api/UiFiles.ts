/**
 * The built web UI, read whole into memory once (it is small), so that a request can never become a path on the disk.
 * Owns the types of what may be served, and the gzipped bodies: over Tor each octet counts.
 */
import { readdir, readFile } from "node:fs/promises"
import { extname, join, relative, sep } from "node:path"
import { gzipSync } from "node:zlib"

export interface UiFile {
  readonly type: string
  readonly body: Buffer
  readonly gzip: Buffer
}

/** By path below `/management/`; the page itself is `index.html`. */
export type UiFiles = ReadonlyMap<string, UiFile>

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
}

const file = (type: string, body: Buffer): UiFile => ({ type, body, gzip: gzipSync(body, { level: 9 }) })

/** Reads a folder made by vite. Where there is none, the one page says how to make it. */
export const readUiFiles = async (folder: string): Promise<UiFiles> => {
  const files = new Map<string, UiFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).split(sep).join("/"), file(type, await readFile(path)))
  }
  if (!files.has("index.html")) files.set("index.html", file(types[".html"]!, Buffer.from(notBuilt)))
  return files
}

/** @param page that says in which language it is made. */
export const pageIn = (page: UiFile, tag: string): UiFile =>
  file(page.type, Buffer.from(page.body.toString().replace('<html lang="en">', `<html lang="${tag}">`)))

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Bulbil</title>
<h1>The web UI has not been built</h1>
<p>Run <code>npm run setup</code> in Bulbil's folder, then start the node again.</p>`
