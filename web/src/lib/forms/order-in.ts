import { MEDIA, MUSIC_RIGHTS, USES } from '@stagedoor/core/clearance'
import { COUNTED } from '@stagedoor/core/clearance/kills'
import { instantOf } from '#lib/words/times.ts'

/** What a form asks for, as it is posted to the API. */
export type Order = ReturnType<typeof orderIn>

/** What a posted form asks for: template, language, scope, conditions and a talent's shares, each with its default. */
export function orderIn(form: FormData) {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const chosen = <Word extends string>(name: string, known: readonly Word[]): Word[] => {
    const asked = form.getAll(name).map(String)
    return known.filter((one) => asked.includes(one))
  }
  const zone = text('zone') || 'UTC'
  const dayIn = (name: string) => (text(name) === '' ? undefined : instantOf(`${text(name)}T00:00`, zone))
  const fromAt = dayIn('from')
  const untilAt = dayIn('until')
  const codes = text('territories')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const territories = [...new Set([...form.getAll('group').map(String), ...codes])]
  const media = chosen('media', MEDIA)
  const uses = chosen('use', USES)
  const rights = chosen('right', MUSIC_RIGHTS)
  const beside = form.getAll('beside').map(String)
  return {
    ...(text('template') === '' ? {} : { template: text('template') }),
    language: text('language') || 'en',
    endsAtMajority: form.has('endsAtMajority'),
    scope: {
      media: media.length === 0 ? [...MEDIA] : media,
      ...(rights.length === 0 ? {} : { musicRights: rights }),
      uses: uses.length === 0 ? (['publicity'] as const).slice() : uses,
      destinations:
        text('where') === 'anywhere'
          ? [{ kind: 'anywhere' as const }]
          : [
              { kind: 'platform' as const, platform: 'own-page' },
              { kind: 'platform' as const, platform: 'kit' },
            ],
      territories: territories.length === 0 ? ['WORLD'] : territories,
      ...(fromAt === undefined ? {} : { fromAt }),
      ...(untilAt === undefined ? {} : { untilAt }),
    },
    conditions: [
      ...(text('credit') === '' ? [] : [{ kind: 'credit-line' as const, text: text('credit') }]),
      ...(form.has('approval') ? [{ kind: 'approval-needed' as const }] : []),
      ...(beside.length === 0 ? [] : [{ kind: 'not-beside' as const, subjectIds: beside }]),
    ],
    ...(text('template') === 'talent' ? { agreement: agreementIn(text) } : {}),
  }
}

// A field that is there and empty says that the agreement gives no word, or that silence says nothing.
function agreementIn(text: (name: string) => string) {
  const numberOr = (name: string): number | null =>
    text(name) === '' ? null : Math.round(Number(text(name)))
  return {
    kind: 'talent' as const,
    billing: numberOr('billing') ?? 1,
    counted: COUNTED.find((one) => one === text('counted')) ?? ('stills' as const),
    soloPercent: numberOr('soloPercent'),
    groupPercent: numberOr('groupPercent'),
    silenceDays: numberOr('silenceDays'),
    approvals: text('approvals') === 'revocable' ? ('revocable' as const) : ('final' as const),
  }
}
