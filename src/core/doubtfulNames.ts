/**
 * Names that a shell, a desktop or a service runs or reads by itself, so that putting a file there is more than putting
 * a file there. A torrent with such names is not written before its operator has seen them. Short on purpose: every
 * entry says who acts on it.
 */
import type { Metainfo } from "./metainfo/Metainfo.ts"

const SHOWN = 20

/** Shells, editors, ssh, git, package managers: what configures a person's programs is hidden by a dot. */
const HIDDEN = /^\./
const BY_NAME: ReadonlySet<string> = new Set([
  // Windows: run or read when a disk or a folder is opened.
  "autorun.inf",
  "desktop.ini",
  "folder.htt",
  // Shells and sessions, where a system is told to read them without a dot.
  "bashrc",
  "bash_profile",
  "profile",
  "zshrc",
  "xinitrc",
  "xprofile",
  "authorized_keys",
  "crontab",
])
const BY_ENDING = new RegExp(
  `\\.(${[
    // Desktops: start a program under a name and picture of their own, some when they are only shown.
    "desktop",
    "directory",
    "lnk",
    "url",
    "scf",
    "pif",
    "library-ms",
    "searchconnector-ms",
    "search-ms",
    "webloc",
    "inetloc",
    "fileloc",
    "terminal",
    "command",
    // Services and timers: started by systemd, launchd or cron where they lie.
    "service",
    "timer",
    "socket",
    "path",
    "mount",
    "automount",
    "plist",
    "cron",
    // Settings and extensions that are taken in when they are opened.
    "reg",
    "mobileconfig",
    "theme",
    "themepack",
  ].join("|")})$`,
)

/** @returns the first of them, and how many; undefined where there are none. */
export const doubtfulNames = (
  metainfo: Metainfo,
): { readonly names: readonly string[]; readonly count: number } | undefined => {
  const doubtful = metainfo.files.filter((file) =>
    [...(metainfo.singleFile ? [] : [metainfo.name]), ...file.path].some(isDoubtful),
  )
  if (doubtful.length === 0) return undefined
  const names = doubtful
    .slice(0, SHOWN)
    .map(({ path }) => (metainfo.singleFile ? path : [metainfo.name, ...path]).join("/"))
  return { names, count: doubtful.length }
}

const isDoubtful = (element: string): boolean => {
  // As systems do that pass over case, and over dots and blanks at the end.
  const name = element
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[. ]+$/, "")
  return HIDDEN.test(name) || BY_NAME.has(name) || BY_ENDING.test(name)
}
