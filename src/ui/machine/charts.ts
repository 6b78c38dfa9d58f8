/** The drawn charts, each fetched when it is looked at: nobody looks at the machines of all kinds. */
import type { TableName } from "../../contract/rows.ts"
import { type Answer, get } from "../state/ask.ts"
import type { DrawnChart } from "./DrawnChart.ts"

const urls = import.meta.glob<string>("./charts/*.json", { query: "?url", import: "default", eager: true })

export const askChart = (table: TableName): Promise<Answer<DrawnChart>> => get(urls[`./charts/${table}.json`]!)
