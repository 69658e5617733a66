import { MEDIA, MUSIC_RIGHTS, USES } from '@stagedoor/core/clearance'
import { instantOf } from '#lib/words/times.ts'
import { textOf } from './api.ts'

/** What a posted form asks for: template, language, scope and conditions, each with its default. */
export function orderIn(form: FormData) {
  const until = textOf(form, 'until')
  const zone = textOf(form, 'zone') || 'UTC'
  const template = textOf(form, 'template')
  const territories = textOf(form, 'territories')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
  const chosen = <Word extends string>(name: string, known: readonly Word[]): Word[] => {
    const asked = form.getAll(name).map(String)
    return known.filter((one) => asked.includes(one))
  }
  const media = chosen('media', MEDIA)
  const uses = chosen('use', USES)
  const rights = chosen('right', MUSIC_RIGHTS)
  return {
    ...(template === '' ? {} : { template }),
    language: textOf(form, 'language') || 'en',
    endsAtMajority: form.has('endsAtMajority'),
    scope: {
      media: media.length === 0 ? [...MEDIA] : media,
      ...(rights.length === 0 ? {} : { musicRights: rights }),
      uses: uses.length === 0 ? (['publicity'] as const).slice() : uses,
      destinations:
        textOf(form, 'where') === 'anywhere'
          ? [{ kind: 'anywhere' as const }]
          : [
              { kind: 'platform' as const, platform: 'own-page' },
              { kind: 'platform' as const, platform: 'kit' },
            ],
      territories: territories.length === 0 ? ['WORLD'] : territories,
      ...(until === '' ? {} : { untilAt: instantOf(`${until}T00:00`, zone) }),
    },
    conditions: [
      ...(textOf(form, 'credit') === ''
        ? []
        : [{ kind: 'credit-line' as const, text: textOf(form, 'credit') }]),
      ...(form.has('approval') ? [{ kind: 'approval-needed' as const }] : []),
    ],
  }
}
