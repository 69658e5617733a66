import { createApi } from '../plant/http/index.ts'
import type { PublishDeps } from './deps.ts'
import { publicRoutes } from './routes/public.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function publishRoutes(deps: PublishDeps) {
  const api = createApi()
  for (const routes of [publicRoutes]) api.route('/', routes(deps))
  return api
}
