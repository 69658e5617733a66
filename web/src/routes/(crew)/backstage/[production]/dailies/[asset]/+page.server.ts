import { redirect } from '@sveltejs/kit'
import { act, read, readUnless, textOf } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { boxIn, numberIn, questionIn, subjectIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { asset: event.params.asset }
  const house = { params: { path: { production: event.params.production } } }
  const [asset, exposure, appearances, desk, subjects, scenes, cuts, { keyArt }, kills, releases, recording] =
    await Promise.all([
      read(event, (api) => api.GET('/api/v1/assets/{asset}', { params: { path } })),
      readUnless(event, ['asset-not-ready'], (api) =>
        api.GET('/api/v1/assets/{asset}/exposure', { params: { path } }),
      ),
      read(event, (api) => api.GET('/api/v1/assets/{asset}/appearances', { params: { path } })),
      read(event, (api) => api.GET('/api/v1/assets/{asset}/marking-desk', { params: { path } })),
      read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/cuts', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/key-art', house)),
      read(event, (api) => api.GET('/api/v1/assets/{asset}/kills', { params: { path } })),
      read(event, (api) => api.GET('/api/v1/assets/{asset}/release-metadata', { params: { path } })),
      read(event, (api) => api.GET('/api/v1/assets/{asset}/recording', { params: { path } })),
    ])
  return {
    asset,
    document:
      asset.kind === 'document' && asset.state === 'ready'
        ? await read(event, (api) => api.GET('/api/v1/assets/{asset}/pages', { params: { path } }))
        : null,
    exposure,
    appearances: appearances.items,
    moreMarks: appearances.next,
    desk,
    subjects: subjects.items,
    scenes: scenes.items,
    keyArt,
    kills: kills.items,
    releases,
    recording,
    cuts: cuts.items.filter(({ timeline }) => timeline.clips.some(({ assetId }) => assetId === asset.id)),
  }
}

type Event = Parameters<Actions[string]>[0]

async function subjectOf(event: Event, form: FormData) {
  const chosen = textOf(form, 'subject')
  if (chosen !== '') return { ok: true as const, answer: { id: chosen } }
  return act(event, (api) =>
    api.POST('/api/v1/productions/{production}/subjects', {
      params: { path: { production: event.params['production'] ?? '' } },
      body: subjectIn(form),
    }),
  )
}

async function makeCut(
  event: Event,
  title: string,
  more: { range?: { from: number; to: number }; shape?: '9:16' | '4:5' | '1:1' | '16:9' },
) {
  return act(event, (api) =>
    api.POST('/api/v1/productions/{production}/cuts', {
      params: { path: { production: event.params['production'] ?? '' } },
      body: { title, assetId: event.params['asset'] ?? '', shape: '9:16', ...more },
    }),
  )
}

const SHAPES = ['9:16', '4:5', '1:1', '16:9'] as const

const ofAsset = (event: Event) => ({ path: { asset: event.params['asset'] ?? '' } })

