import type { Supposition } from '#lib/wire/clearance.ts'
import { instantOf } from '#lib/words/times.ts'

/** What a person may wonder about on the board, as its address has it in `if`. */
export const WONDERS = [
  'withdrawn',
  'grant-signed',
  'grant-extended',
  'premiere-moved',
  'embargo-lifted',
  'embargo-begun',
  'another-day',
] as const
export type Wonder = (typeof WONDERS)[number]

/** Which wonder an address holds, whether or not it is whole. */
export const wonderIn = (search: Pick<URLSearchParams, 'get'>): Wonder | undefined =>
  WONDERS.find((wonder) => wonder === search.get('if'))

/** The supposition that an address holds; undefined where a word of it is missing or makes no sense. */
export function suppositionIn(search: Pick<URLSearchParams, 'get'>, zone: string): Supposition | undefined {
  const word = (name: string) => search.get(name)?.trim() || undefined
  const moment = (name: string) => momentIn(word(name), zone)
  switch (wonderIn(search)) {
    case 'withdrawn':
    case 'grant-signed': {
      const subjectId = word('subject')
      const kind = search.get('if') === 'withdrawn' ? 'withdrawn' : 'grant-signed'
      return subjectId === undefined ? undefined : { kind, subjectId }
    }
    case 'grant-extended': {
      const releaseFormId = word('form')
      const until = word('until') === undefined ? null : moment('until')
      if (releaseFormId === undefined || until === undefined) return undefined
      return { kind: 'grant-extended', releaseFormId, until, territories: ['WORLD'], destinations: ANYWHERE }
    }
    case 'premiere-moved': {
      const at = moment('at')
      const of = word('of')
      const territory = word('where') ?? 'WORLD'
      return at === undefined
        ? undefined
        : { kind: 'premiere-moved', at, territory, ...(of === undefined ? {} : { of }) }
    }
    case 'embargo-lifted': {
      const embargoId = word('embargo')
      return embargoId === undefined ? undefined : { kind: 'embargo-lifted', embargoId }
    }
    case 'embargo-begun': {
      const on = scopeIn(word('on') ?? '')
      const until = word('until') === undefined ? null : moment('until')
      return until === undefined ? undefined : { kind: 'embargo-begun', on, until, territories: ['WORLD'] }
    }
    case 'another-day': {
      const at = moment('at')
      return at === undefined ? undefined : { kind: 'another-day', at }
    }
    case undefined:
      return undefined
  }
}

const ANYWHERE = [{ kind: 'anywhere' as const }]

type Scope = Extract<Supposition, { kind: 'embargo-begun' }>['on']

/** What an embargo lies on, from one field: `scene:ID`, `day:ID` or `production`. */
export function scopeIn(field: string): Scope {
  const [kind, id = ''] = field.split(':')
  if (kind === 'scene') return { kind: 'scene', sceneId: id }
  if (kind === 'day') return { kind: 'day', dayId: id }
  if (kind === 'asset') return { kind: 'asset', assetId: id }
  return { kind: 'production' }
}

function momentIn(field: string | undefined, zone: string): string | undefined {
  const [, date, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(field ?? '') ?? []
  if (date === undefined || Number.isNaN(Date.parse(`${date}T${time}Z`))) return undefined
  return instantOf(`${date}T${time}`, zone)
}
