/** What a file's name says: secrets by their usual names, e-mail addresses, the operator, leavings of systems. */
import type { Findings } from "../Findings.ts"
import type { Person } from "../Person.ts"

const exactly = (names: readonly string[]): { readonly test: (name: string) => boolean } => {
  const all = new Set(names)
  return { test: (name) => all.has(name) }
}

/** Whole names, in small letters, by what they are mostly the names of. */
const SECRET_FILES: Readonly<Record<string, readonly string[]>> = {
  "access data": [
    ".env",
    ".envrc",
    ".htpasswd",
    ".netrc",
    "_netrc",
    ".pgpass",
    ".my.cnf",
    ".git-credentials",
    ".npmrc",
    ".pypirc",
    "credentials",
  ],
  "private key": ["private-keys-v1.d", "secring.gpg", "trustdb.gpg"],
  "key of an onion": ["hs_ed25519_secret_key"],
  wallet: ["wallet.dat"],
  "browser profile": [
    "logins.json",
    "key3.db",
    "key4.db",
    "cookies.sqlite",
    "places.sqlite",
    "formhistory.sqlite",
    "signons.sqlite",
    "login data",
    "web data",
    "cookies",
  ],
  "history of commands": [
    ".bash_history",
    ".zsh_history",
    ".sh_history",
    "fish_history",
    ".python_history",
    ".mysql_history",
    ".psql_history",
    ".sqlite_history",
    ".node_repl_history",
    ".rediscli_history",
    ".lesshst",
    "consolehost_history.txt",
  ],
}
/** By the form of the last element of the path, in small letters. */
const SECRET_NAMES: readonly (readonly [{ readonly test: (name: string) => boolean }, string])[] = [
  ...Object.entries(SECRET_FILES).map(([what, names]) => [exactly(names), what] as const),
  [/^id_(?:rsa|dsa|ecdsa|ed25519|ecdsa_sk|ed25519_sk)$/, "private key"],
  [/\.(?:pem|key|p12|pfx|jks|keystore|ppk|kdb|asc\.key)$/, "key store"],
  [/\.kdbx$/, "password database"],
  [/^\.env\..{1,40}$/, "access data"],
  [/^(?:secrets?|passwords?|passwd|shadow|credentials?)\.(?:ya?ml|json|txt|toml|ini|csv|ods|xlsx)$/, "access data"],
  [/^(?:.{1,60}\.wallet|.{1,60}\.wallet\.json|electrum.{0,40}\.dat|utc--.{10,80})$/, "wallet"],
  [/\.(?:ovpn|mobileconfig)$|^wg\d{1,2}\.conf$/, "access data"],
  [/^(?:signal|telegram|whatsapp)?\.?backup\.(?:ab|crypt\d*)$|^msgstore.{0,20}\.crypt\d*$/, "backup of messages"],
]
/** By folders on the way. */
const SECRET_FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^\.git$/, "version history"],
  [/^\.(?:ssh|gnupg|aws|kube|docker|password-store|electrum|bitcoin|monero|mozilla|thunderbird)$/, "private folder"],
]
const LEAVINGS: ReadonlyMap<string, string> = new Map([
  [".ds_store", "list of a folder (.DS_Store)"],
  ["thumbs.db", "small pictures of a folder (Thumbs.db)"],
  ["desktop.ini", "settings of a folder (desktop.ini)"],
  [".directory", "settings of a folder (.directory)"],
])
/** Earlier forms of a file, and that somebody has it open. */
const EDITORS = /^.{1,250}~$|^\..{1,200}\.sw[nop]$|^#.{1,200}#$|^~\$.|^\.~lock\..{1,200}#$/
const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}/gi

export const readNames = (path: readonly string[], person: Person, findings: Pick<Findings, "inName">): void => {
  const name = path.at(-1)!.toLowerCase()
  const folders = path.slice(0, -1)
  for (const [pattern, what] of SECRET_NAMES) if (pattern.test(name)) findings.inName("secret", what, path.at(-1)!)
  for (const folder of folders) {
    const [, what] = SECRET_FOLDERS.find(([pattern]) => pattern.test(folder.toLowerCase())) ?? []
    if (what) findings.inName("secret", what, folder)
  }
  const leaving = LEAVINGS.get(name)
  if (leaving !== undefined) findings.inName("name", leaving)
  if (EDITORS.test(name)) findings.inName("name", "leaving of an editor")
  for (const element of path) {
    if (element.includes("@"))
      for (const [address] of element.slice(0, 512).matchAll(EMAIL)) findings.inName("name", "e-mail address", address)
    for (const own of person.names) if (holdsWord(element, own)) findings.inName("name", "your own name", own)
  }
}

/** As a word of its own: letters and digits around it make another one. */
export const holdsWord = (text: string, word: string): boolean => {
  const [within, wanted] = [text.toLowerCase(), word.toLowerCase()]
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    const [before, after] = [within[at - 1] ?? " ", within[at + wanted.length] ?? " "]
    if (!WORD.test(before) && !WORD.test(after)) return true
  }
  return false
}
const WORD = /[\p{L}\p{N}]/u
