import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import { openTalk } from '../../talk/open-talk.ts'
import { talkActs } from '../../talk/talk-acts.ts'
import type { Actions, PageServerLoad } from './$types'

const MORE = 3

// Where in the film somebody begins, in seconds; a link of a chapter says so.
const placeIn = ({ searchParams }: URL): number => {
  const at = searchParams.get('at') ?? ''
  return /^\d{1,6}(\.\d{1,3})?$/.test(at) ? Number(at) : 0
}

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const { production, slug } = event.params
  const params = { path: { production } }
  const [page, post, latest, shared, talk] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts/{post}', {
        params: { path: { production, post: slug } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/shared', {
        params: { path: { production }, query: { post: slug } },
      }),
    ),
    openTalk(event, { production, post: slug }),
  ])
  return {
    ...page,
    post,
    shared: shared.items,
    at: placeIn(event.url),
    talk,
    more: latest.items.filter((other) => other.slug !== post.slug).slice(0, MORE),
  }
}

export const actions: Actions = talkActs
