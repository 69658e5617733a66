import type { IncomingMessage, ServerResponse } from 'node:http'

const NOTHING = 'There is nothing here.\n'
const GONE = 'This was taken back.\n'

/** Nothing here: missing and hidden alike. */
export const answerNothing = (response: ServerResponse): void => answerWords(response, 404, NOTHING)

/** It was here, open to everybody, and was taken back for good: programs that come back are told to stop. */
export const answerGone = (response: ServerResponse): void => answerWords(response, 410, GONE)

function answerWords(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': words.length,
    })
    .end(words)
}

/** Whether whoever asks has what stands there now (RFC 9110, If-None-Match). */
export function isUnchanged({ headers }: IncomingMessage, etag: string): boolean {
  const known = headers['if-none-match']
  return known !== undefined && known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
