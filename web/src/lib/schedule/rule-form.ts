import { type DelayTyped, delayTyped, typedDelay } from '#lib/rules/delay.ts'
import type { WireRule } from '#lib/wire/publish.ts'
import { fieldMoment } from '#lib/words/times.ts'

/** The ways in which somebody can say when a publication opens, in the order in which the page offers them. */
export const RULE_KINDS = ['time', 'at-once', 'premiere', 'story-point', 'publication'] as const

/** A rule as a form holds it, whatever its kind: fields of other kinds are kept, and count for nothing. */
export type RuleTyped = {
  kind: string
  /** What the field of minutes shows. */
  at: string
  /** The rule that stands, as JSON, which a field of minutes may cut short. */
  stood: string
  /** `work`, or a point of the story. */
  premiere: string
  /** A territory; empty: each for itself. */
  where: string
  point: string
  publication: string
  delay: DelayTyped
}

/** What the form shows of a rule; `opensAt` is its moment, or one to begin with. */
export function typedRule(
  rule: WireRule | undefined,
  { opensAt, zone }: { opensAt: string; zone: string },
): RuleTyped {
  const typed: RuleTyped = {
    kind: 'time',
    at: fieldMoment(opensAt, zone),
    stood: rule === undefined ? '' : JSON.stringify(rule),
    premiere: 'work',
    where: '',
    point: '',
    publication: '',
    delay: { count: '0', unit: 'hours', zone, kept: '' },
  }
  switch (rule?.kind) {
    case undefined:
    case 'at-once':
    case 'moment':
      return typed
    case 'local-time':
      return rule.local.zone === zone
        ? { ...typed, at: `${rule.local.date}T${rule.local.time.slice(0, 5)}` }
        : typed
    case 'premiere':
      return {
        ...typed,
        kind: 'premiere',
        premiere: rule.of ?? 'work',
        where: rule.territory === 'each' ? '' : rule.territory,
        delay: typedDelay(rule.delay, zone),
      }
    case 'story-point':
      return { ...typed, kind: 'story-point', point: rule.point, delay: typedDelay(rule.delay, zone) }
    case 'publication':
      return {
        ...typed,
        kind: 'publication',
        publication: rule.publicationId,
        delay: typedDelay(rule.delay, zone),
      }
  }
}

/** The rule of a posted form; undefined where nothing about it was changed, or what it asks for is not filled in. */
export function ruleIn(form: FormData): WireRule | undefined {
  const kept = textOf(form, 'kept')
  if (kept.startsWith('{')) return JSON.parse(kept) as WireRule
  const zone = textOf(form, 'zone') || 'UTC'
  const text = (name: string) => textOf(form, `rule.${name}`)
  const delay = delayTyped({
    count: text('delay') || '0',
    unit: text('unit'),
    zone: text('zone') || zone,
    kept: text('kept'),
  })
  switch (text('kind')) {
    case 'at-once':
      return { kind: 'at-once' }
    case 'premiere': {
      const of = text('premiere')
      const territory = text('where').toUpperCase() || 'each'
      return { kind: 'premiere', of: of === 'work' || of === '' ? null : of, territory, delay }
    }
    case 'story-point':
      return text('point') === '' ? undefined : { kind: 'story-point', point: text('point'), delay }
    case 'publication':
      return text('publication') === ''
        ? undefined
        : { kind: 'publication', publicationId: text('publication'), delay }
    default:
      return timeIn(form, zone)
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

// What was not touched stays as it stood, to the millisecond.
function timeIn(form: FormData, zone: string): WireRule | undefined {
  const field = textOf(form, 'opensAt')
  if (field === '' || field === textOf(form, 'opensAtBefore')) return undefined
  const [date = '', time = ''] = field.split('T')
  return { kind: 'local-time', local: { date, time: time.slice(0, 5), zone } }
}
