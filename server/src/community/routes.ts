import { createApi } from '../plant/http/index.ts'
import type { CommunityDeps } from './deps.ts'
import { commentRoutes } from './routes/comments.ts'
import { fanRoutes } from './routes/fans.ts'
import { badgeRoutes } from './routes/badges.ts'
import { communityKeepingRoutes } from './routes/community-keeping.ts'
import { moderationRoutes } from './routes/moderation.ts'
import { standingRoutes } from './routes/standing.ts'
import { followRoutes } from './routes/follows.ts'
import { noticeSettingsRoutes } from './routes/notice-settings.ts'
import { noticeRoutes } from './routes/notices.ts'
import { joiningRoutes } from './routes/joining.ts'
import { meRoutes } from './routes/me.ts'
import { spotlightRoutes } from './routes/spotlights.ts'
import { theoryRoutes } from './routes/theories.ts'
import { theoryDeskRoutes } from './routes/theory-desk.ts'
import { replyRoutes } from './routes/replies.ts'
import { answeringRoutes } from './routes/answering.ts'
import { deskRoutes } from './routes/desk.ts'
import { questionRoutes } from './routes/questions.ts'
import { writingSightingRoutes } from './routes/sightings.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function communityRoutes(deps: CommunityDeps) {
  const api = createApi()
  const parts: readonly ((deps: CommunityDeps) => ReturnType<typeof createApi>)[] = [
    joiningRoutes,
    meRoutes,
    theoryRoutes,
    theoryDeskRoutes,
    replyRoutes,
    questionRoutes,
    answeringRoutes,
    deskRoutes,
    moderationRoutes,
    communityKeepingRoutes,
    badgeRoutes,
    writingSightingRoutes,
    standingRoutes,
    commentRoutes,
    fanRoutes,
    followRoutes,
    noticeRoutes,
    noticeSettingsRoutes,
    spotlightRoutes,
  ]
  for (const routes of parts) api.route('/', routes(deps))
  return api
}
