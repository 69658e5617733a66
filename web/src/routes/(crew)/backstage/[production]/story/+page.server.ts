import { read } from '#lib/server/api.ts'
import { storyActs } from './story-acts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [story, scenes, subjects] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
  ])
  const { searchParams } = event.url
  return {
    points: story.points.toSorted((a, b) => a.place - b.place),
    premieres: story.premieres,
    scenes: scenes.items,
    secrets: subjects.items.filter(({ kind }) => kind === 'secret'),
    /** Which one of them is being changed: a form for each of hundreds would weigh more than the page. */
    changing: searchParams.get('change'),
    dropping: searchParams.get('drop'),
    changingScene: searchParams.get('scene'),
  }
}

export const actions: Actions = storyActs
