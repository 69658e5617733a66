import { read } from '#lib/server/api.ts'
import { viewingAs } from '#lib/server/viewing-as.ts'
import type { LayoutServerLoad } from './$types'

// better-auth's own name for it; over HTTPS it carries a prefix.
const SESSION = /(?:^|;\s*)(?:__Secure-)?stagedoor\.session_token=/

/**
 * Who is signed in, and as whom crew look. Of a request without a session there is nothing to ask, so pages for anybody
 * stay the same. Whoever is made up has no name of their own, and crew's is not shown to them.
 */
export const load: LayoutServerLoad = async (event) => {
  const viewing = await viewingAs(event)
  if (!SESSION.test(event.request.headers.get('cookie') ?? '')) return { who: null, viewing }
  if (viewing.worn !== null)
    return {
      who: viewing.worn.guise === 'nobody' ? null : { handle: null, isGrown: viewing.worn.guise === 'grown' },
      viewing,
    }
  const [{ isSignedIn, handle, isGrown }, { unread }] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/public/who')),
    read(event, (api) => api.GET('/api/v1/public/me/notices/unread')),
  ])
  return { who: isSignedIn ? { handle, isGrown, unread } : null, viewing }
}
