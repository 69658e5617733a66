import type { EmulatedAnswer } from '../../emulating/index.ts'

/** A refusal as the Graph API words it. */
export function refusal(code: number, subcode: number | null = null, message = 'refused'): EmulatedAnswer {
  const error = {
    message,
    type: 'OAuthException',
    code,
    ...(subcode === null ? {} : { error_subcode: subcode }),
    fbtrace_id: 'AemulatedTrace',
  }
  return { status: code === 190 ? 401 : 400, body: { error } }
}

/** "Unsupported get request": it does not exist, or may not be seen. */
export const notThere = (): EmulatedAnswer => refusal(100, 33, 'Object does not exist')
