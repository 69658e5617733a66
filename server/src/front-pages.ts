/**
 * Every page and file of front of house that could say something of a production, by its address; `{post}` and its like are
 * places for what there is. Whoever proves that a thing is hidden reads all of them.
 */
export const FRONT_PAGES: readonly string[] = [
  '/',
  '/sitemap.xml',
  '/robots.txt',
  '/{production}',
  '/{production}/{post}',
  '/{production}/about',
  '/{production}/fans/{handle}',
  '/{production}/feed.json',
  '/{production}/feed.xml',
  '/{production}/opened',
  '/{production}/people',
  '/{production}/people/{person}',
  '/{production}/posts',
  '/{production}/questions',
  '/{production}/questions/{question}',
  '/{production}/questions/answering',
  '/{production}/questions/sessions/{session}',
  '/{production}/search',
  '/{production}/standing',
  '/{production}/theories',
  '/{production}/theories/{theory}',
  '/{production}/theories/{theory}/proof',
  '/{production}/theories/{theory}/proof/file',
  '/me',
  '/me/everything',
  '/me/follows',
  '/me/notices',
  '/me/notices/settings',
]
