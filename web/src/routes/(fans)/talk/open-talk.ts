import type { RequestEvent } from '@sveltejs/kit'
import { read, readUnless } from '#lib/server/api.ts'
import type { Comment, CommentAnswer, Progress } from '#lib/wire/public.ts'
import { isForTheGrown } from '../grown-gate.ts'

type Event = Pick<RequestEvent, 'fetch' | 'url'>

/** What the talk under a post shows: which comment is being answered, acted on, or read with all its answers. */
export interface TalkState {
  readonly order: 'newest' | 'oldest'
  readonly isFirst: boolean
  readonly answering: Comment | null
  /** The comment whose acts are open. */
  readonly acting: string | null
  readonly thread: {
    readonly top: Comment
    readonly answers: CommentAnswer[]
    readonly next: string | null
  } | null
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The writing that an address names, or null. */
export function writingIn({ searchParams }: URL, name: string): string | null {
  const id = searchParams.get(name) ?? ''
  return ID.test(id) ? id : null
}

/** The talk of a post as the viewer sees it, by what the address says of it. */
export async function openTalk(event: Event, { production, post }: { production: string; post: string }) {
  const { searchParams } = event.url
  const order = searchParams.get('order') === 'oldest' ? ('oldest' as const) : ('newest' as const)
  const after = searchParams.get('talk')
  const params = { path: { production, post } }
  const comment = (writing: string | null) =>
    writing === null
      ? null
      : readUnless(event, ['not-found'], (api) =>
          api.GET('/api/v1/public/productions/{production}/comments/{writing}', {
            params: { path: { production, writing } },
          }),
        )
  const threadId = writingIn(event.url, 'thread')
  const [talk, moments, answering, top, answers] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts/{post}/comments', {
        params: { ...params, query: { order, ...(after === null ? {} : { after }) } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts/{post}/moments', { params })),
    comment(writingIn(event.url, 'answer')),
    comment(threadId),
    threadId === null
      ? null
      : readUnless(event, ['not-found'], (api) =>
          api.GET('/api/v1/public/productions/{production}/comments/{writing}/answers', {
            params: {
              path: { production, writing: threadId },
              query: after === null ? {} : { after },
            },
          }),
        ),
  ])
  // Only who writes is asked what it may give away, and until when it may be changed.
  const [progress, house] =
    talk.you === null
      ? [null, null]
      : await Promise.all([
          read(event, (api) =>
            api.GET('/api/v1/public/productions/{production}/progress', { params: { path: { production } } }),
          ),
          read(event, (api) => api.GET('/api/v1/house')),
        ])
  const state: TalkState = {
    order,
    isFirst: after === null,
    answering: answering ?? null,
    acting: writingIn(event.url, 'act'),
    thread: top && answers ? { top, answers: answers.items, next: answers.next } : null,
  }
  return {
    talk,
    moments: moments.items,
    labels: progress === null ? [] : labelsOut(progress),
    state,
    isForTheGrown: talk.isOpen ? false : await isForTheGrown(event, production),
    now: house?.now ?? '',
  }
}

/** Labels of the story that a writing may wait for. */
export const labelsOut = ({ stages }: Progress): { id: string; label: string }[] =>
  stages.filter(({ isOut }) => isOut).map(({ id, label }) => ({ id, label }))

/** What the talk under a post shows. */
export type OpenTalk = Awaited<ReturnType<typeof openTalk>>
