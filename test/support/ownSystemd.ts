/**
 * A user's systemd of its own: the real one, in namespaces of its own, so that nothing of it is left and nothing of the
 * machine is touched. Its user is "ann", whose home folder is empty; this project lies at /run/program there. Needs
 * root, as mounts do. What its services say to the journal goes to a file.
 */
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdir, readFile, rmdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { onTestFinished } from "vitest"
import { until } from "./loopbackNode.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const root = path.resolve(import.meta.dirname, "..", "..")
const UID = 12_345
const HOME = "/home/ann"
const node = path.join("/run/program", path.relative(root, process.execPath))

export interface OwnSystemd {
  /** As ann, in a shell. Never rejects. */
  readonly sh: (script: string) => Promise<{ readonly out: string; readonly err: string; readonly code: number }>
  /** `bulbil` with these words and --json; what it answers, and its exit code. */
  readonly bulbil: (...words: readonly string[]) => Promise<Record<string, any>>
  readonly journal: () => Promise<string>
}

/** Stands in for journald: takes what comes and writes it down. */
const journald = `
const fs = require("node:fs")
require("node:net").createServer((from) => from.on("data", (text) => fs.appendFileSync(process.argv[1], text)))
  .listen("/run/systemd/journal/stdout", () => fs.chmodSync("/run/systemd/journal/stdout", 0o666))`

/** @param namespaces whether a user's services can be given namespaces. */
const boot = (folder: string, namespaces: boolean): string => `
set -e
mount -t proc proc /proc
umount -l /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/systemd/system /run/systemd/journal /run/user/${UID} /run/home/ann /run/program
${namespaces ? "mkdir /run/systemd/unit-root" : ""}
sed '/:${UID}:/d' /etc/passwd >/run/passwd
echo 'ann:x:${UID}:${UID}::${HOME}:/bin/sh' >>/run/passwd
mount --bind /run/passwd /etc/passwd
mount --bind /run/home /home
mount --bind '${root}' /run/program
mkdir -p /sys/fs/cgroup/ann
chown -R ${UID}:${UID} /run/user/${UID} ${HOME} /sys/fs/cgroup/ann
echo $$ >/sys/fs/cgroup/ann/cgroup.procs
'${node}' -e "$1" '${folder}/journal' &
setpriv --reuid ${UID} --regid ${UID} --clear-groups /lib/systemd/systemd --user &
wait
`

const environment = [`HOME=${HOME}`, "USER=ann", `XDG_RUNTIME_DIR=/run/user/${UID}`, "PATH=/usr/sbin:/usr/bin:/bin"]

export const ownSystemd = async ({ namespaces = true } = {}): Promise<OwnSystemd> => {
  const folder = await temporaryFolder()
  const cgroups = /^\S+ (\S+) cgroup2 /m.exec(await readFile("/proc/mounts", "utf8"))?.[1]
  if (cgroups === undefined) throw new Error("this machine has no cgroup2")
  const group = path.join(cgroups, path.basename(folder))
  await mkdir(group)
  const entered = `echo $$ >'${group}/cgroup.procs' && exec "$@"`
  const spaces = ["unshare", "--net", "--cgroup", "--mount", "--pid", "--fork", "--kill-child", "--propagation=private"]
  const init = spawn(
    "sh",
    ["-c", entered, "sh", ...spaces, "env", "-i", ...environment, "sh", "-c", boot(folder, namespaces), "sh", journald],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  )
  const over = once(init, "exit")
  onTestFinished(async () => {
    init.kill("SIGKILL")
    await over
    await until(() => removeGroups(group))
  })
  let inside: number | undefined
  await until(async () => (inside = (await childrenOf(init.pid!))[0]))
  const enter = ["-t", String(inside), "--net", "--cgroup", "--mount", "--pid"]
  const ann = ["setpriv", `--reuid=${UID}`, `--regid=${UID}`, "--clear-groups", "env", "-i", ...environment, "sh", "-c"]
  const sh: OwnSystemd["sh"] = (script) =>
    new Promise((resolve) => {
      execFile("nsenter", [...enter, ...ann, `cd && ${script}`], { encoding: "utf8" }, (error, out, err) =>
        resolve({ out, err, code: typeof error?.code === "number" ? error.code : error ? 1 : 0 }),
      )
    })
  await until(async () => (await sh("systemctl --user is-active default.target")).code === 0, 50)
  await writeFile(path.join(folder, "journal"), "", { flag: "a" })
  return {
    sh,
    bulbil: async (...words) => {
      const quoted = words.map((each) => `'${each.replaceAll("'", `'\\''`)}'`).join(" ")
      const { out, code } = await sh(`${node} /run/program/bin/bulbil.js ${quoted} --json`)
      return { ...(JSON.parse(out) as object), exit: code }
    },
    journal: () => readFile(path.join(folder, "journal"), "utf8"),
  }
}

const childrenOf = async (pid: number): Promise<readonly number[]> =>
  (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "")).split(" ").filter(Boolean).map(Number)

/** Groups go when the last of their processes has gone. */
const removeGroups = async (group: string): Promise<boolean> => {
  const below = await new Promise<string>((resolve) =>
    execFile("find", [group, "-mindepth", "1", "-depth", "-type", "d"], { encoding: "utf8" }, (_, out) => resolve(out)),
  )
  for (const each of [...below.split("\n").filter(Boolean), group]) await rmdir(each).catch(() => undefined)
  return rmdir(group).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === "ENOENT",
  )
}
