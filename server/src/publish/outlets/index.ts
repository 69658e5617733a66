/** Outlets of our own: what feeds and other servers fetch from the house, and where what left by them is kept. */
export { blockPerson, blockServer, letPersonBack, letServerBack } from './blocked-servers.ts'
export { fediverseOf, followersOf, podcastOf } from './fediverse-of.ts'
export { podcastFeed } from './feed-shelf.ts'
export { type Fediverse, openFediverse } from './fediverse.ts'
export { fediverseHandler, isFediverse } from './fediverse-handler.ts'
export { filmHandler, isOutletFile } from './film-handler.ts'
export { isPodcast, podcastHandler } from './podcast-handler.ts'
