import { writeFile } from 'node:fs/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse } from '../refusal.ts'

const KINDS = ['cut', 'asset', 'subject', 'scene'] as const

async function run({ operands, option, house }: Asked) {
  const [kind = '', id = ''] = operands
  const of = KINDS.find((one) => one === kind)
  if (of === undefined) throw new Misuse(`whereabouts takes one of ${KINDS.join(', ')}, and its id.`)
  const there = house()
  const production = await theProduction(there, option('production'))
  const params = { path: { production }, query: { of, id } }
  const out = option('out')
  if (out !== undefined) {
    const csv = await answered(
      there.client.GET('/api/v1/productions/{production}/whereabouts.csv', { params, parseAs: 'text' }),
    )
    await writeFile(out, csv)
  }
  const found = await answered(there.client.GET('/api/v1/productions/{production}/whereabouts', { params }))
  return {
    code: 0,
    lines: [
      ...found.whereabouts.map(
        ({ stands, title, name, address, since, seen, retraction }) =>
          `  ${stands.padEnd(9)} ${retraction.padEnd(12)} ${title}: ${name}${address === null ? '' : `, ${address}`}${since === null ? '' : `, since ${since}`}${seen.map(({ figure, value }) => `; ${figure} ${value}`).join('')}`,
      ),
      found.whereabouts.length === 0 ? 'Nothing of it has left, and nothing waits to.' : '',
      ...(out === undefined ? [] : [`Written: ${out}.`]),
    ].filter((line) => line !== ''),
    value: found,
  }
}

/** What has already left, before anything is called back. */
export const whereabouts: Command = {
  usage: 'whereabouts cut|asset|subject|scene ID [--out FILE]',
  says: 'tell where something is or was outside, and how surely it comes back',
  about: [
    '--production     its short name; the only one that the key sees unless said',
    '--out FILE       the same as a list (CSV)',
    '--json           the same, for programs',
  ],
  options: { production: { type: 'string' }, out: { type: 'string' } },
  least: 2,
  most: 2,
  run,
}
