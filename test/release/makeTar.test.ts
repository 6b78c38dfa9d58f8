/** The same octets for whoever makes them: another clone, folder, time zone, language, mask and time of files. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmod, mkdir, open, readdir, readFile, utimes, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished, vi } from "vitest"
import { softwareIn } from "../../src/app/ownSoftware.ts"
import { shippedFiles, treeOf } from "../../src/release/shippedFiles.ts"
import { header } from "../../src/release/tool/ustar.ts"
import { vendored, vendorFile } from "../../src/release/tool/vendor.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const TOOL = path.resolve(import.meta.dirname, "../../src/release/tool/makeTar.ts")
const git = (folder: string, ...words: readonly string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=n", "-c", "user.email=e", ...words], { encoding: "utf8" })

const integrity = (octets: string) => `sha512-${createHash("sha512").update(octets).digest("base64")}`

const repository = async (home: string): Promise<string> => {
  const folder = path.join(home, "origin")
  await mkdir(path.join(folder, "src", "deep".repeat(20), "deeper".repeat(10)), { recursive: true })
  const packages = {
    "": { version: "1.2.3" },
    "node_modules/a": { version: "1.0.0", integrity: integrity("a") },
    "node_modules/@x/b": { version: "2.0.0", integrity: integrity("b") },
    "node_modules/a/node_modules/@x/b": { version: "2.0.0", integrity: integrity("b") },
    "node_modules/only-tests": { version: "1.0.0", integrity: integrity("t"), dev: true },
    "node_modules/only-elsewhere": { version: "1.0.0", integrity: integrity("e"), os: ["darwin"] },
  }
  const files = {
    "package.json": '{ "version": "1.2.3" }',
    "package-lock.json": JSON.stringify({ packages }),
    "bin/run": "#!/bin/sh",
    "лук.txt": "bulbs",
    [`src/${"deep".repeat(20)}/${"deeper".repeat(10)}/file.ts`]: "x",
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  await chmod(path.join(folder, "bin/run"), 0o755)
  git(folder, "init", "-q")
  git(folder, "add", ".")
  git(folder, "commit", "-q", "-m", "All")
  return folder
}

it("makes the same octets of two clones, whatever the machine is like", async () => {
  const home = await temporaryFolder()
  const origin = await repository(home)
  const vendor = path.join(home, "vendor")
  await mkdir(vendor)
  await writeFile(path.join(vendor, "a@1.0.0.tgz"), "a")
  await writeFile(path.join(vendor, "@x+b@2.0.0.tgz"), "b")
  const make = (clone: string, mask: number, env: Readonly<Record<string, string>>) => {
    const folder = path.join(home, clone)
    git(home, "clone", "-q", origin, folder)
    const code = `process.umask(${mask}); const { makeTar } = await import(${JSON.stringify(TOOL)});
      console.log(JSON.stringify(await makeTar(${JSON.stringify(folder)}, "HEAD", ${JSON.stringify(vendor)},
        ${JSON.stringify(path.join(home, `${clone}-out`))})))`
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    })
    return { folder, made: JSON.parse(said) }
  }
  const one = make("one", 0o022, { TZ: "UTC", LANG: "C", LC_ALL: "C" })
  const other = make("some other place", 0o077, { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })
  const { file: _a, ...first } = one.made
  const { file: at, ...second } = other.made
  expect(second).toEqual(first)
  expect(first.version).toBe("1.2.3")
  const octets = await readFile(at)
  expect(createHash("sha256").update(octets).digest("hex")).toBe(first.sha256)
  // Any tar reads it.
  const listed = execFileSync("tar", ["-tvf", at], { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } })
  expect(listed).toContain("bulbil-1.2.3/vendor/@x+b@2.0.0.tgz")
  expect(listed).not.toContain("only-")
  expect(listed).toMatch(/-rwxr-xr-x 0\/0 +9 1970-01-01 \d\d:\d\d bulbil-1\.2\.3\/bin\/run/)
  // Unpacked, and set up, it is known by its tree.
  const unpacked = path.join(home, "unpacked")
  await mkdir(unpacked)
  execFileSync("tar", ["-xf", at, "-C", unpacked])
  const folder = path.join(unpacked, "bulbil-1.2.3")
  await mkdir(path.join(folder, "node_modules", "a"), { recursive: true })
  await writeFile(path.join(folder, "node_modules", "a", "index.js"), "")
  await utimes(path.join(folder, "package.json"), 1, 1)
  expect(treeOf(await shippedFiles(folder))).toBe(first.tree)
  await writeFile(path.join(folder, "bin", "more"), "")
  expect(treeOf(await shippedFiles(folder))).not.toBe(first.tree)
})

it("takes no package that is not what the lock file says, and no name that is too long", async () => {
  expect(vendored(JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }))).toEqual([])
  expect(() => header("x".repeat(300), "644", 1)).toThrow(RangeError)
})

it("a folder that holds more than any release is known by its version alone", async () => {
  const folder = await temporaryFolder()
  await writeFile(path.join(folder, "package.json"), '{ "version": "1.2.3" }')
  expect(await softwareIn(folder)).toEqual({ version: "1.2.3", tree: treeOf(await shippedFiles(folder)) })
  // Somebody downloads into the folder of the software.
  const film = await open(path.join(folder, "film"), "w")
  await film.truncate(3 * 2 ** 30)
  await film.close()
  expect(await softwareIn(folder)).toEqual({ version: "1.2.3", tree: "" })
})

it("packages are fetched beside where they are kept, wherever the machine's temporary files lie", async () => {
  const home = await temporaryFolder()
  const [bin, kept, elsewhere] = ["bin", "vendor", "tmp"].map((name) => path.join(home, name))
  for (const folder of [bin!, kept!, elsewhere!]) await mkdir(folder)
  // An npm that says where it was sent.
  await writeFile(
    path.join(bin!, "npm"),
    '#!/bin/sh\nprintf a > "$4/a-1.0.0.tgz"; printf "%s" "$4" > "$(dirname "$0")/to"\n',
  )
  await chmod(path.join(bin!, "npm"), 0o755)
  vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`)
  vi.stubEnv("TMPDIR", elsewhere!)
  onTestFinished(() => void vi.unstubAllEnvs())
  const one = { name: "a", version: "1.0.0", integrity: integrity("a"), file: "a@1.0.0.tgz" }
  expect(Buffer.from(await vendorFile(one, kept!)).toString()).toBe("a")
  expect(path.dirname(await readFile(path.join(bin!, "to"), "utf8"))).toBe(kept)
  expect(await readdir(kept!)).toEqual(["a@1.0.0.tgz"])
})
