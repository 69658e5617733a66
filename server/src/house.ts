import { hangingUnderLock } from './clearance/index.ts'
import { Tickets } from './community/index.ts'
import { FrontWatch } from './community/index.ts'
import type { Config } from './config.ts'
import { CONNECTORS } from './connectors/index.ts'
import { ArrivingFiles, tokenSeal } from './ingest/index.ts'
import { Alarms } from './plant/alarms/index.ts'
import { openAccounts } from './plant/auth/index.ts'
import { openClock } from './plant/clock/index.ts'
import { openDatabase, openSecretsKey } from './plant/db/index.ts'
import { Events } from './plant/events/index.ts'
import { siteAt } from './plant/http/index.ts'
import { Jobs } from './plant/jobs/index.ts'
import { type Log, logOf } from './plant/log/index.ts'
import { Mail } from './plant/mail/index.ts'
import { engineWhenNeeded } from './plant/media/index.ts'
import { Outgoing } from './plant/outgoing/index.ts'
import { Push } from './plant/push/index.ts'
import { mostStreams, QuietStreams, Topics } from './plant/realtime/index.ts'
import { openDiskStorage } from './plant/storage/index.ts'
import { sealUnder } from './plant/seal/index.ts'
import { ClaimDoor } from './production/index.ts'
import { openFediverse, Platforms, podcastFeed } from './publish/index.ts'
import { type Database, migrations } from './schema/index.ts'
import { PageCache } from './page-cache.ts'
import { GateWatch, MadeViewers, MediaAddresses, Viewers } from './wall/index.ts'

// A cinema or a campus behind one address; whoever gets none asks again now and then instead.
const STREAMS_OF_A_NETWORK = 250

/** Every part of an open house; each use case takes the few it needs. */
export type House = Awaited<ReturnType<typeof openHouse>>

/** Opens the database, brings it to this program's schema and builds every part; nothing listens or works yet. */
export async function openHouse(config: Config, log: Log) {
  const database = await openDatabase<Database>({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    log: logOf(log, 'db'),
    onFailure: (error) => {
      log.fatal({ err: error }, 'the database ended by itself')
      process.exit(1)
    },
  })
  try {
    const report = await database.migrate(migrations)
    const { crew, worker, fan } = database
    const listener = { listen: database.listen, hold: database.hold }
    const key = await openSecretsKey(config.dataDir)
    const site = siteAt(config.url)
    const clock = await openClock(
      { db: worker, listen: database.listen, log: logOf(log, 'clock') },
      config.clock,
    )
    const storage = await openDiskStorage(`${config.dataDir}/storage`)
    const gates = new GateWatch({ db: worker, listener, isListening: database.isListening })
    const { engine: wanted, ffmpeg: ffmpegPath, searchPath, smtpUrl } = config
    const jobs = new Jobs({ db: worker, listener, log: logOf(log, 'jobs'), crewRole: database.roles.crew })
    const media = engineWhenNeeded({ engine: wanted, ffmpegPath, searchPath })
    const fediverse = openFediverse({
      db: worker,
      fan,
      listener,
      site,
      seal: sealUnder(key.derive('actors')),
      log: logOf(log, 'fediverse'),
    })
    const parts = {
      config,
      log,
      database,
      db: crew,
      worker,
      fan,
      key,
      site,
      clock,
      storage,
      listener,
      media,
      arriving: await ArrivingFiles.open(`${config.dataDir}/arriving`),
      seal: tokenSeal(key),
      hang: hangingUnderLock({ clock }),
      gates,
      migrated: report,
      pages: new PageCache({ db: worker, clock, listener, isListening: database.isListening }),
      addresses: new MediaAddresses({ db: worker, key: key.derive('media addresses'), clock, gates }),
      tickets: new Tickets({ db: crew, key: key.derive('tickets') }),
      viewers: new Viewers({
        db: crew,
        clock,
        key: key.derive('viewers'),
        site,
        keptDays: config.viewersKeptDays,
      }),
      madeViewers: new MadeViewers({ db: crew, clock, key: key.derive('made viewers'), site }),
      accounts: openAccounts({
        pool: database.auth,
        site,
        secret: key.derive('sessions').toString('base64'),
      }),
      door: new ClaimDoor(),
      platforms: new Platforms({
        connectors: [...CONNECTORS, podcastFeed({ db: worker, fan, site }), fediverse.connector],
        named: config.platforms,
      }),
      fediverse,
      accountSeal: sealUnder(key.derive('accounts at platforms')),
      events: new Events({ db: worker, listener, log: logOf(log, 'events') }),
      alarms: new Alarms({ db: worker, clock, listener, log: logOf(log, 'alarms') }),
      jobs,
      push: new Push({ key: key.derive('web push'), site, outgoing: new Outgoing() }),
      mail: smtpUrl === null ? null : new Mail({ jobs, key: key.derive('letters'), url: smtpUrl }),
      topics: new Topics({ listener }),
      front: new FrontWatch({
        db: crew,
        fan,
        clock,
        listener,
        gates,
        streams: new QuietStreams({ most: mostStreams(), mostOfNetwork: STREAMS_OF_A_NETWORK }),
        log: logOf(log, 'front'),
      }),
    }
    await gates.start()
    await parts.pages.start()
    return {
      ...parts,
      close: async (): Promise<void> => {
        await parts.pages.stop()
        await gates.stop()
        parts.platforms.close()
        await media.close()
        await clock.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
