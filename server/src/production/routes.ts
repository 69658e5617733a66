import { createApi } from '../plant/http/index.ts'
import type { ProductionDeps } from './deps.ts'
import { houseRoutes } from './routes/house.ts'
import { peopleRoutes } from './routes/people.ts'
import { productionRoutes as ofProductions } from './routes/productions.ts'
import { slipRoutes } from './routes/slips.ts'
import { workRoutes } from './routes/work.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function productionRoutes(deps: ProductionDeps) {
  const api = createApi()
  for (const routes of [houseRoutes, ofProductions, peopleRoutes, workRoutes, slipRoutes])
    api.route('/', routes(deps))
  return api
}
