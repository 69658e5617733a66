import { createApi } from '../plant/http/index.ts'
import type { PublishDeps } from './deps.ts'
import { PublicAddresses } from './public-addresses.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { embargoProofRoutes } from './routes/embargo-proofs.ts'
import { fediverseRoutes } from './routes/fediverse.ts'
import { keyArtRoutes } from './routes/key-art.ts'
import { kitRoutes } from './routes/kits.ts'
import { headRoutes } from './routes/heads.ts'
import { peopleRoutes } from './routes/people.ts'
import { postRoutes } from './routes/posts.ts'
import { publicRoutes } from './routes/public.ts'
import { publicationRoutes } from './routes/publications.ts'
import { recallRoutes } from './routes/recalls.ts'
import { replyRoutes } from './routes/replies.ts'
import { searchRoutes } from './routes/search.ts'
import { sightingRoutes } from './routes/sightings.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function publishRoutes(deps: PublishDeps) {
  const api = createApi()
  for (const routes of [
    publicationRoutes,
    calendarRoutes,
    postRoutes,
    keyArtRoutes,
    kitRoutes,
    recallRoutes,
    embargoProofRoutes,
    sightingRoutes,
    fediverseRoutes,
    replyRoutes,
  ])
    api.route('/', routes(deps))
  const addresses = new PublicAddresses(deps)
  api.route('/', publicRoutes(deps, addresses))
  api.route('/', peopleRoutes(deps, addresses))
  api.route('/', searchRoutes(deps))
  api.route('/', headRoutes(deps))
  return api
}
