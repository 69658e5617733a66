import { createApi } from '../plant/http/index.ts'
import type { PublishDeps } from './deps.ts'
import { PublicAddresses } from './addresses/public-addresses.ts'
import { accountLimitRoutes } from './routes/account-limits.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { composingRoutes } from './routes/composing.ts'
import { embargoProofRoutes } from './routes/embargo-proofs.ts'
import { fediverseRoutes } from './routes/fediverse.ts'
import { keyArtRoutes } from './routes/key-art.ts'
import { kitRoutes } from './routes/kits.ts'
import { headRoutes } from './routes/heads.ts'
import { peopleRoutes } from './routes/people.ts'
import { postRoutes } from './routes/posts.ts'
import { publicRoutes } from './routes/public.ts'
import { publicationRoutes } from './routes/publications.ts'
import { recallDrillRoutes } from './routes/recall-drills.ts'
import { recallReceiptRoutes } from './routes/recall-receipts.ts'
import { recallReportRoutes } from './routes/recall-reports.ts'
import { recallRoutes } from './routes/recalls.ts'
import { replyRoutes } from './routes/replies.ts'
import { savedPostRoutes } from './routes/saved-posts.ts'
import { shownPostRoutes } from './routes/shown-posts.ts'
import { searchRoutes } from './routes/search.ts'
import { sightingRoutes } from './routes/sightings.ts'
import { whereaboutRoutes } from './routes/whereabouts.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function publishRoutes(deps: PublishDeps) {
  const api = createApi()
  for (const routes of [
    publicationRoutes,
    calendarRoutes,
    postRoutes,
    composingRoutes,
    accountLimitRoutes,
    keyArtRoutes,
    kitRoutes,
    recallRoutes,
    recallDrillRoutes,
    recallReceiptRoutes,
    recallReportRoutes,
    whereaboutRoutes,
    embargoProofRoutes,
    sightingRoutes,
    fediverseRoutes,
    replyRoutes,
    savedPostRoutes,
    shownPostRoutes,
  ])
    api.route('/', routes(deps))
  const addresses = new PublicAddresses(deps)
  api.route('/', publicRoutes(deps, addresses))
  api.route('/', peopleRoutes(deps, addresses))
  api.route('/', searchRoutes(deps))
  api.route('/', headRoutes(deps))
  return api
}
