import { redirect } from '@sveltejs/kit'
import { MAIL_RHYTHMS, NOTICE_KINDS } from '@stagedoor/core/community'
import { act, readUnless, textOf } from '#lib/server/api.ts'
import type { NoticeSettings } from '#lib/wire/notices.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const settings = await readUnless(event, ['not-signed-in'], (api) =>
    api.GET('/api/v1/public/me/notice-settings'),
  )
  if (settings === undefined) redirect(303, '/sign-in?to=/me/notices/settings')
  return {
    settings,
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    isKept: event.url.searchParams.has('kept'),
  }
}

const minuteOf = (form: FormData, name: string): number => {
  const [, hours = '0', minutes = '0'] = /^(\d{2}):(\d{2})/.exec(textOf(form, name)) ?? []
  return Number(hours) * 60 + Number(minutes)
}

function settingsIn(form: FormData): NoticeSettings {
  const choices = NOTICE_KINDS.map((kind) => [
    kind,
    { page: form.has(`${kind}.page`), mail: form.has(`${kind}.mail`), device: form.has(`${kind}.device`) },
  ])
  return {
    choices: Object.fromEntries(choices) as NoticeSettings['choices'],
    mail: MAIL_RHYTHMS.find((rhythm) => rhythm === textOf(form, 'mail')) ?? 'off',
    mailMinute: minuteOf(form, 'at'),
    mailWeekday: Number(textOf(form, 'on')) || 1,
    zone: textOf(form, 'zone'),
    quiet: form.has('hasQuiet')
      ? { fromMinute: minuteOf(form, 'from'), untilMinute: minuteOf(form, 'until') }
      : null,
    isPaused: form.has('isPaused'),
  }
}

export const actions: Actions = {
  keep: async (event) => {
    const body = settingsIn(await event.request.formData())
    const done = await act(event, (api) => api.PUT('/api/v1/public/me/notice-settings', { body }))
    return done.ok ? redirect(303, '/me/notices/settings?kept') : done.refusal
  },
  drop: async (event) => {
    const device = textOf(await event.request.formData(), 'device')
    const done = await act(event, (api) =>
      api.DELETE('/api/v1/public/me/devices/{device}', { params: { path: { device } } }),
    )
    return done.ok ? redirect(303, '/me/notices/settings#devices') : done.refusal
  },
}
