import { mayDo } from '@stagedoor/core/production'
import { THEORY_MARKS } from '@stagedoor/core/community'
import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const { production: member } = await event.parent()
  const after = searchParams.get('after')
  const sealed = searchParams.get('sealed') === 'shown' ? ('shown' as const) : ('hidden' as const)
  if (!mayDo(member.role, 'mark-theories')) return { theories: [], next: null, sealed, mayMark: false }
  const { items, next } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/theories', {
      params: {
        path: { production: event.params.production },
        query: { sealed, ...(after === null ? {} : { after }) },
      },
    }),
  )
  return { theories: items, next, sealed, mayMark: true }
}

export const actions: Actions = {
  mark: async (event) => {
    const form = await event.request.formData()
    const mark = THEORY_MARKS.find((one) => one === textOf(form, 'mark')) ?? 'wrong'
    const theory = textOf(form, 'theory')
    const done = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/theories/{theory}/mark', {
        params: { path: { production: event.params.production, theory } },
        body: { mark },
      }),
    )
    return done.ok ? redirect(303, `${event.url.pathname}#t-${theory}`) : done.refusal
  },
}
