/**
 * systemd's programs as scripts in front of the PATH: they note how they were called, and answer what a test has laid
 * down. For what `bulbil service` says and asks; the real one is in test/tor/service.tor.test.ts.
 */
import { chmod, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { onTestFinished, vi } from "vitest"
import { temporaryFolder } from "./temporaryFolder.ts"

export interface PretendedSystemd {
  readonly home: string
  /** Where the unit files are expected. */
  readonly units: string
  /** Calls of systemctl that change something, since the last time this was asked. */
  readonly told: () => Promise<readonly string[]>
  /** @param unit "bulbil.service", … */
  readonly is: (unit: string, state: Readonly<Record<string, string>>) => Promise<void>
  readonly says: (lines: readonly string[]) => Promise<void>
}

const systemctl = `#!/bin/sh
here=$(dirname "$0")
[ -e "$here/silent" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
case "$*" in
  *" show --property=Version") echo Version=252 ;;
  *" show "*) cat "$here/$4.state" 2>/dev/null || printf 'LoadState=not-found\\nActiveState=inactive\\n' ;;
  *) echo "$*" >>"$here/calls" ;;
esac
`

/** @param answering whether a systemd is there at all. */
export const pretendedSystemd = async (answering = true): Promise<PretendedSystemd> => {
  const home = await temporaryFolder()
  const bin = await temporaryFolder()
  const script = async (name: string, text: string) => {
    await writeFile(path.join(bin, name), text)
    await chmod(path.join(bin, name), 0o755)
  }
  await script("systemctl", systemctl)
  await script("journalctl", '#!/bin/sh\ncat "$(dirname "$0")/journal" 2>/dev/null || true\n')
  await script("tor", "#!/bin/sh\n")
  await writeFile(path.join(bin, "calls"), "")
  if (!answering) await writeFile(path.join(bin, "silent"), "")
  vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`)
  vi.stubEnv("HOME", home)
  vi.stubEnv("XDG_CONFIG_HOME", undefined)
  vi.stubEnv("XDG_DATA_HOME", undefined)
  vi.stubEnv("BULBIL_DATA", undefined)
  vi.stubEnv("SUDO_USER", undefined)
  const user = vi.spyOn(process as { getuid: () => number }, "getuid").mockReturnValue(1_000)
  onTestFinished(() => {
    user.mockRestore()
    vi.unstubAllEnvs()
  })
  return {
    home,
    units: path.join(home, ".config", "systemd", "user"),
    told: async () => {
      const calls = await readFile(path.join(bin, "calls"), "utf8")
      await writeFile(path.join(bin, "calls"), "")
      return calls
        .split("\n")
        .filter(Boolean)
        .map((line) => line.replace("--no-ask-password ", ""))
    },
    is: (unit, state) =>
      writeFile(
        path.join(bin, `${unit}.state`),
        Object.entries(state)
          .map((entry) => `${entry.join("=")}\n`)
          .join(""),
      ),
    says: (lines) => writeFile(path.join(bin, "journal"), `${lines.join("\n")}\n`),
  }
}
