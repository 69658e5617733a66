import { isShape } from '@stagedoor/core/cut'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { rangeEdits, withEdits } from '#lib/cut/cut-timeline.ts'
import { captionsText, chaptersText } from '#lib/cut/cut-words.ts'
import { ruleIn } from '#lib/schedule/rule-form.ts'
import { act, read, readUnless, textOf } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { numberIn, questionIn } from '#lib/server/posted.ts'
import { refusedAs } from '#lib/server/typed.ts'
import type { CutView, Timeline } from '#lib/wire/cut.ts'
import type { Actions, PageServerLoad } from './$types'

const pathOf = (event: Pick<RequestEvent, 'params'>) => ({
  params: { path: { cut: event.params['cut'] ?? '' } },
})

const houseOf = (event: Pick<RequestEvent, 'params'>) => ({
  params: { path: { production: event.params['production'] ?? '' } },
})

export const load: PageServerLoad = async (event) => {
  const cut = await read(event, (api) => api.GET('/api/v1/cuts/{cut}', pathOf(event)))
  const asset = { params: { path: { asset: cut.timeline.clips[0]?.assetId ?? '' } } }
  const { exposureId } = cut
  const [footage, appearances, approvals, exposure, subjects, publications, story] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/assets/{asset}', asset)),
    read(event, (api) => api.GET('/api/v1/assets/{asset}/appearances', asset)),
    read(event, (api) => api.GET('/api/v1/cuts/{cut}/approvals', pathOf(event))),
    exposureId === null
      ? undefined
      : readUnless(event, ['not-found'], (api) =>
          api.GET('/api/v1/exposures/{exposure}', { params: { path: { exposure: exposureId } } }),
        ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', houseOf(event))),
    read(event, (api) => api.GET('/api/v1/productions/{production}/publications', houseOf(event))),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', houseOf(event))),
  ])
  return {
    cut,
    asset: footage,
    appearances: appearances.items,
    approvals: approvals.items,
    exposure,
    subjects: subjects.items,
    publications: publications.items.filter(({ cutId }) => cutId === cut.id),
    points: story.points.map(({ id, name }) => ({ id, name })),
    others: publications.items
      .filter(({ besideId, state }) => besideId === null && state !== 'cancelled' && state !== 'recalled')
      .map(({ id, title }) => ({ id, title })),
  }
}

/** What a cut is meant for after a changed word of its sentence. */
function meantForIn(form: FormData, { meantFor }: CutView) {
  const { uses, destination, territories, at } = questionIn(form)
  const platform = destination?.split(':')[0]
  return {
    uses: uses ?? meantFor.uses,
    territories: territories ?? meantFor.territories,
    moment: at === undefined ? meantFor.moment : { kind: 'from' as const, at },
    destination:
      platform === undefined || platform === meantFor.destination.platform
        ? meantFor.destination
        : { platform, account: 'main' },
  }
}

/** Changes the cut's timeline by what its present version is. */
async function changeTimeline(event: RequestEvent, change: (timeline: Timeline) => Timeline) {
  const cut = await read(event, (api) => api.GET('/api/v1/cuts/{cut}', pathOf(event)))
  const result = await act(event, (api) =>
    api.PATCH('/api/v1/cuts/{cut}', {
      ...pathOf(event),
      body: { version: cut.version, timeline: change(cut.timeline) },
    }),
  )
  return result.ok ? { saved: result.answer.version } : result.refusal
}

const rangesIn = (form: FormData): { fromFlicks: number; toFlicks: number }[] =>
  textOf(form, 'ranges')
    .split(',')
    .flatMap((range) => {
      const [from, to] = range.split('-').map(Number)
      return from !== undefined && to !== undefined && to > from ? [{ fromFlicks: from, toFlicks: to }] : []
    })

function intentIn(event: RequestEvent, form: FormData) {
  const rule = ruleIn(form)
  const slug = textOf(form, 'slug')
  return {
    cutId: event.params['cut'] ?? '',
    destination: { kind: 'own-page' as const },
    title: textOf(form, 'title'),
    copy: textOf(form, 'copy'),
    ...(slug === '' ? {} : { slug }),
    ...(rule === undefined ? {} : { rule }),
  }
}

