import { createApi } from '../plant/http/index.ts'
import type { IngestDeps } from './deps.ts'
import { assetRoutes } from './routes/assets.ts'
import { batchRoutes } from './routes/batches.ts'
import { inboxRoutes } from './routes/inboxes.ts'
import { pageRoutes } from './routes/pages.ts'
import { recordingRoutes } from './routes/recordings.ts'
import { playlistRoutes } from './routes/playlists.ts'
import { processingRoutes } from './routes/processing.ts'
import { markerRoutes } from './routes/markers.ts'
import { storyboardRoutes } from './routes/storyboards.ts'
import { soundRoutes } from './routes/sounds.ts'
import { triageRoutes } from './routes/triage.ts'
import { unreadableRoutes } from './routes/unreadable.ts'
import { uploadRoutes } from './routes/uploads.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function ingestRoutes(deps: IngestDeps) {
  const api = createApi()
  const all = [
    inboxRoutes,
    uploadRoutes,
    assetRoutes,
    batchRoutes,
    processingRoutes,
    playlistRoutes,
    recordingRoutes,
    pageRoutes,
    soundRoutes,
    storyboardRoutes,
    triageRoutes,
    markerRoutes,
    unreadableRoutes,
  ]
  for (const routes of all) api.route('/', routes(deps))
  return api
}
