import type { RequestEvent } from '@sveltejs/kit'

/**
 * Says of a page that it is the same for everybody of whom nothing is known, so that it may be kept whole for them. What
 * it shows must change only with a gate, a premiere, or a row whose table tells of its changes on the channel `pages`.
 */
export function forAnybody({ locals }: Pick<RequestEvent, 'locals'>): void {
  locals.isForAnybody = true
}

/** Asks as nobody, whoever asks: for feeds, maps and cards, which leave without their reader. */
export const asNobody = ({ fetch, url }: Pick<RequestEvent, 'fetch' | 'url'>) => ({
  url,
  fetch: ((asked: Request, init?: RequestInit) =>
    fetch(new Request(asked, { ...init, credentials: 'omit' }))) as typeof fetch,
})