export const actions: Actions = {
  ...clearingActs,
  save: async (event) => {
    const form = await event.request.formData()
    const shape = textOf(form, 'shape')
    const timeline = textOf(form, 'timeline')
    const captions = textOf(form, 'captions')
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/cuts/{cut}', {
        ...pathOf(event),
        body: {
          version: numberIn(form, 'version'),
          title: textOf(form, 'title'),
          ...(isShape(shape) && shape !== textOf(form, 'shapeBefore') ? { shape } : {}),
          ...(timeline.startsWith('{') ? { timeline: JSON.parse(timeline) as Timeline } : {}),
          ...(captions === textOf(form, 'captionsBefore') ? {} : { captions }),
        },
      }),
    )
    return result.ok ? { saved: result.answer.version } : result.refusal
  },
  chapters: async (event) => {
    const form = await event.request.formData()
    const body = { version: numberIn(form, 'version'), chapters: textOf(form, 'chapters') }
    const result = await act(event, (api) => api.PATCH('/api/v1/cuts/{cut}', { ...pathOf(event), body }))
    return result.ok ? { saved: result.answer.version } : refusedAs('chapters', form, result.refusal)
  },
  ask: async (event) => {
    const form = await event.request.formData()
    const cut = await read(event, (api) => api.GET('/api/v1/cuts/{cut}', pathOf(event)))
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/cuts/{cut}', {
        ...pathOf(event),
        body: { version: cut.version, meantFor: meantForIn(form, cut) },
      }),
    )
    return result.ok ? { done: 'asked' as const } : result.refusal
  },
  applyEdits: async (event) => {
    const result = await act(event, (api) => api.POST('/api/v1/cuts/{cut}/verdict-edits', pathOf(event)))
    return result.ok ? { edited: result.answer.edits } : result.refusal
  },
  addEdit: async (event) => {
    const form = await event.request.formData()
    const kind = textOf(form, 'kind') === 'mute' ? 'mute' : 'trim'
    const added = rangeEdits(kind, textOf(form, 'asset'), rangesIn(form))
    return changeTimeline(event, (timeline) => withEdits(timeline, [...timeline.edits, ...added]))
  },
  dropEdit: async (event) => {
    const dropped = numberIn(await event.request.formData(), 'edit')
    return changeTimeline(event, (timeline) =>
      withEdits(
        timeline,
        timeline.edits.filter((_, index) => index !== dropped),
      ),
    )
  },
  newVersion: (event) => changeTimeline(event, (timeline) => timeline),
  copy: async (event) => {
    const cut = await read(event, (api) => api.GET('/api/v1/cuts/{cut}', pathOf(event)))
    const made = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/cuts', {
        ...houseOf(event),
        body: {
          title: cut.title,
          assetId: cut.timeline.clips[0]?.assetId ?? '',
          shape: cut.shape,
          meantFor: cut.meantFor,
        },
      }),
    )
    if (!made.ok) return made.refusal
    const { id } = made.answer
    const filled = await act(event, (api) =>
      api.PATCH('/api/v1/cuts/{cut}', {
        params: { path: { cut: id } },
        body: {
          version: 1,
          timeline: cut.timeline,
          captions: captionsText(cut),
          chapters: chaptersText(cut),
        },
      }),
    )
    if (!filled.ok) return filled.refusal
    redirect(303, `/backstage/${event.params['production']}/cuts/${id}`)
  },
  render: async (event) => {
    const result = await act(event, (api) => api.POST('/api/v1/cuts/{cut}/renders', pathOf(event)))
    return result.ok ? { rendering: true } : result.refusal
  },
  askApproval: async (event) => {
    const form = await event.request.formData()
    const askedOf = textOf(form, 'askedOf')
    const result = await act(event, (api) =>
      api.POST('/api/v1/cuts/{cut}/approvals', {
        ...pathOf(event),
        body: { subjectId: textOf(form, 'subject'), askedOf },
      }),
    )
    return result.ok ? { approval: { url: result.answer.url, askedOf } } : result.refusal
  },
  askAgain: async (event) => {
    const result = await act(event, (api) => api.POST('/api/v1/cuts/{cut}/approval-rounds', pathOf(event)))
    return result.ok ? { askedAgain: result.answer.items } : result.refusal
  },
  preflight: async (event) => {
    const form = await event.request.formData()
    const body = intentIn(event, form)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/preflights', { ...houseOf(event), body }),
    )
    return result.ok ? { preflight: result.answer } : result.refusal
  },
  schedule: async (event) => {
    const form = await event.request.formData()
    const body = intentIn(event, form)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/publications', { ...houseOf(event), body }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params['production']}/calendar#${result.answer.id}`)
  },
}
