import { MODERATION_REASONS } from '@stagedoor/core/community'
import { fail, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { numberIn } from '#lib/server/posted.ts'
import { refusedAs } from '#lib/server/typed.ts'
import type { ModerationAct } from '#lib/wire/moderation.ts'
import { words } from '#lib/words/index.ts'

const DAY_MS = 86_400_000

/** The act that a posted form asks for; undefined for a form that asks for none. */
function actIn(form: FormData, now: number): ModerationAct | undefined {
  const kind = textOf(form, 'kind') as ModerationAct['kind']
  const writingId = textOf(form, 'writing')
  const writerId = textOf(form, 'writer')
  const threadId = textOf(form, 'thread')
  const actId = textOf(form, 'act')
  const reason = MODERATION_REASONS.find((one) => one === textOf(form, 'reason')) ?? 'other'
  switch (kind) {
    case 'show':
    case 'restore':
    case 'dismiss':
      return { kind, writingId }
    case 'remove':
      return { kind, writingId, reason }
    case 'raise':
      return { kind, writingId, points: [textOf(form, 'point')] }
    case 'remove-all':
      return { kind, writerId, reason }
    case 'ban': {
      const days = numberIn(form, 'days')
      const until = days === 0 ? null : new Date(now + days * DAY_MS).toISOString()
      return { kind, writerId, reason, until }
    }
    case 'lift':
    case 'distrust':
    case 'trust-again':
      return { kind, writerId }
    case 'close':
    case 'open':
      return { kind, threadId }
    case 'slow':
      return { kind, threadId, seconds: numberIn(form, 'seconds') }
    case 'answer-appeal':
      return {
        kind,
        actId,
        outcome: textOf(form, 'outcome') === 'taken-back' ? 'taken-back' : 'stands',
        answer: textOf(form, 'answer'),
      }
    case 'undo':
      return { kind, actId }
    default:
      return undefined
  }
}

/** Does the act of a posted form; what it was is told, so that it can be undone. */
export async function postedAct(event: RequestEvent<{ production: string }>) {
  const form = await event.request.formData()
  // A ban is counted from the house's own clock.
  const asked = actIn(form, Date.parse(textOf(form, 'now')) || Date.now())
  if (asked === undefined)
    return fail(400, { problem: { happened: words.problem.kept }, kind: 'invalid-request' })
  const note = textOf(form, 'note')
  const result = await act(event, (api) =>
    api.POST('/api/v1/productions/{production}/community/acts', {
      params: { path: { production: event.params.production } },
      body: { act: asked, ...(note === '' ? {} : { note }) },
    }),
  )
  const of = `${asked.kind} ${textOf(form, 'writing') || textOf(form, 'writer') || textOf(form, 'thread') || textOf(form, 'act')}`
  return result.ok ? { did: asked.kind, actId: result.answer.actId } : refusedAs(of, form, result.refusal)
}
