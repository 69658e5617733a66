import { readFile, writeFile } from 'node:fs/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { BadInput, Misuse, Refusal } from '../refusal.ts'

/** The story as tables: taken out, looked at, and taken over. */
export const story: Command = {
  usage: 'story export|import FILE [--scenes] [--dry-run] [--remove-missing] [--production NAME]',
  says: 'take the story out as a table, or bring a changed one back',
  about: [
    'export FILE        write its points as CSV: name, season, safe label, after, public moment, premieres',
    'import FILE        take such a table over, whole or not at all, and say what changed',
    '--scenes           the scenes of the script in place of the points: number, title, point',
    '--dry-run          say what would change, and change nothing',
    '--remove-missing   take out points that the table does not have; scenes always stay',
    '--production       its short name; the only one that the key sees unless said',
    'A file is never written over. With a mistake in it a table is refused, and each is named by line and column.',
  ],
  options: {
    scenes: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    'remove-missing': { type: 'boolean' },
    production: { type: 'string' },
  },
  least: 2,
  most: 2,
  run,
}

async function run(asked: Asked) {
  const [act = '', file = ''] = asked.operands
  switch (act) {
    case 'export':
      return written(asked, file)
    case 'import':
      return taken(asked, await tableIn(file))
    default:
      throw new Misuse(`There is no "story ${act}".`)
  }
}

async function tableIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read. Nothing was changed.`, [], { cause })
  })
}

async function opened({ house, option }: Asked) {
  const there = house()
  return { client: there.client, production: await theProduction(there, option('production')) }
}

async function written(asked: Asked, file: string) {
  const { client, production } = await opened(asked)
  const asks = { params: { path: { production } }, parseAs: 'text' } as const
  const text = await answered(
    asked.has('scenes')
      ? client.GET('/api/v1/productions/{production}/scenes.csv', asks)
      : client.GET('/api/v1/productions/{production}/story.csv', asks),
  )
  // `wx`: a table that somebody works on is never written over.
  await writeFile(file, String(text), { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new Refusal(`${file} is there already, and was kept as it is. Name another file.`, { cause: error })
  })
  return { code: 0, lines: [`Written: ${file}.`], value: { file } }
}

async function taken(asked: Asked, csv: string) {
  const plan = await (asked.has('dry-run') ? previewOf(asked, csv) : takingOf(asked, csv))
  if (plan.flaws.length > 0)
    throw new BadInput(
      'The table has mistakes. Nothing was changed.',
      plan.flaws.map(({ line, column, says }) => ({
        pointer: column === null ? `line ${line}` : `line ${line}, ${column}`,
        says,
      })),
    )
  const would = asked.has('dry-run') ? 'would change' : 'changed'
  const lines =
    plan.changes.length === 0
      ? ['It says what is told already. Nothing changed.']
      : [...plan.changes.map(({ says }) => says), `${plan.changes.length} ${would}.`]
  return { code: 0, lines, value: plan }
}

async function previewOf(asked: Asked, csv: string) {
  const { client, production } = await opened(asked)
  const params = { path: { production } }
  return asked.has('scenes')
    ? answered(
        client.POST('/api/v1/productions/{production}/scene-tables/previews', { params, body: { csv } }),
      )
    : answered(
        client.POST('/api/v1/productions/{production}/story-tables/previews', {
          params,
          body: { csv, removesMissing: asked.has('remove-missing') },
        }),
      )
}

// Looked at first: a table with mistakes then tells all of them, each in its place.
async function takingOf(asked: Asked, csv: string) {
  const shown = await previewOf(asked, csv)
  if (shown.flaws.length > 0 || shown.changes.length === 0) return shown
  const { client, production } = await opened(asked)
  const params = { path: { production } }
  const expects = shown.digest
  return asked.has('scenes')
    ? answered(
        client.POST('/api/v1/productions/{production}/scene-tables', { params, body: { csv, expects } }),
      )
    : answered(
        client.POST('/api/v1/productions/{production}/story-tables', {
          params,
          body: { csv, expects, removesMissing: asked.has('remove-missing') },
        }),
      )
}
