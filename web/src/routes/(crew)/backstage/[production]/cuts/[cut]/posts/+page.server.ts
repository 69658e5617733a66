import { redirect, type RequestEvent } from '@sveltejs/kit'
import { ruleIn } from '#lib/schedule/rule-form.ts'
import { act, read, textOf } from '#lib/server/api.ts'
import type { CutDifference } from '#lib/wire/cut.ts'
import type { PostPreflight, PostWords } from '#lib/wire/posts.ts'
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

async function eachOrder<Answer>(
  event: RequestEvent,
  ask: (
    body: Order & { cutId: string; placeAhead: boolean; rule?: NonNullable<ReturnType<typeof ruleIn>> },
  ) => Promise<{ ok: true; answer: Answer } | { ok: false; refusal: unknown }>,
  { isLook }: { isLook: boolean },
) {
  const form = await event.request.formData()
  const rule = ruleIn(form)
  const answers: Record<string, Answer> = {}
  const refusals: Record<string, string> = {}
  const bodies = ordersIn(form).map((order) => ({
    ...order,
    cutId: event.params['cut'] ?? '',
    placeAhead: form.get('ahead') !== null,
    ...(rule === undefined ? {} : { rule }),
  }))
  // Looking changes nothing and goes to all at once; planning goes one by one, so that each sees those before it.
  const looked = isLook ? await Promise.all(bodies.map(ask)) : []
  for (const [at, order] of bodies.entries()) {
    const result = looked[at] ?? (await ask(order))
    if (result.ok) answers[order.accountId] = result.answer
    else refusals[order.accountId] = saidIn(result.refusal)
  }
  return { answers, refusals }
}

// What the house said when it refused, in its own sentence.
function saidIn(refusal: unknown): string {
  const { data } = refusal as { data?: { problem?: { detail?: string; title?: string } } }
  return data?.problem?.detail ?? data?.problem?.title ?? ''
}

const productionOf = (event: RequestEvent) => ({
  params: { path: { production: event.params['production'] ?? '' } },
})

export const actions: Actions = {
  check: async (event) => {
    const { answers, refusals } = await eachOrder<PostPreflight>(
      event,
      (body) =>
        act(event, (api) =>
          api.POST('/api/v1/productions/{production}/platform-preflights', { ...productionOf(event), body }),
        ),
      { isLook: true },
    )
    return { found: answers, refusals }
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
    const { answers, refusals } = await eachOrder(
      event,
      (body) =>
        act(event, (api) =>
          api.POST('/api/v1/productions/{production}/platform-publications', {
            ...productionOf(event),
            body,
          }),
        ),
      { isLook: false },
    )
    return { planned: Object.keys(answers), refusals }
  },
}
