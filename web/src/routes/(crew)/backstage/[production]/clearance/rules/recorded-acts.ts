import type { RequestEvent } from '@sveltejs/kit'
import { USES } from '@stagedoor/core/clearance'
import { act, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { momentIn } from '#lib/server/posted.ts'
import { delayTyped } from '#lib/rules/delay.ts'
import { listed } from './listed.ts'

type Here = RequestEvent<{ production: string }>

const inProduction = ({ params: { production } }: Here) => ({ params: { path: { production } } })

const areasIn = (form: FormData): string[] =>
  listed(textOf(form, 'territories')).map((code) => code.toUpperCase())

const usesIn = (form: FormData) => USES.filter((use) => form.getAll('use').includes(use))

/** One destination of a form's two fields: every account of a platform, or one. */
function placeIn(form: FormData, name: string) {
  const [platform, account] = [textOf(form, name), textOf(form, `${name}Account`)]
  return account === ''
    ? { kind: 'platform' as const, platform }
    : { kind: 'account' as const, platform, account }
}

function destinationsIn(form: FormData) {
  const platforms = form.getAll('destination').map(String)
  return platforms.length === 0
    ? [{ kind: 'anywhere' as const }]
    : platforms.map((platform) => ({ kind: 'platform' as const, platform }))
}

/** What can be recorded and ended on the page of rules: holdbacks, prohibitions, agreements, crowd notices. */
export const recordedActs = {
  addHoldback: async (event: Here) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/holdbacks', {
        ...inProduction(event),
        body: {
          name: textOf(form, 'name'),
          waits: placeIn(form, 'waits'),
          first: placeIn(form, 'first'),
          delay: delayTyped({
            count: textOf(form, 'delay'),
            unit: textOf(form, 'unit'),
            zone: textOf(form, 'zone') || 'UTC',
            kept: '',
          }),
          territories: areasIn(form),
          reason: textOf(form, 'reason'),
        },
      }),
    )
    return result.ok ? { done: 'holdback' as const } : refusedAs('holdback', form, result.refusal)
  },
  endHoldback: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const holdback = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.POST('/api/v1/holdbacks/{holdback}/endings', {
        params: { path: { holdback } },
        body: { reason: textOf(form, 'reason') },
      }),
    )
    return result.ok ? { done: 'ended' as const } : refusedAs(`end ${holdback}`, form, result.refusal)
  },
  addProhibition: async (event: Here) => {
    const form = await event.request.formData()
    const [fromAt, untilAt] = [momentIn(form, 'from'), momentIn(form, 'until')]
    const subject = textOf(form, 'subject')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/prohibitions', {
        ...inProduction(event),
        body: {
          kind: textOf(form, 'kind') === 'exclusivity' ? 'exclusivity' : 'never',
          name: textOf(form, 'name'),
          subjectId: subject === '' ? null : subject,
          sides: ['picture', 'sound'],
          uses: usesIn(form),
          destinations: {
            kind: textOf(form, 'how') === 'all-but' ? 'all-but' : 'these',
            destinations: destinationsIn(form),
          },
          territories: areasIn(form),
          ...(fromAt === undefined ? {} : { fromAt }),
          ...(untilAt === undefined ? {} : { untilAt }),
          reason: textOf(form, 'reason'),
        },
      }),
    )
    return result.ok ? { done: 'prohibition' as const } : refusedAs('prohibition', form, result.refusal)
  },
  endProhibition: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const prohibition = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.POST('/api/v1/prohibitions/{prohibition}/endings', {
        params: { path: { prohibition } },
        body: { reason: textOf(form, 'reason') },
      }),
    )
    return result.ok ? { done: 'ended' as const } : refusedAs(`end ${prohibition}`, form, result.refusal)
  },
  addNda: async (event: Here) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/ndas', {
        ...inProduction(event),
        body: {
          contributorName: textOf(form, 'contributor'),
          name: textOf(form, 'name'),
          untilAt: momentIn(form, 'until') ?? null,
          reason: textOf(form, 'reason'),
        },
      }),
    )
    return result.ok ? { done: 'nda' as const } : refusedAs('nda', form, result.refusal)
  },
  endNda: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const nda = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.POST('/api/v1/ndas/{nda}/endings', {
        params: { path: { nda } },
        body: { reason: textOf(form, 'reason') },
      }),
    )
    return result.ok ? { done: 'ended' as const } : refusedAs(`end ${nda}`, form, result.refusal)
  },
  addNotice: async (event: Here) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/crowd-notices', {
        ...inProduction(event),
        body: {
          name: textOf(form, 'name'),
          placeId: textOf(form, 'place'),
          dayId: textOf(form, 'day'),
          uses: usesIn(form),
          wording: textOf(form, 'wording'),
          postedAt: momentIn(form, 'postedAt') ?? '',
        },
      }),
    )
    return result.ok ? { done: 'notice' as const } : refusedAs('notice', form, result.refusal)
  },
  endNotice: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const notice = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.POST('/api/v1/crowd-notices/{notice}/endings', {
        params: { path: { notice } },
        body: { reason: textOf(form, 'reason') },
      }),
    )
    return result.ok ? { done: 'ended' as const } : refusedAs(`end ${notice}`, form, result.refusal)
  },
}
