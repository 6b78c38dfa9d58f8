/** How the study writes figures and tables. Owns the notation: days and hours, per cent, GB, "never". */

export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")

export const two = (value: number): string => value.toFixed(2)

export const percent = (value: number): string => `${Math.round(100 * value)} %`

/** A time in days. */
export const time = (days: number): string =>
  days === Number.POSITIVE_INFINITY
    ? "never"
    : days < 1
      ? `${(24 * days).toFixed(1)} h`
      : `${days.toFixed(days < 10 ? 1 : 0)} d`

export const gb = (octets: number): string => {
  const value = octets / 1e9
  return `${value.toFixed(value < 10 && !Number.isInteger(value) ? 1 : 0)}`
}

export const gib = (octets: number): string =>
  octets === Number.MAX_SAFE_INTEGER ? "none" : `${octets / 1024 ** 3} GiB`
