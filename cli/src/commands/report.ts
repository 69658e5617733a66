import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse, Refusal } from '../refusal.ts'

const FORMATS = ['pdf', 'csv', 'zip'] as const
type Format = (typeof FORMATS)[number]

async function run({ option, house }: Asked) {
  const there = house()
  const cut = option('cut')
  const format = formatOf(option('format'), option('out'))
  const out = option('out') ?? `clearance-report.${format}`
  const asked =
    cut === undefined
      ? there.client.GET('/api/v1/productions/{production}/report', {
          params: {
            path: { production: await theProduction(there, option('production')) },
            query: { format },
          },
          parseAs: 'stream',
        })
      : there.client.GET('/api/v1/cuts/{cut}/report', {
          params: { path: { cut }, query: { format } },
          parseAs: 'stream',
        })
  const body = await answered(asked)
  // `wx`: a report that somebody keeps is never written over.
  const file = createWriteStream(out, { flags: 'wx' })
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), file).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      throw new Refusal(`${out} is there already, and was kept as it is. Name another file with --out.`, {
        cause: error,
      })
    },
  )
  return {
    code: 0,
    lines: [`Written: ${out} (${file.bytesWritten} bytes).`],
    value: { out, bytes: file.bytesWritten },
  }
}

function formatOf(named: string | undefined, out: string | undefined): Format {
  const wanted = named ?? out?.split('.').at(-1) ?? 'pdf'
  const format = FORMATS.find((one) => one === wanted)
  if (format !== undefined) return format
  if (named === undefined) return 'pdf'
  throw new Misuse(`${named} is no form of a report. Say pdf, csv or zip.`)
}

/** Who permitted what, for an insurer. */
export const report: Command = {
  usage: 'report [--cut CUT] [--format pdf|csv|zip] [--out FILE]',
  says: 'write the E&O clearance report of a production or a cut',
  about: [
    '--cut            the report of one cut; of the whole production unless said',
    '--production     its short name; the only one that the key sees unless said',
    '--format         pdf, csv, or zip: with the log and every paper, each with its SHA-256',
    '--out FILE       where it is written; clearance-report.pdf unless said; never over another',
  ],
  options: {
    cut: { type: 'string' },
    production: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  least: 0,
  most: 0,
  run,
}
