import { act, read } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import type { Actions, PageServerLoad } from './$types'
import { loadOpenings } from './load-openings.ts'
import { suppositionIn, wonderIn } from './what-if.ts'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const { production } = await event.parent()
  const { searchParams } = event.url
  const supposition = suppositionIn(searchParams, production.zone)
  const [board, embargoes, scenes, days, subjects, papers, cuts, publications, openings, seen] =
    await Promise.all([
      read(event, (api) => api.GET('/api/v1/productions/{production}/board', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/embargoes', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/release-forms', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/cuts', house)),
      read(event, (api) => api.GET('/api/v1/productions/{production}/publications', house)),
      loadOpenings(event),
      supposition === undefined
        ? undefined
        : act(event, (api) =>
            api.POST('/api/v1/productions/{production}/simulations', {
              ...house,
              body: { suppose: [supposition] },
            }),
          ),
    ])
  return {
    board,
    embargoes: embargoes.items,
    scenes: scenes.items,
    days: days.items,
    subjects: subjects.items,
    papers: papers.items,
    openings,
    /** What cuts and publications are called: clearance knows them by their ids alone. */
    titles: Object.fromEntries([...cuts.items, ...publications.items].map(({ id, title }) => [id, title])),
    /** The cut that a publication or a kit shows. */
    cutOf: Object.fromEntries(publications.items.map(({ id, cutId }) => [id, cutId])),
    wonder: wonderIn(searchParams),
    seen: seen?.ok ? seen.answer : undefined,
    seenProblem: seen === undefined || seen.ok ? undefined : seen.refusal.data.problem,
  }
}

export const actions: Actions = { ...clearingActs }
