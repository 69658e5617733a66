import type { operations } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'

type Board = operations['getBoard']['responses'][200]['content']['application/json']

const MOST_TURNS = 5

async function run({ option, house }: Asked) {
  const opened = house()
  const production = await theProduction(opened, option('production'))
  const board = await answered(
    opened.client.GET('/api/v1/productions/{production}/board', { params: { path: { production } } }),
  )
  return { code: 0, lines: linesOf(board), value: board }
}

function linesOf({ counts, acts, stuck, next, held }: Board): string[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const waiting = (counts.held ?? 0) + (counts.refused ?? 0)
  if (waiting === 0) return [`Nothing is held of ${all}.`]
  const sayFrees = ({ frees, helps, said }: Board['acts'][number]) =>
    frees.length > 0
      ? `  ${String(frees.length).padStart(4)}  ${said}${helps.length > 0 ? `, and it helps ${helps.length} more` : ''}`
      : `     -  ${said}: frees nothing alone, helps ${helps.length}`
  const titles = new Map(
    held.map(({ exposureId, title, assets, of }) => [exposureId, title ?? assets[0]?.title ?? of]),
  )
  return [
    `${waiting} held of ${all}.`,
    ...(acts.length === 0 ? [] : ['What would free most, one act each:', ...acts.map(sayFrees)]),
    ...(stuck.length === 0
      ? []
      : ['What no single act frees:', ...stuck.map((id) => `        ${titles.get(id) ?? id}`)]),
    ...(next.length === 0
      ? []
      : [
          'Next, by the clock:',
          ...next
            .slice(0, MOST_TURNS)
            .map(({ said, title }) => `        ${title ? `${title}: ` : ''}${said}`),
        ]),
  ]
}

/** What is held, and what would free it. */
export const board: Command = {
  usage: 'board [--production NAME]',
  says: 'show what is held, by the act that would free most',
  about: ['--production     needed only where the key sees several'],
  options: { production: { type: 'string' } },
  least: 0,
  most: 0,
  run,
}
