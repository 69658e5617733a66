import type { RequestEvent } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import type { CommentAnswer, Progress } from '#lib/wire/public.ts'
import { labelsOut, type TalkState, writingIn } from './open-talk.ts'

/** The talk below a question or a theory, and which of it is acted on. */
export interface OpenReplies {
  readonly items: CommentAnswer[]
  readonly next: string | null
  readonly labels: { id: string; label: string }[]
  readonly state: Pick<TalkState, 'answering' | 'acting'>
  readonly now: string
}

/** What the talk below a question or a theory shows besides what is said. */
export async function openReplies(
  event: Pick<RequestEvent, 'fetch' | 'url'>,
  { talk, progress }: { talk: Pick<OpenReplies, 'items' | 'next'>; progress: Progress },
): Promise<OpenReplies> {
  const acting = writingIn(event.url, 'act')
  // Only who acts on something is told until when it may be changed.
  const house = acting === null ? null : await read(event, (api) => api.GET('/api/v1/house'))
  return {
    ...talk,
    labels: labelsOut(progress),
    state: { answering: null, acting },
    now: house?.now ?? '',
  }
}
