import { some } from './count.ts'

export const house = {
  nav: { latest: 'Latest', people: 'People', menu: 'Menu' },
  productions: 'Productions',
  noProductions: 'This house is new. Nothing has been shown yet.',
  backstage: 'Backstage',
  latest: 'Latest',
  before: 'Before that',
  earlier: 'Earlier',
  pages: 'Pages of posts',
  feed: 'Feed',
  podcastOf: (title: string) => `${title}: podcast`,
  transcript: 'What is said',
  premiere: {
    title: 'The premiere opens in',
    days: (count: number) => (count === 1 ? 'day' : 'days'),
    hours: (count: number) => (count === 1 ? 'hour' : 'hours'),
    minutes: (count: number) => (count === 1 ? 'minute' : 'minutes'),
  },
  stand: {
    nothing: 'How far have you seen?',
    upTo: 'I have seen up to',
    several: 'What I have seen',
    seen: 'Seen',
    here: 'You are here',
    ahead: 'Not yet',
    notOut: 'Not out yet',
    none: 'I have seen none of it',
    tell: 'This is what I have seen',
    note: 'Only you see this, and you can lower it. Nothing from further along is sent to this page, in words, pictures or numbers.',
  },
  nothingYet: 'Nothing is out yet. The first piece will lie here.',
  opens: (at: string) => `Opens ${at}`,
  by: (name: string, craft?: string) => (craft ? `${name}, ${craft}` : name),
  madeBy: 'Made by',
  watch: 'Watch from set',
  more: 'Also here',
  duration: (length: string) => `Length ${length}`,
  raw: {
    untouched: (share: number) => `${Math.round(share * 100)}% untouched camera original`,
    reframed: 'reframed',
    joins: (count: number) => (count === 1 ? '1 join' : `${count} joins`),
    covered: (count: number) => (count === 1 ? '1 covered region' : `${count} covered regions`),
    blurred: (count: number) => (count === 1 ? '1 blurred region' : `${count} blurred regions`),
    muted: (count: number) => (count === 1 ? '1 mute' : `${count} mutes`),
    legend: { untouched: 'untouched', join: 'join', changed: 'covered or blurred', muted: 'muted' },
    bar: 'Which parts are untouched camera original',
  },
  foot: (production: string) =>
    `${production} tells its own story from its own house. No trackers, no third parties.`,
  footHouse: 'No trackers, no third parties.',
  people: 'The people, and what they do',
  happens: {
    title: 'What happens here',
    answered: 'Answered lately',
    wanted: 'What most want answered',
    asked: (handle: string | null, votes: number) =>
      (handle === null ? 'Asked by a fan' : `Asked by ${handle}`) +
      (votes === 0 ? '' : `, ${some(votes, 'vote', 'votes')}`),
    sealed: (count: number, hasMore: boolean) =>
      hasMore
        ? `More than ${count} theories are under seal.`
        : count === 1
          ? 'One theory is under seal.'
          : `${count} theories are under seal.`,
    sealedSays: 'They open when their part of the story does.',
    toTheories: 'See the seals, set your own',
  },
  player: { speed: 'Speed', back: 'Ten seconds back', forward: 'Ten seconds on', download: 'Save the file' },
  asDevice: 'As the device',
  day: 'Day',
  night: 'Night',
}
