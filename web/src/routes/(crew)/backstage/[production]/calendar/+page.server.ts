import { COPY_PLATFORM_NAMES, DISCLOSURES } from '@stagedoor/core/publish'
import { fail, redirect } from '@sveltejs/kit'
import { ruleIn } from '#lib/schedule/rule-form.ts'
import { act, read, readUnless, textOf } from '#lib/server/api.ts'
import { numberIn } from '#lib/server/posted.ts'
import type { CutDifference } from '#lib/wire/cut.ts'
import { instantOf } from '#lib/words/times.ts'
import { clockOf, firstDayFor, showingIn, weeksOf, windowOf } from './grid.ts'
import { bandsOf, marksOf } from './marks.ts'
import { type KitIssue, kitIssuesIn } from './kit-issues.ts'
import { runsInto } from './moving.ts'
import { ANOTHER, type Namesake, namesakesIn } from './namesakes.ts'
import type { Actions, PageServerLoad } from './$types'

const NOTHING = { items: [] }
const PLATFORMS = Object.keys(COPY_PLATFORM_NAMES) as (keyof typeof COPY_PLATFORM_NAMES)[]

export const load: PageServerLoad = async (event) => {
  const { production, house } = await event.parent()
  const path = { params: { path: { production: event.params.production } } }
  const today = clockOf(house.now, production.zone).date
  const showing = showingIn(event.url.searchParams, today)
  const weeks = weeksOf(showing, firstDayFor(event.request.headers.get('accept-language')))
  const query = windowOf(weeks, production.zone) ?? {}
  const [publications, story, embargoes, subjects, settings, aids] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/publications', { params: { ...path.params, query } }),
    ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', path)),
    readUnless(event, ['not-allowed'], (api) => api.GET('/api/v1/productions/{production}/embargoes', path)),
    readUnless(event, ['not-allowed'], (api) => api.GET('/api/v1/productions/{production}/subjects', path)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/calendar-settings', path)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/composing-aids', path)),
  ])
  const told = {
    title: production.title,
    points: story.points,
    premieres: story.premieres,
    embargoes: (embargoes ?? NOTHING).items,
    secrets: (subjects ?? NOTHING).items.filter(({ kind }) => kind === 'secret'),
  }
  return {
    publications: publications.items,
    points: story.points.map(({ id, name }) => ({ id, name })),
    marks: marksOf(told, showing.territory),
    bands: bandsOf(told.embargoes, showing.territory),
    territories: territoriesIn(told),
    kit: kitAsked(event.url.searchParams),
    people: aids.people.map(({ name }) => name),
    settings,
    showing,
    weeks,
    today,
  }
}

/** The kit that another page asks for: of which cut, for which place, with what to disclose. */
function kitAsked(query: URLSearchParams) {
  const cutId = query.get('kit')
  return cutId === null
    ? null
    : { cutId, platform: query.get('platform'), disclosure: query.get('disclosure') }
}

/** Where something of the production opens by itself, or is held back. */
function territoriesIn({
  premieres,
  embargoes,
}: {
  premieres: { territory: string }[]
  embargoes: { territories: string[] }[]
}) {
  const codes = [
    ...premieres.map(({ territory }) => territory),
    ...embargoes.flatMap(({ territories }) => territories),
  ]
  return [...new Set(codes)].filter((code) => code !== 'WORLD').toSorted()
}

const pathIn = (form: FormData) => ({ params: { path: { publication: textOf(form, 'publication') } } })

/** What a move would meet; asked before it is saved. */
async function foundFor(event: Parameters<Actions[string]>[0], form: FormData) {
  const row = await read(event, (api) => api.GET('/api/v1/publications/{publication}', pathIn(form)))
  const rule = ruleIn(form) ?? row.rule
  return act(event, (api) =>
    api.POST('/api/v1/productions/{production}/preflights', {
      params: { path: { production: event.params['production'] ?? '' } },
      body: {
        publicationId: row.id,
        cutId: row.cutId,
        title: textOf(form, 'title') || row.title,
        copy: form.has('copy') ? textOf(form, 'copy') : row.copy,
        ...(row.slug === null ? {} : { slug: row.slug }),
        rule,
      },
    }),
  )
}

