import { clearanceJobs, markingJobs } from './clearance/index.ts'
import { communityJobs, embargoProbe, proofFollower } from './community/index.ts'
import { localAddress } from './config.ts'
import { cutJobs } from './cut/index.ts'
import { demoJobs } from './demo/index.ts'
import type { House } from './house.ts'
import { ingestJobs } from './ingest/index.ts'
import { FRONT_PAGES } from './front-pages.ts'
import {
  accountJobs,
  deliverDeps,
  embargoProofJobs,
  kitCheckJobs,
  outsideReader,
  publishJobs,
} from './publish/index.ts'

/** Tells every stage's jobs, event consumers and alarms to the plant; nothing runs before the plant starts. */
export function registerWork(house: House): void {
  // Work goes through the worker role's pool.
  const work = { ...house, db: house.worker }
  house.mail?.register()
  ingestJobs(work)
  clearanceJobs(work)
  markingJobs(work)
  cutJobs(work)
  const { site, config } = house
  const deliver = deliverDeps(work)
  publishJobs({
    ...work,
    outside: outsideReader([site.origin, localAddress(config.host, config.port)]),
    deliver,
  })
  accountJobs(work)
  kitCheckJobs(work)
  embargoProofJobs({
    ...work,
    deliver,
    embargo: {
      pages: FRONT_PAGES,
      probes: [embargoProbe(work)],
      viewers: [proofFollower(house)],
      origins: [site.origin, localAddress(config.host, config.port)],
    },
  })
  communityJobs(work)
  // Nobody in the demo has a mailbox: none of its story is written to anybody.
  demoJobs({ ...work, mail: null })
}
