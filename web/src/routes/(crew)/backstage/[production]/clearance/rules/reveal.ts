import { type Reveal, subjectId } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import type { WireReveal } from '#lib/wire/clearance.ts'
import { fieldMoment, instantOf } from '#lib/words/times.ts'
import { type DelayTyped, delayTyped, typedDelay } from '#lib/rules/delay.ts'

/** What a secret can wait for, in the order in which the page offers it. */
export const REVEAL_KINDS = ['never', 'at', 'premiere', 'story-point', 'with', 'any', 'all'] as const

/** One condition as a form holds it, whatever its kind: fields of other kinds are kept, and count for nothing. */
export type RevealTyped = {
  kind: string
  at: string
  /** The moment that stands, which a field of minutes may cut short. */
  stood: string
  /** `work`, or a point of the story. */
  premiere: string
  /** A territory; empty: each for itself. */
  where: string
  delay: DelayTyped
  point: string
  secret: string
  of: RevealTyped[]
}

/** Deeper than this nobody can read it in one sentence; the API takes more. */
export const DEEPEST = 5
const MOST_BESIDE = 20

/** A condition of which nothing is said yet. */
export const emptyReveal = (zone: string, kind = 'at'): RevealTyped => ({
  kind,
  at: '',
  stood: '',
  premiere: 'work',
  where: '',
  delay: { count: '0', unit: 'hours', zone, kept: '' },
  point: '',
  secret: '',
  of: [],
})

/** Reads the conditions of a posted form: a field of a condition is named by its place, such as `r.0.1.at`. */
export function revealIn(form: FormData, zone: string, place = 'r'): RevealTyped {
  const text = (name: string) => {
    const value = form.get(`${place}.${name}`)
    return typeof value === 'string' ? value.trim() : ''
  }
  const of: RevealTyped[] = []
  const isShallow = place.split('.').length <= DEEPEST
  while (isShallow && of.length < MOST_BESIDE && form.has(`${place}.${of.length}.kind`))
    of.push(revealIn(form, zone, `${place}.${of.length}`))
  return {
    kind: text('kind'),
    at: text('at'),
    stood: text('stood'),
    premiere: text('premiere') || 'work',
    where: text('where').toUpperCase(),
    delay: {
      count: text('delay') || '0',
      unit: text('unit') || 'hours',
      zone: text('zone') || zone,
      kept: text('kept'),
    },
    point: text('point'),
    secret: text('secret'),
    of,
  }
}

/** The reveal that filled-in conditions mean; nothing where one of them is not filled in, for leaving it out could let more out. */
export function revealTyped(typed: RevealTyped, zone: string): WireReveal | undefined {
  const { kind, at, stood, premiere, where, delay, point, secret } = typed
  switch (kind) {
    case 'never':
      return { kind }
    case 'at':
      if (at === '') return undefined
      return { kind, at: stood !== '' && fieldMoment(stood, zone) === at ? stood : instantOf(at, zone) }
    case 'premiere':
      return {
        kind,
        of: premiere === 'work' ? null : premiere,
        territory: where === '' ? 'each' : where,
        delay: delayTyped(delay),
      }
    case 'story-point':
      return point === '' ? undefined : { kind, point }
    case 'with':
      return secret === '' ? undefined : { kind, secretId: secret }
    case 'any':
    case 'all': {
      const of = typed.of.map((one) => revealTyped(one, zone))
      return of.length === 0 || of.includes(undefined)
        ? undefined
        : { kind, of: of.filter((one) => one !== undefined) }
    }
    default:
      return undefined
  }
}

/** What the form shows of a reveal that stands. */
export function typedReveal(reveal: WireReveal, zone: string): RevealTyped {
  const typed = emptyReveal(zone, reveal.kind)
  switch (reveal.kind) {
    case 'never':
      return typed
    case 'at':
      return { ...typed, at: fieldMoment(reveal.at, zone), stood: reveal.at }
    case 'premiere':
      return {
        ...typed,
        premiere: reveal.of ?? 'work',
        where: reveal.territory === 'each' ? '' : reveal.territory,
        delay: typedDelay(reveal.delay, zone),
      }
    case 'story-point':
      return { ...typed, point: reveal.point }
    case 'with':
      return { ...typed, secret: reveal.secretId }
    case 'any':
    case 'all':
      return { ...typed, of: reveal.of.map((one) => typedReveal(one, zone)) }
  }
}

/**
 * Changes the shape of the conditions as a button asks, such as `add r.0` (one more within), `drop r.1` (take it out) and
 * `wrap r` (itself, or something else besides). What the button does not name stays as typed.
 */
export function reshaped(typed: RevealTyped, shaping: string, zone: string): RevealTyped {
  const [verb = '', place = ''] = shaping.split(' ')
  const [, ...path] = place.split('.').map(Number)
  if (path.some((index) => !Number.isInteger(index))) return typed
  return shape(typed, { verb, path, zone })
}

function shape(typed: RevealTyped, change: { verb: string; path: number[]; zone: string }): RevealTyped {
  const { verb, path, zone } = change
  const [index, ...deeper] = path
  if (index === undefined) {
    if (verb === 'wrap') return { ...emptyReveal(zone, 'any'), of: [typed, emptyReveal(zone)] }
    if (verb === 'add')
      return {
        ...typed,
        of: [...typed.of, emptyReveal(zone), ...(typed.of.length === 0 ? [emptyReveal(zone)] : [])],
      }
    return typed
  }
  if (verb === 'drop' && deeper.length === 0)
    return { ...typed, of: typed.of.filter((_, at) => at !== index) }
  return {
    ...typed,
    of: typed.of.map((one, at) => (at === index ? shape(one, { ...change, path: deeper }) : one)),
  }
}

/** Whether a condition can hold others, so deep down. */
export const mayNest = (depth: number): boolean => depth < DEEPEST - 1

/** A reveal of the wire as core words it. */
export function revealOf(wire: WireReveal): Reveal {
  switch (wire.kind) {
    case 'at':
      return { kind: 'at', at: instant(Date.parse(wire.at)) }
    case 'never':
      return wire
    case 'premiere':
      return {
        kind: 'premiere',
        of: wire.of as StoryPointId | null,
        territory: wire.territory as Extract<Reveal, { kind: 'premiere' }>['territory'],
        delay: wire.delay,
      }
    case 'story-point':
      return { kind: 'story-point', point: wire.point as StoryPointId }
    case 'with':
      return { kind: 'with', secretId: subjectId(wire.secretId) }
    case 'any':
    case 'all': {
      const [first, ...others] = wire.of.map(revealOf)
      return first === undefined ? { kind: 'never' } : { kind: wire.kind, of: [first, ...others] }
    }
  }
}
