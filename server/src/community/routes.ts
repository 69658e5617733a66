import { createApi } from '../plant/http/index.ts'
import type { CommunityDeps } from './deps.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function communityRoutes(deps: CommunityDeps) {
  const api = createApi()
  const parts: readonly ((deps: CommunityDeps) => ReturnType<typeof createApi>)[] = []
  for (const routes of parts) api.route('/', routes(deps))
  return api
}
