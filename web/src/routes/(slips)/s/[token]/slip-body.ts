import { error } from '@sveltejs/kit'
import { read, readUnless } from '#lib/server/api.ts'
import type { SlipView } from '#lib/wire/slips.ts'
import { SLIP_LANGUAGES, slipLanguageOf, type SlipLanguage } from '#lib/words/slips/index.ts'
import { words } from '#lib/words/index.ts'
import { chosenLanguage } from '../../chosen-language.ts'
import { by } from './posted.ts'
import type { PageServerLoad } from './$types'

type Event = Parameters<PageServerLoad>[0]

// A form is asked for in the language that was chosen for it; in which it comes, its answer says.
const readIn = (event: Event) => {
  const language = chosenLanguage(event)
  return { params: { ...by(event).params, query: language === undefined ? {} : { language } } }
}

const nowOf = async (event: Event): Promise<string> => {
  const { now } = await read(event, (api) => api.GET('/api/v1/house'))
  return now
}

type Receipts = '/api/v1/approval-slips/{token}/recalls' | '/api/v1/round-slips/{token}/recalls'

const recallsBy = async (event: Event, path: Receipts) =>
  (await read(event, (api) => api.GET(path, by(event)))).items

/** What lies behind a slip, for the page of its purpose. */
export async function bodyOf(event: Event, { purpose }: SlipView) {
  switch (purpose) {
    case 'inbox':
      return {
        kind: purpose,
        inbox: await read(event, (api) => api.GET('/api/v1/inbox-slips/{token}', by(event))),
      } as const
    case 'receipt':
      return {
        kind: purpose,
        receipt: await read(event, (api) => api.GET('/api/v1/receipt-slips/{token}', by(event))),
        now: await nowOf(event),
      } as const
    case 'release-form':
      return { kind: purpose, ...(await releaseOf(event)) } as const
    case 'set-sheet':
      return {
        kind: purpose,
        sheet: await read(event, (api) => api.GET('/api/v1/set-slips/{token}', readIn(event))),
      } as const
    case 'approval':
      return {
        kind: purpose,
        approval: await read(event, (api) => api.GET('/api/v1/approval-slips/{token}', by(event))),
        recalls: await recallsBy(event, '/api/v1/approval-slips/{token}/recalls'),
        now: await nowOf(event),
      } as const
    case 'review-round':
      return {
        kind: purpose,
        round: await read(event, (api) => api.GET('/api/v1/round-slips/{token}', by(event))),
        recalls: await recallsBy(event, '/api/v1/round-slips/{token}/recalls'),
      } as const
    case 'kit':
      return {
        kind: purpose,
        kit: await read(event, (api) => api.GET('/api/v1/kit-slips/{token}', by(event))),
      } as const
    case 'invitation':
      return {
        kind: purpose,
        invitation: await read(event, (api) => api.GET('/api/v1/invitation-slips/{token}', by(event))),
        me: (await readUnless(event, ['not-signed-in'], (api) => api.GET('/api/v1/me'))) ?? null,
      } as const
    case 'password-reset':
      return {
        kind: purpose,
        reset: await read(event, (api) => api.GET('/api/v1/reset-slips/{token}', by(event))),
      } as const
    default:
      return error(404, words.errors.notFound)
  }
}

async function releaseOf(event: Event) {
  const release = await read(event, (api) => api.GET('/api/v1/release-slips/{token}', readIn(event)))
  const isOver = release.state === 'withdrawn' || release.state === 'expired'
  const recalls = isOver
    ? await read(event, (api) => api.GET('/api/v1/release-slips/{token}/recalls', by(event)))
    : { items: [] }
  return { release, recalls: recalls.items }
}

/** In what a slip's page speaks, and in what else it may be had. */
interface Spoken {
  readonly language: SlipLanguage
  readonly languages: readonly SlipLanguage[]
}

/** A form's page speaks the form's language, and may be had in the others of its wording; every other as its reader likes. */
export async function languageOf(
  { parent }: Event,
  body: Awaited<ReturnType<typeof bodyOf>>,
): Promise<Spoken> {
  const { language } = await parent()
  if (body.kind !== 'release-form' && body.kind !== 'set-sheet')
    return { language, languages: SLIP_LANGUAGES }
  const form = body.kind === 'release-form' ? body.release : body.sheet
  return {
    language: slipLanguageOf(form.language) ?? language,
    languages: SLIP_LANGUAGES.filter((one) => form.languages.includes(one)),
  }
}
