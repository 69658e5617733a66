import { read } from '#lib/server/api.ts'
import type { LayoutServerLoad } from './$types'

// better-auth's own name for it; over HTTPS it carries a prefix.
const SESSION = /(?:^|;\s*)(?:__Secure-)?stagedoor\.session_token=/

/** Who is signed in. Of a request without a session there is nothing to ask, so pages for anybody stay the same. */
export const load: LayoutServerLoad = async (event) => {
  if (!SESSION.test(event.request.headers.get('cookie') ?? '')) return { who: null }
  const { isSignedIn, handle } = await read(event, (api) => api.GET('/api/v1/public/who'))
  return { who: isSignedIn ? { handle } : null }
}
