import type { operations, StagedoorClient } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { findNamed } from '../house/find-named.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse } from '../refusal.ts'
import { momentOf } from './moment.ts'

type Supposition = operations['simulate']['requestBody']['content']['application/json']['suppose'][number]
type Simulation = operations['simulate']['responses'][200]['content']['application/json']

async function run({ option, house }: Asked) {
  const opened = house()
  const production = await theProduction(opened, option('production'))
  const suppose = await suppositionsIn(option, { client: opened.client, production })
  const seen = await answered(
    opened.client.POST('/api/v1/productions/{production}/simulations', {
      params: { path: { production } },
      body: { suppose },
    }),
  )
  return { code: 0, lines: linesOf(seen), value: seen }
}

interface There {
  readonly client: StagedoorClient
  readonly production: string
}

async function suppositionsIn(option: Asked['option'], there: There): Promise<Supposition[]> {
  const [withdraws, signs, lifted, premiere, at] = ['withdraws', 'signs', 'lifted', 'premiere', 'at'].map(
    option,
  )
  const suppose: Supposition[] = [
    ...(withdraws === undefined
      ? []
      : [{ kind: 'withdrawn' as const, subjectId: await subjectOf(there, withdraws) }]),
    ...(signs === undefined
      ? []
      : [{ kind: 'grant-signed' as const, subjectId: await subjectOf(there, signs) }]),
    ...(lifted === undefined
      ? []
      : [{ kind: 'embargo-lifted' as const, embargoId: await embargoOf(there, lifted) }]),
    ...(premiere === undefined
      ? []
      : [
          {
            kind: 'premiere-moved' as const,
            at: momentOf(premiere, '--premiere'),
            territory: (option('territory') ?? 'WORLD').toUpperCase(),
          },
        ]),
    ...(at === undefined ? [] : [{ kind: 'another-day' as const, at: momentOf(at, '--at') }]),
  ]
  if (suppose.length === 0) throw new Misuse('what-if takes at least one thing to suppose.')
  return suppose
}

async function subjectOf({ client, production }: There, name: string): Promise<string> {
  const { items } = await answered(
    client.GET('/api/v1/productions/{production}/subjects', { params: { path: { production } } }),
  )
  return findNamed(items, name, 'Nobody and nothing').id
}

async function embargoOf({ client, production }: There, name: string): Promise<string> {
  const { items } = await answered(
    client.GET('/api/v1/productions/{production}/embargoes', { params: { path: { production } } }),
  )
  return findNamed(items, name, 'No embargo').id
}

const WORSE: Readonly<Record<Simulation['changes'][number]['change'], string>> = {
  better: '+',
  worse: '-',
  otherwise: '~',
}

function linesOf({ supposed, consequences, asked, before, after, changes }: Simulation): string[] {
  const counted = (counts: Simulation['before']) =>
    (['cleared', 'cleared-with-edits', 'held', 'refused'] as const)
      .map((kind) => `${kind} ${counts[kind] ?? 0}`)
      .join(', ')
  return [
    `${supposed.join(', and ')}: ${consequences}.`,
    `  now:  ${counted(before)}`,
    `  then: ${counted(after)}`,
    ...changes.flatMap(({ change, title, assets, of, before: was, after: is, isShut }) => [
      `${WORSE[change]} ${title ?? assets[0]?.title ?? of} (${of}): ${was.headline} → ${is.headline}${isShut ? ', and it is out: it would be shut' : ''}`,
      ...(is.reason === '' ? [] : [`    ${is.reason}`]),
    ]),
    `Nothing was done. ${asked} answers could change and were asked for again.`,
  ]
}

/** What would come of something, before anybody does it. */
export const whatIf: Command = {
  usage:
    'what-if [--withdraws NAME] [--signs NAME] [--lifted EMBARGO] [--premiere MOMENT [--territory CODE]] [--at MOMENT] [--production NAME]',
  says: 'show what would come of something, without doing it',
  about: [
    '--withdraws      somebody takes back everything given by consent',
    '--signs          somebody signs for every use, everywhere',
    '--lifted         an embargo is lifted now',
    '--premiere       the premiere moves to 2027-03-12T19:00:00+01:00; --territory DE, WORLD when not said',
    '--at             the same, looked at on another day',
    '--production     needed only where the key sees several',
    'Several are supposed together. Nothing is written, not even to the log.',
  ],
  options: {
    withdraws: { type: 'string' },
    signs: { type: 'string' },
    lifted: { type: 'string' },
    premiere: { type: 'string' },
    territory: { type: 'string' },
    at: { type: 'string' },
    production: { type: 'string' },
  },
  least: 0,
  most: 0,
  run,
}
