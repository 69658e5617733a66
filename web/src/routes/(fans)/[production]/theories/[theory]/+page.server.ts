import { read, readUnless } from '#lib/server/api.ts'
import { openPage } from '../../../open-house.ts'
import { openReplies } from '../../../talk/open-replies.ts'
import { theoryActs } from '../theory-acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, theory: id } = event.params
  const { searchParams } = event.url
  const params = { path: { production, theory: id } }
  const after = searchParams.get('after')
  const [page, theory, progress] = await Promise.all([
    openPage(event, production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/theories/{theory}', { params })),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/progress', { params: { path: { production } } }),
    ),
  ])
  const isOpen = theory.state === 'open'
  const talk = isOpen
    ? await readUnless(event, ['not-found'], (api) =>
        api.GET('/api/v1/public/productions/{production}/theories/{theory}/answers', {
          params: { ...params, query: after === null ? {} : { after } },
        }),
      )
    : undefined
  const stage = progress.stages.find((one) => one.id === theory.about?.id)
  return {
    ...page,
    theory,
    talk: talk === undefined ? null : await openReplies(event, { talk, progress }),
    // Only what is out can have been seen; on a line one point tells all before it.
    toTell:
      stage === undefined || !stage.isOut || stage.isPassed
        ? null
        : {
            label: stage.label,
            seen: [
              ...(progress.isLine
                ? []
                : progress.stages.filter(({ isPassed }) => isPassed).map((one) => one.id)),
              stage.id,
            ],
          },
    wasSealed: searchParams.has('sealed'),
  }
}

export const actions = theoryActs
