import { createApi } from '../plant/http/index.ts'
import type { CommunityDeps } from './deps.ts'
import { joiningRoutes } from './routes/joining.ts'
import { meRoutes } from './routes/me.ts'
import { theoryRoutes } from './routes/theories.ts'
import { theoryDeskRoutes } from './routes/theory-desk.ts'
import { answeringRoutes } from './routes/answering.ts'
import { deskRoutes } from './routes/desk.ts'
import { questionRoutes } from './routes/questions.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function communityRoutes(deps: CommunityDeps) {
  const api = createApi()
  const parts: readonly ((deps: CommunityDeps) => ReturnType<typeof createApi>)[] = [
    joiningRoutes,
    meRoutes,
    theoryRoutes,
    theoryDeskRoutes,
    questionRoutes,
    answeringRoutes,
    deskRoutes,
  ]
  for (const routes of parts) api.route('/', routes(deps))
  return api
}
