import { read } from '#lib/server/api.ts'
import type { RequestEvent } from '@sveltejs/kit'

const WANTED = 3
const ANSWERED = 2

/** What is going on between fans and crew of a production, as far as this viewer may see it. */
export async function happeningIn(event: Pick<RequestEvent, 'fetch' | 'url'>, production: string) {
  const path = { production }
  const questions = (query: { state: 'open' | 'answered'; order: 'votes' | 'newest' }) =>
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/questions', { params: { path, query } }),
    )
  const [wanted, answered, sessions, theories] = await Promise.all([
    questions({ state: 'open', order: 'votes' }),
    questions({ state: 'answered', order: 'newest' }),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/sessions', { params: { path } })),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/theories', {
        params: { path, query: { list: 'waiting' } },
      }),
    ),
  ])
  return {
    // What is open or nearest comes first.
    session: sessions.items.find(({ state }) => state !== 'closed') ?? null,
    wanted: wanted.items.slice(0, WANTED),
    answered: answered.items.slice(0, ANSWERED),
    sealed: {
      count: theories.items.filter(({ state }) => state === 'sealed').length,
      hasMore: theories.next !== null,
    },
  }
}

/** What `happeningIn` found. */
export type WhatHappens = Awaited<ReturnType<typeof happeningIn>>
