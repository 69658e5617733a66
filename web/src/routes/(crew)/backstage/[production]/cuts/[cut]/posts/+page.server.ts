import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit'
import { ruleIn } from '#lib/schedule/rule-form.ts'
import { act, read, type Refused, textOf } from '#lib/server/api.ts'
import type { CutDifference } from '#lib/wire/cut.ts'
import type { PostPreflight, PostWords } from '#lib/wire/posts.ts'
import { type Looked, type Read, unreadIn } from './told.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [cut, accounts, publications, story, aids] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/cuts/{cut}', { params: { path: { cut: event.params.cut } } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/accounts', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/publications', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/composing-aids', house)),
  ])
  return {
    cut,
    aids,
    accounts: accounts.items.filter(({ standing }) => standing !== 'disconnected'),
    points: story.points.map(({ id, name }) => ({ id, name })),
    others: publications.items
      .filter(({ besideId, state }) => besideId === null && state !== 'cancelled' && state !== 'recalled')
      .map(({ id, title }) => ({ id, title })),
  }
}

interface Order {
  readonly accountId: string
  readonly words: PostWords
}

/** The posts as the page's script wrote them: one for each place that was chosen. */
function ordersIn(form: FormData): Order[] {
  const written: unknown = JSON.parse(textOf(form, 'orders') || '[]')
  return Array.isArray(written) ? (written as Order[]) : []
}

/** The orders of a posted form, each for the same cut and the same moment. */
function bodiesIn(event: RequestEvent, form: FormData) {
  const rule = ruleIn(form)
  return ordersIn(form).map((order) => ({
    ...order,
    cutId: event.params['cut'] ?? '',
    placeAhead: form.get('ahead') !== null,
    ...(rule === undefined ? {} : { rule }),
  }))
}

type Body = ReturnType<typeof bodiesIn>[number]

/** Asks what each post would meet, all at once: nothing is changed by it. */
async function lookAt(event: RequestEvent, bodies: readonly Body[]): Promise<Looked> {
  const found: Record<string, PostPreflight> = {}
  const refusals: Record<string, string> = {}
  await Promise.all(
    bodies.map(async (body) => {
      const result = await act(event, (api) =>
        api.POST('/api/v1/productions/{production}/platform-preflights', { ...productionOf(event), body }),
      )
      if (result.ok) found[body.accountId] = result.answer
      else refusals[body.accountId] = sentenceOf(result.refusal)
    }),
  )
  return { found, refusals }
}

const sentenceOf = ({ data: { problem } }: ActionFailure<Refused>): string =>
  [problem.happened, problem.kept, problem.next].filter(Boolean).join(' ')

const productionOf = (event: RequestEvent) => ({
  params: { path: { production: event.params['production'] ?? '' } },
})

export const actions: Actions = {
  check: async (event) => {
    const { found, refusals } = await lookAt(event, bodiesIn(event, await event.request.formData()))
    return { found, refusals }
  },
  hashtags: async (event) => {
    const form = await event.request.formData()
    const hashtags = textOf(form, 'hashtags')
      .split(/[\s,]+/)
      .filter((tag) => tag !== '')
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/usual-hashtags', {
        ...productionOf(event),
        body: { hashtags },
      }),
    )
    return result.ok ? { keptHashtags: true } : result.refusal
  },
  sibling: async (event) => {
    const form = await event.request.formData()
    const { difference } = JSON.parse(textOf(form, 'sibling') || '{}') as { difference: CutDifference }
    const result = await act(event, (api) =>
      api.POST('/api/v1/cuts/{cut}/siblings', {
        params: { path: { cut: event.params.cut } },
        body: difference,
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/cuts/${result.answer.id}`)
  },
  schedule: async (event) => {
    const form = await event.request.formData()
    const bodies = bodiesIn(event, form)
    const looked = await lookAt(event, bodies)
    // What nobody has read yet is shown before anything is planned; whoever has read it decides.
    const unread = unreadIn(looked, JSON.parse(textOf(form, 'read') || '{}') as Read)
    if (unread.length > 0) return { found: looked.found, refusals: looked.refusals, unread }
    const planned: string[] = []
    const refused: Record<string, string> = {}
    const left: Body[] = []
    // One by one, so that each sees those before it.
    for (const body of bodies) {
      if (looked.found[body.accountId]?.isReady !== true) continue
      const result = await act(event, (api) =>
        api.POST('/api/v1/productions/{production}/platform-publications', { ...productionOf(event), body }),
      )
      if (result.ok) planned.push(body.accountId)
      else {
        refused[body.accountId] = sentenceOf(result.refusal)
        left.push(body)
      }
    }
    // What changed between looking and planning is told as a look tells it, with what mends it.
    const again = await lookAt(event, left)
    const found = { ...looked.found, ...again.found }
    for (const id of planned) delete found[id]
    return { planned, found, refusals: { ...looked.refusals, ...refused } }
  },
}
