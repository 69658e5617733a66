import { redirect, type RequestEvent } from '@sveltejs/kit'
import { act, passwordOf, read, readUnless, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { housePath } from '../door-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const me = await readUnless(event, ['not-signed-in'], (api) => api.GET('/api/v1/public/me'))
  if (me === undefined) redirect(303, '/sign-in?to=/me')
  const [door, silences] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/public/door')),
    // Without a handle nobody is silenced.
    readUnless(event, ['no-handle-yet'], (api) => api.GET('/api/v1/public/silences')),
  ])
  return {
    me,
    silences: silences?.items ?? [],
    done: event.url.searchParams.get('done'),
    hasMail: door.hasMail,
    takesPasskeys: door.takesPasskeys,
    shortest: door.shortestPassword,
  }
}

type Doing = (form: FormData) => ReturnType<typeof act<unknown>>

/** Does one act of the page; `of` is the part of the page that shows what came of it. */
async function of(part: string, event: RequestEvent, doing: Doing) {
  const form = await event.request.formData()
  const done = await doing(form)
  // A page of its own, so that a reload posts nothing twice, and a new session is asked with its own cookie.
  if (done.ok) redirect(303, `/me?done=${part}`)
  for (const secret of ['password', 'before']) form.delete(secret)
  return refusedAs(part, form, done.refusal)
}

export const actions: Actions = {
  handle: (event) =>
    of('handle', event, (form) =>
      act(event, (api) => api.PUT('/api/v1/public/me/handle', { body: { handle: textOf(form, 'handle') } })),
    ),
  password: (event) =>
    of('password', event, (form) => {
      const before = form.get('before')
      const body = { password: passwordOf(form), before: typeof before === 'string' ? before : '' }
      return act(event, (api) => api.PUT('/api/v1/public/me/password', { body }))
    }),
  email: (event) =>
    of('email', event, (form) =>
      act(event, (api) =>
        api.POST('/api/v1/public/me/addresses', { body: { email: textOf(form, 'email') } }),
      ),
    ),
  dropPasskey: (event) =>
    of('passkeys', event, (form) =>
      act(event, (api) =>
        api.DELETE('/api/v1/public/me/passkeys/{passkey}', {
          params: { path: { passkey: textOf(form, 'passkey') } },
        }),
      ),
    ),
  forget: (event) =>
    of('progress', event, (form) =>
      act(event, (api) =>
        api.DELETE('/api/v1/public/me/progress/{production}', {
          params: { path: { production: textOf(form, 'production') } },
        }),
      ),
    ),
  hear: (event) =>
    of('silences', event, (form) =>
      act(event, (api) =>
        api.DELETE('/api/v1/public/silences/{handle}', {
          params: { path: { handle: textOf(form, 'handle') } },
        }),
      ),
    ),
  grown: async (event) => {
    const form = await event.request.formData()
    const done = await act(event, (api) => api.PUT('/api/v1/public/me/grown', { body: { isOfAge: true } }))
    // Said where it was asked, it leads back there.
    return done.ok
      ? redirect(303, housePath(textOf(form, 'back'), '/me?done=age'))
      : refusedAs('age', form, done.refusal)
  },
  signOut: async (event) => {
    const done = await act(event, (api) => api.DELETE('/api/v1/public/sessions/current'))
    return done.ok ? redirect(303, '/') : done.refusal
  },
  signOutEverywhere: async (event) => {
    const done = await act(event, (api) => api.DELETE('/api/v1/public/me/sessions'))
    return done.ok ? redirect(303, '/') : done.refusal
  },
  leave: async (event) => {
    const form = await event.request.formData()
    // Asked once: the first press shows the button that is meant.
    if (!form.has('isMeant')) return { asks: true }
    const done = await act(event, (api) => api.DELETE('/api/v1/public/me', { body: { isMeant: true } }))
    return done.ok ? redirect(303, '/gone') : refusedAs('leave', form, done.refusal)
  },
}
