/** From what was given and what this machine has to what the units are to say. Changes nothing. */
import { accessSync, constants, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { homeFolder } from "../../storage/givenPath.ts"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import { defaultDataDir } from "../dataDir.ts"
import { hasControlSign } from "./unitFile.ts"
import type { Scope, ServicePlan } from "./units.ts"

export interface Asked {
  readonly scope: Scope
  /** Account of a system unit. */
  readonly as?: string | undefined
  readonly data?: string | undefined
  readonly write?: readonly string[] | undefined
}

interface Account {
  readonly name: string
  readonly uid: number
  readonly home: string
}

const root = path.resolve(import.meta.dirname, "..", "..", "..")

/** What is kept in the units that are there. */
export type Former = Pick<ServicePlan, "data" | "write" | "confined">

/** @param former what was allowed before stays allowed. */
export const planOf = (asked: Asked, former: Former | undefined): ServicePlan => {
  const owner = asked.scope === "system" ? systemOwner(asked.as) : undefined
  const home = owner?.home ?? homeFolder() ?? "/"
  const data =
    asked.data ?? former?.data ?? (owner ? path.join(owner.home, ".local", "share", "bulbil") : defaultDataDir())
  const plan = {
    scope: asked.scope,
    owner: owner?.name,
    home,
    node: process.execPath,
    launcher: path.join(root, "bin", "bulbil.js"),
    tor: onPath("tor") ?? "/usr/bin/tor",
    documentation: path.join(root, "docs", "service.md"),
    data,
    write: [...new Set([...(former?.write ?? []), ...(asked.write ?? [])])],
    confined: former?.confined ?? true,
  }
  for (const at of [plan.node, plan.launcher, plan.tor, plan.data, ...plan.write]) {
    if (hasControlSign(at))
      throw new CliFailure(
        exitCodes.failed,
        "bad-path",
        `systemd takes no path with a control character in it (${at}); rename the folder first`,
      )
  }
  return plan
}

/** Folders that are named now. @throws CliFailure */
export const checkWrite = (folders: readonly string[]): void => {
  const missing = folders.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
  if (missing !== undefined)
    throw new CliFailure(
      exitCodes.failed,
      "no-such-path",
      `${missing} is no folder; make it first, then allow the service to write into it`,
    )
}

const systemOwner = (as: string | undefined): Account => {
  const name = as ?? process.env["SUDO_USER"]
  if (name === undefined)
    throw new CliFailure(
      exitCodes.usage,
      "usage",
      "--system needs --as USER: the account whose files the node may use; under sudo it is yours by itself",
    )
  const account = accountOf(name)
  if (!account) throw new CliFailure(exitCodes.failed, "no-such-user", `there is no account ${name} on this machine`)
  if (account.uid === 0)
    throw new CliFailure(
      exitCodes.failed,
      "root",
      "a node must not run as root: name another account with --as USER, as adduser makes one",
    )
  return account
}

const accountOf = (name: string): Account | undefined => {
  const rows = readFileSync("/etc/passwd", "utf8").split("\n")
  const fields = rows.map((row) => row.split(":")).find(([first]) => first === name)
  return fields && { name, uid: Number(fields[2]), home: fields[5]! }
}

const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
