import type { operations, StagedoorClient } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { findNamed } from '../house/find-named.ts'
import { listIn } from '../house/list-in.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse } from '../refusal.ts'
import { momentOf } from './moment.ts'

type Order = operations['beginEmbargo']['requestBody']['content']['application/json']
type Embargo = operations['listEmbargoes']['responses'][200]['content']['application/json']['items'][number]

interface There {
  readonly client: StagedoorClient
  readonly production: string
}

/** Embargoes: listed, begun, lifted. */
export const embargo: Command = {
  usage: 'embargo list|begin|lift [NAME] [OPTIONS] [--production NAME]',
  says: 'list, begin or lift embargoes',
  about: [
    'list               every embargo, newest first',
    'begin NAME         nothing of the production, or of --scene NUMBER, --day NUMBER or --asset ID,',
    '                   until it is lifted or until --until MOMENT (with its offset)',
    '  --territories    country codes with commas between them; the whole world unless said',
    '  --lifters        names with commas between them: any one of them lifts it; with --all only all together',
    '  --set-safety     it is for the safety of the set',
    '  --reason         why; kept in the log',
    'lift NAME          lift it, or enter the word of --by NAME, known by --evidence TEXT',
  ],
  options: {
    production: { type: 'string' },
    scene: { type: 'string' },
    day: { type: 'string' },
    asset: { type: 'string' },
    until: { type: 'string' },
    territories: { type: 'string' },
    lifters: { type: 'string' },
    all: { type: 'boolean' },
    'set-safety': { type: 'boolean' },
    reason: { type: 'string' },
    by: { type: 'string' },
    evidence: { type: 'string' },
  },
  least: 1,
  most: 2,
  run,
}

async function run(asked: Asked) {
  const [act = '', name] = asked.operands
  switch (act) {
    case 'list':
      return listed(await openedIn(asked))
    case 'begin':
      return begun(asked, needed(name))
    case 'lift':
      return lifted(asked, needed(name))
    default:
      throw new Misuse(`There is no "embargo ${act}".`)
  }
}

function needed(name: string | undefined): string {
  if (name === undefined) throw new Misuse('Say which embargo.')
  return name
}

async function openedIn({ house, option }: Asked): Promise<There> {
  const there = house()
  return { client: there.client, production: await theProduction(there, option('production')) }
}

function embargoesOf({ client, production }: There) {
  return answered(
    client.GET('/api/v1/productions/{production}/embargoes', { params: { path: { production } } }),
  )
}

async function listed(there: There) {
  const { items } = await embargoesOf(there)
  const lines = items.map((one) => `${stateOf(one).padEnd(32)}  ${one.name}${liftersOf(one)}`)
  return { code: 0, lines: lines.length === 0 ? ['No embargo yet.'] : lines, value: items }
}

function stateOf({ lifted: lift, waitsFor, until }: Embargo): string {
  if (lift !== null) return `lifted by ${lift.by}`
  if (waitsFor.length > 0) return `waits for ${waitsFor.join(', ')}`
  return until === null ? 'until it is lifted' : `until ${until}`
}

function liftersOf({ lifters }: Embargo): string {
  if (lifters.kind === 'anyone-allowed') return ''
  return `, lifted by ${lifters.names.join(lifters.kind === 'any-of' ? ' or ' : ' and ')}`
}

async function begun(asked: Asked, name: string) {
  const { option, has } = asked
  const until = option('until')
  const untilAt = until === undefined ? null : momentOf(until, '--until')
  const names = listIn(option('lifters'))
  if (has('all') && names.length === 0) throw new Misuse('--all takes --lifters beside it.')
  const there = await openedIn(asked)
  const { client, production } = there
  const answer = await answered(
    client.POST('/api/v1/productions/{production}/embargoes', {
      params: { path: { production } },
      body: {
        name,
        on: await scopeIn(asked, there),
        until: untilAt,
        territories: listIn(option('territories') ?? 'WORLD').map((code) => code.toUpperCase()),
        reason: option('reason') ?? '',
        cause: has('set-safety') ? 'set-safety' : 'plan',
        ...(names.length === 0
          ? {}
          : { lifters: { kind: has('all') ? ('all-of' as const) : ('any-of' as const), names } }),
      },
    }),
  )
  const end = answer.until === null ? 'until it is lifted' : `until ${answer.until}`
  const warning = answer.warning === null ? [] : [answer.warning]
  return {
    code: 0,
    lines: [`${name} is under embargo ${end}. What is out of it was shut.`, ...warning],
    value: answer,
  }
}

async function scopeIn({ option }: Asked, { client, production }: There): Promise<Order['on']> {
  const [scene, day, asset] = ['scene', 'day', 'asset'].map(option)
  if ([scene, day, asset].filter((one) => one !== undefined).length > 1)
    throw new Misuse('An embargo is on a scene, a day or an asset, or else on the whole production.')
  const params = { path: { production } }
  if (scene !== undefined) {
    const { items } = await answered(client.GET('/api/v1/productions/{production}/scenes', { params }))
    const scenes = items.map(({ id, number }) => ({ id, name: number }))
    return { kind: 'scene', sceneId: findNamed(scenes, scene, 'No scene').id }
  }
  if (day !== undefined) {
    const { items } = await answered(client.GET('/api/v1/productions/{production}/shooting-days', { params }))
    const days = items.map(({ id, number }) => ({ id, name: String(number) }))
    return { kind: 'day', dayId: findNamed(days, day, 'No shooting day').id }
  }
  return asset === undefined ? { kind: 'production' } : { kind: 'asset', assetId: asset }
}

async function lifted(asked: Asked, name: string) {
  const there = await openedIn(asked)
  const { items } = await embargoesOf(there)
  const open = items.filter((one) => one.lifted === null)
  const { id } = findNamed(open, name, 'No embargo that stands')
  const [by, evidence] = [asked.option('by'), asked.option('evidence')]
  const answer = await answered(
    there.client.POST('/api/v1/embargoes/{embargo}/liftings', {
      params: { path: { embargo: id } },
      body: { ...(by === undefined ? {} : { by }), ...(evidence === undefined ? {} : { evidence }) },
    }),
  )
  const lines = answer.isLifted
    ? [`${name} is lifted. What was shut opens again only by your hand.`]
    : [`Entered. It still waits for ${answer.waitsFor.join(', ')}.`]
  return { code: answer.isLifted ? 0 : 1, lines, value: answer }
}
