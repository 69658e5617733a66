import { type ChainEntry, readChain } from '../plant/chain/index.ts'
import type { Db } from '../schema/index.ts'
import { csvLine } from './csv-line.ts'

const PAGE = 500

/** The clearance log of a production as CSV (RFC 4180), oldest entry first; personal details that were erased are empty. */
export async function logAsCsv(db: Db, productionId: string): Promise<string> {
  const lines: string[] = []
  let before: number | undefined
  for (;;) {
    const page = await readChain(db, {
      productionId,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    })
    lines.push(...page.map(lineOf))
    before = page.at(-1)?.seq
    if (page.length < PAGE) break
  }
  return [HEAD, ...lines.reverse(), ''].join('\r\n')
}

const HEAD = 'entry,at,kind,facts,people,hash'

function lineOf({ seq, at, kind, body, personal, hash }: ChainEntry): string {
  const cells = [
    String(seq),
    new Date(at).toISOString(),
    kind,
    JSON.stringify(body),
    personal ? JSON.stringify(personal) : '',
    hash,
  ]
  return csvLine(cells)
}