export const actions: Actions = {
  look: async (event) => {
    const form = await event.request.formData()
    const result = await foundFor(event, form)
    return result.ok ? { found: result.answer, of: textOf(form, 'publication') } : result.refusal
  },
  move: async (event) => {
    const form = await event.request.formData()
    const rule = ruleIn(form)
    // What a new moment runs into is shown before it is saved; whoever has seen it decides.
    if (rule !== undefined && textOf(form, 'seen') === '') {
      const looked = await foundFor(event, form)
      if (!looked.ok) return looked.refusal
      if (!looked.answer.isReady || runsInto(looked.answer))
        return { found: looked.answer, of: textOf(form, 'publication') }
    }
    const slug = textOf(form, 'slug')
    const title = textOf(form, 'title')
    const body = {
      ...(title === '' ? {} : { title }),
      ...(form.has('copy') ? { copy: textOf(form, 'copy') } : {}),
      ...(slug === '' ? {} : { slug }),
      ...(rule === undefined ? {} : { rule }),
    }
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/publications/{publication}', { ...pathIn(form), body }),
    )
    if (!result.ok) return result.refusal
    return { done: 'moved' as const, moved: { title: result.answer.title, opensAt: result.answer.opensAt } }
  },
  settle: async (event) => {
    const form = await event.request.formData()
    const [from, until] = [textOf(form, 'from'), textOf(form, 'until')]
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/calendar-settings', {
        params: { path: { production: event.params.production } },
        body: {
          leastApartMinutes: numberIn(form, 'apart'),
          quietHours: from === '' || until === '' ? null : { from, until, zone: textOf(form, 'quietZone') },
        },
      }),
    )
    return result.ok ? { done: 'settled' as const } : result.refusal
  },
  cancel: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/cancellations', pathIn(form)),
    )
    return result.ok ? { done: 'cancelled' as const } : result.refusal
  },
  kit: async (event) => {
    const form = await event.request.formData()
    const holder = textOf(form, 'for')
    const copy = textOf(form, 'copy')
    const contributor = textOf(form, 'contributor')
    const platform = PLATFORMS.find((one) => one === textOf(form, 'platform'))
    const contact = textOf(form, 'contact')
    const opensAt = textOf(form, 'kitOpensAt')
    let namesakes: Namesake[] = []
    let issues: KitIssue[] = []
    const result = await act(event, async (api) => {
      const answered = await api.POST('/api/v1/publications/{publication}/kits', {
        ...pathIn(form),
        body: {
          for: holder,
          disclosure: DISCLOSURES.find((one) => one === textOf(form, 'disclosure')) ?? 'part-of-my-work',
          ...(copy === '' ? {} : { copy }),
          ...(platform === undefined ? {} : { platform }),
          ...(contact === '' ? {} : { contact }),
          ...(opensAt === '' ? {} : { opensAt: instantOf(opensAt, textOf(form, 'zone')) }),
          ...(contributor === '' ? {} : { contributorId: contributor === ANOTHER ? null : contributor }),
        },
      })
      namesakes = namesakesIn(answered.error)
      issues = kitIssuesIn(answered.error)
      return answered
    })
    if (result.ok) return { kit: { url: result.answer.url, holder } }
    return fail(result.refusal.status, { ...result.refusal.data, namesakes, issues })
  },
  sibling: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/cuts/{cut}/siblings', {
        params: { path: { cut: textOf(form, 'cut') } },
        body: JSON.parse(textOf(form, 'difference') || '{}') as CutDifference,
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/cuts/${result.answer.id}`)
  },
  recall: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/recalls', {
        ...pathIn(form),
        body: { because: textOf(form, 'because') },
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/recall/${result.answer.id}`)
  },
}
