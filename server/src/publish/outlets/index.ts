/** Outlets of our own: what feeds and other servers fetch from the house, and where what left by them is kept. */
export { feedShelf } from './feed-shelf.ts'
export { filmHandler, isOutletFile } from './film-handler.ts'
export { isPodcast, podcastHandler } from './podcast-handler.ts'
