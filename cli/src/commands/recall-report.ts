import { writeFile } from 'node:fs/promises'
import type { RecallReport } from '@stagedoor/core/publish'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { Refusal } from '../refusal.ts'
import { sayReport } from './say-report.ts'

async function run({ operands, option, house }: Asked) {
  const [recall = ''] = operands
  const out = option('out')
  const { client } = house()
  const params = { params: { path: { recall } } }
  if (out?.endsWith('.pdf') === true) {
    const pdf = await answered(
      client.GET('/api/v1/recalls/{recall}/report.pdf', { ...params, parseAs: 'arrayBuffer' }),
    )
    const bytes = Buffer.from(pdf as ArrayBuffer)
    await keep(out, bytes)
    return { code: 0, lines: [`Written: ${out} (${bytes.length} bytes).`], value: { out } }
  }
  const signed = await answered(client.GET('/api/v1/recalls/{recall}/report', params))
  if (out !== undefined) await keep(out, `${JSON.stringify(signed, null, 2)}\n`)
  const report = signed.report as RecallReport
  return {
    code: report.standing === 'open' ? 1 : 0,
    lines: [
      ...sayReport(report),
      '',
      out === undefined
        ? 'Keep it with --out FILE; "stagedoor verify-proof FILE" checks it anywhere.'
        : `Kept in ${out}; "stagedoor verify-proof ${out}" checks it anywhere.`,
    ],
    value: signed,
  }
}

// `wx`: a report that somebody keeps is never written over.
async function keep(out: string, bytes: string | Buffer): Promise<void> {
  await writeFile(out, bytes, { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Refusal(`${out} is there already, and was kept as it is. Name another file with --out.`, {
      cause: error,
    })
  })
}

/** A recall's ledger as counsel keeps it. */
export const recallReport: Command = {
  usage: 'recall-report RECALL [--out FILE]',
  says: 'write the signed report of a recall: every place, with what was asked and answered there',
  about: [
    '--out FILE       keep the signed report; as a paper where the name ends in .pdf; never over another',
    '--json           the signed report, for programs',
    'Ends with 0 while every place is proved gone, given up by a named person or within its time, else with 1.',
  ],
  options: { out: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
