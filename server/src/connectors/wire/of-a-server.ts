import type { Refused } from './answer.ts'

/** What a server among many means by a status that every kind of them gives alike, by its code and sentences. */
export const OF_A_SERVER: Readonly<Record<number, readonly [code: string, Refused]>> = {
  401: ['token-refused', ['auth', 'The server no longer accepts the account.', 'Connect the account again.']],
  403: [
    'not-allowed',
    ['policy', 'The server does not let this account do that.', 'Sign in there and read what it says.'],
  ],
  413: [
    'file-too-large',
    ['media', 'The film is larger than the server takes.', 'Make it smaller, or ask its operator for more.'],
  ],
  429: [
    'too-many-calls',
    ['rate', 'The server has had too many calls from here.', 'It is tried again by itself.'],
  ],
}
