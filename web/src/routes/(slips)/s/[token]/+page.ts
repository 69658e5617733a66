import { speechOf } from '#lib/words/slips/index.ts'
import type { PageLoad } from './$types'

type Body = Parameters<PageLoad>[0]['data']['body']

/** A slip brings the page of its own purpose and nothing of the others: phones on set have little signal. */
async function shownOf(body: Body) {
  switch (body.kind) {
    case 'inbox':
      return { ...body, Shown: (await import('./Send.svelte')).default }
    case 'receipt':
      return { ...body, Shown: (await import('./Receipt.svelte')).default }
    case 'release-form':
      return { ...body, Shown: (await import('./ReleaseForm.svelte')).default }
    case 'set-sheet':
      return { ...body, Shown: (await import('./SheetOnSet.svelte')).default }
    case 'approval':
      return { ...body, Shown: (await import('./Approve.svelte')).default }
    case 'review-round':
      return { ...body, Shown: (await import('./Review.svelte')).default }
    case 'kit':
      return { ...body, Shown: (await import('./Kit.svelte')).default }
    case 'invitation':
      return { ...body, Shown: (await import('./Invitation.svelte')).default }
    case 'password-reset':
      return { ...body, Shown: (await import('./NewPassword.svelte')).default }
  }
}

export const load: PageLoad = async ({ data: { slip, body, token, language, languages } }) => ({
  slip,
  token,
  languages,
  speech: await speechOf(language),
  body: await shownOf(body),
})
