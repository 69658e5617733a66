import { flicks, formatFlicks } from '@stagedoor/core/time'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'

async function run({ option, house }: Asked) {
  const there = house()
  const production = await theProduction(there, option('production'))
  const { items } = await answered(
    there.client.GET('/api/v1/productions/{production}/cuts', { params: { path: { production } } }),
  )
  const lines = items.map(({ id, title, version, shape, lengthFlicks, verdictKind, render }) =>
    [
      id,
      (verdictKind ?? 'not judged').padEnd(18),
      (render?.state ?? 'not rendered').padEnd(12),
      shape.padEnd(4),
      formatFlicks(flicks(lengthFlicks)).padStart(7),
      `${title} (version ${version})`,
    ].join('  '),
  )
  return { code: 0, lines: lines.length === 0 ? [`${production} has no cuts yet.`] : lines, value: items }
}

/** What there is to ask about. */
export const cuts: Command = {
  usage: 'cuts [--production NAME]',
  says: 'list the cuts of a production, with their verdicts',
  about: ['--production     its short name; the only one that the key sees unless said'],
  options: { production: { type: 'string' } },
  least: 0,
  most: 0,
  run,
}
