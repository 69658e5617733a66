import { act, read, textOf } from '#lib/server/api.ts'
import { numberIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  settings: await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/community/settings', {
      params: { path: { production: event.params.production } },
    }),
  ),
})

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/productions/{production}/community/settings', {
        params: { path: { production: event.params.production } },
        body: {
          isOpen: form.has('isOpen'),
          isGrownOnly: form.has('isGrownOnly'),
          holdsNewcomers: form.has('holdsNewcomers'),
          editWindowS: numberIn(form, 'editMinutes') * 60,
          keptDays: numberIn(form, 'keptDays'),
          houseRules: textOf(form, 'houseRules'),
        },
      }),
    )
    return result.ok ? { saved: true } : result.refusal
  },
}