export const actions: Actions = {
  ...clearingActs,
  ask: async (event) => {
    const body = questionIn(await event.request.formData())
    const params = { path: { asset: event.params.asset } }
    const result = await act(event, (api) => api.PUT('/api/v1/assets/{asset}/exposure', { params, body }))
    return result.ok ? { done: 'asked' as const } : result.refusal
  },
  change: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/assets/{asset}', {
        params: { path: { asset: event.params.asset } },
        body: { title: textOf(form, 'title'), sceneIds: form.getAll('scene').map(String) },
      }),
    )
    return result.ok ? { done: 'changed' as const } : result.refusal
  },
  mark: async (event) => {
    const form = await event.request.formData()
    const subject = await subjectOf(event, form)
    if (!subject.ok) return subject.refusal
    const result = await act(event, (api) =>
      api.POST('/api/v1/assets/{asset}/appearances', {
        params: { path: { asset: event.params.asset } },
        body: {
          subjectId: subject.answer.id,
          fromFlicks: numberIn(form, 'from'),
          toFlicks: numberIn(form, 'to'),
          inPicture: form.has('inPicture'),
          inSound: form.has('inSound'),
          prominence: textOf(form, 'prominence') === 'background' ? 'background' : 'featured',
          certainty: form.has('unsure') ? 'unsure' : 'sure',
          box: boxIn(form),
        },
      }),
    )
    return result.ok ? { done: 'marked' as const, marked: result.answer.id } : result.refusal
  },
  changeMark: async (event) => {
    const form = await event.request.formData()
    const box = boxIn(form)
    const prominence = textOf(form, 'prominence')
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/appearances/{appearance}', {
        params: { path: { appearance: textOf(form, 'appearance') } },
        body: {
          ...(box === null ? {} : { box }),
          ...(prominence === 'background' || prominence === 'featured' ? { prominence } : {}),
          ...(form.has('from') ? { fromFlicks: numberIn(form, 'from'), toFlicks: numberIn(form, 'to') } : {}),
        },
      }),
    )
    return result.ok ? { done: 'marked' as const } : result.refusal
  },
  unmark: async (event) => {
    const appearance = textOf(await event.request.formData(), 'appearance')
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/appearances/{appearance}', { params: { path: { appearance } } }),
    )
    return result.ok ? { done: 'unmarked' as const } : result.refusal
  },
  sameAsLast: async (event) => {
    const params = ofAsset(event)
    const result = await act(event, (api) =>
      api.POST('/api/v1/assets/{asset}/copied-appearances', { params }),
    )
    return result.ok ? { done: 'copied' as const } : result.refusal
  },
  bystanders: async (event) => {
    const params = ofAsset(event)
    const result = await act(event, (api) =>
      api.POST('/api/v1/assets/{asset}/bystanders', { params, body: { range: null } }),
    )
    return result.ok ? { done: 'crowd' as const } : result.refusal
  },
  confirmAll: async (event) => {
    const params = ofAsset(event)
    const result = await act(event, (api) =>
      api.POST('/api/v1/assets/{asset}/confirmations', { params, body: {} }),
    )
    return result.ok ? { done: 'confirmed' as const } : result.refusal
  },
  look: async (event) => {
    const params = ofAsset(event)
    const result = await act(event, (api) => api.PUT('/api/v1/assets/{asset}/look', { params }))
    return result.ok ? { done: 'looked' as const } : result.refusal
  },
  lookAgain: async (event) => {
    const params = ofAsset(event)
    const result = await act(event, (api) => api.DELETE('/api/v1/assets/{asset}/look', { params }))
    return result.ok ? { done: 'looked' as const } : result.refusal
  },
  cut: async (event) => {
    const form = await event.request.formData()
    const result = await makeCut(event, textOf(form, 'title'), {
      range: { from: numberIn(form, 'from'), to: numberIn(form, 'to') },
      shape: SHAPES.find((shape) => shape === textOf(form, 'shape')) ?? '9:16',
    })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/cuts/${result.answer.id}`)
  },
  cutWithEdits: async (event) => {
    const form = await event.request.formData()
    const made = await makeCut(event, textOf(form, 'title'), { shape: '16:9' })
    if (!made.ok) return made.refusal
    const { id: cut } = made.answer
    const edited = await act(event, (api) =>
      api.POST('/api/v1/cuts/{cut}/verdict-edits', { params: { path: { cut } } }),
    )
    // The cut is kept even where its edits could not be made; its own page says what is missing.
    if (!edited.ok && edited.refusal.status >= 500) return edited.refusal
    redirect(303, `/backstage/${event.params.production}/cuts/${cut}`)
  },
  chooseKeyArt: async (event) => {
    const body = { assetId: event.params.asset, alt: textOf(await event.request.formData(), 'alt') }
    const params = { path: { production: event.params.production } }
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/key-art', { params, body }),
    )
    return result.ok ? { done: 'keyArt' as const } : result.refusal
  },
  removeKeyArt: async (event) => {
    const params = { path: { production: event.params.production } }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/key-art', { params }),
    )
    return result.ok ? { done: 'keyArt' as const } : result.refusal
  },
  hear: async (event) => {
    const body = { track: numberIn(await event.request.formData(), 'track') }
    const params = ofAsset(event)
    const result = await act(event, (api) => api.PUT('/api/v1/assets/{asset}/heard-track', { params, body }))
    return result.ok ? { done: 'heard' as const } : result.refusal
  },
  prepare: async (event) => {
    const params = { path: { asset: event.params.asset } }
    const result = await act(event, (api) => api.POST('/api/v1/assets/{asset}/preparations', { params }))
    return result.ok ? { done: 'preparing' as const } : result.refusal
  },
  remove: async (event) => {
    const params = { path: { asset: event.params.asset } }
    const result = await act(event, (api) => api.DELETE('/api/v1/assets/{asset}', { params }))
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/dailies`)
  },
}
