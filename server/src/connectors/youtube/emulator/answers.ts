import type { EmulatedAnswer } from '../../emulating/index.ts'

/** A refusal as the Data API words it; https://developers.google.com/youtube/v3/docs/errors. */
export function refusal(status: number, reason: string, message = reason): EmulatedAnswer {
  return {
    status,
    body: { error: { code: status, message, errors: [{ message, domain: 'youtube.video', reason }] } },
  }
}

/** A refusal as Google's token endpoint words it (RFC 6749, 5.2). */
export function oauthRefusal(status: number, error: string, description = error): EmulatedAnswer {
  return { status, body: { error, error_description: description } }
}
