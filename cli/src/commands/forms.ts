import { readFile, writeFile } from 'node:fs/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { BadInput, Misuse } from '../refusal.ts'

/** Lists of release forms: taken over from a file, or written to one. */
export const forms: Command = {
  usage: 'forms list|preview|take|export|policy [FILE] [--leave-out-wrong] [--production NAME]',
  says: 'take over a list of release forms, or write them to a file',
  about: [
    'list               every release form and how far it has come',
    'preview FILE       say line by line what taking the list over would do',
    'take FILE          take it over, whole; with --leave-out-wrong without its wrong lines',
    'export FILE        write every release form as CSV',
    'policy FILE        write every signed grant and every prohibition as an ODRL 2.2 policy',
  ],
  options: { 'leave-out-wrong': { type: 'boolean' }, production: { type: 'string' } },
  least: 1,
  most: 2,
  run,
}

async function run(asked: Asked) {
  const [act = '', file] = asked.operands
  switch (act) {
    case 'list':
      return listed(asked)
    case 'preview':
    case 'take':
      return taken(asked, { act, csv: await textOf(needed(file)) })
    case 'export':
      return written(asked, { operation: 'release-forms.csv', file: needed(file) })
    case 'policy':
      return written(asked, { operation: 'policy.jsonld', file: needed(file) })
    default:
      throw new Misuse(`There is no "forms ${act}".`)
  }
}

function needed(file: string | undefined): string {
  if (file === undefined) throw new Misuse('Say which file.')
  return file
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be read. Nothing was changed.`, [], { cause })
  })
}

async function opened({ house, option }: Asked) {
  const there = house()
  return { client: there.client, production: await theProduction(there, option('production')) }
}

async function listed(asked: Asked) {
  const { client, production } = await opened(asked)
  const { items } = await answered(
    client.GET('/api/v1/productions/{production}/release-forms', { params: { path: { production } } }),
  )
  const lines = items.map(
    ({ subject, template, language, state, way, scope }) =>
      `${subject.name}: ${template} (${language}), ${state}, ${way}${scope.untilAt === null ? '' : `, until ${scope.untilAt}`}`,
  )
  return { code: 0, lines: lines.length === 0 ? ['No release form yet.'] : lines, value: items }
}

async function taken(asked: Asked, { act, csv }: { act: 'preview' | 'take'; csv: string }) {
  const { client, production } = await opened(asked)
  const params = { path: { production } }
  const plan = await answered(
    act === 'preview'
      ? client.POST('/api/v1/productions/{production}/release-form-lists/previews', {
          params,
          body: { csv, scans: [] },
        })
      : client.POST('/api/v1/productions/{production}/release-form-lists', {
          params,
          body: { csv, scans: [], leaveOutWrong: asked.has('leave-out-wrong') },
        }),
  )
  const lines = plan.lines.map(
    ({ line, name, fate, says }) =>
      `${line} ${name}: ${fate.replaceAll('-', ' ')}${says.map((what) => `\n    ${what}`).join('')}`,
  )
  return { code: plan.lines.some(({ fate }) => fate === 'wrong') ? 1 : 0, lines, value: plan }
}

async function written(
  asked: Asked,
  { operation, file }: { operation: 'release-forms.csv' | 'policy.jsonld'; file: string },
) {
  const { client, production } = await opened(asked)
  const params = { path: { production } }
  const text = await answered(
    operation === 'release-forms.csv'
      ? client.GET('/api/v1/productions/{production}/release-forms.csv', { params, parseAs: 'text' })
      : client.GET('/api/v1/productions/{production}/policy.jsonld', { params, parseAs: 'text' }),
  )
  await writeFile(file, String(text))
  return { code: 0, lines: [`Written to ${file}.`], value: { file } }
}
