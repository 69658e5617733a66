import { createApi } from '../../plant/http/index.ts'
import type { DoorDeps } from './doors.ts'
import { accountsRoutes } from './routes/accounts.ts'
import { appRoutes } from './routes/apps.ts'
import { connectorRoutes } from './routes/connectors.ts'

/** Every route of accounts at platforms, to be mounted under `/api/v1`. */
export function platformAccountRoutes(deps: DoorDeps) {
  const api = createApi()
  for (const routes of [connectorRoutes, accountsRoutes, appRoutes]) api.route('/', routes(deps))
  return api
}
