/** How a row is found to be somebody's: it names their viewer, their account, or something that they wrote. */
export type Naming = 'viewer' | 'account' | 'writing'

/** What becomes of somebody's rows when they go. */
export type Ending =
  /** Gone with the row of the viewer or the account, by the database. */
  | { readonly kind: 'cascades' }
  | { readonly kind: 'deleted' }
  /** Stays without a word of theirs: an assignment of SQL for each column that could hold one. */
  | { readonly kind: 'emptied'; readonly set: string }
  /** Nothing in it is theirs. */
  | { readonly kind: 'stays'; readonly because: string }

/** One table that may hold something of a fan's, what of it they are given, and how it ends. */
export interface Belonging {
  readonly table: string
  readonly naming: Naming
  readonly column: string
  /** Other columns that name somebody, or a writing, and end with the row. */
  readonly besides?: readonly string[]
  /** What the export calls its rows; null where they hold nothing that its owner could read. */
  readonly called: string | null
  /** Columns, in SQL, of the export: no ids, no gates, nothing that others said. */
  readonly exported: readonly string[]
  readonly ending: Ending
}

const cascades = { kind: 'cascades' } as const
const deleted = { kind: 'deleted' } as const
const nothing = { called: null, exported: [] } as const
const ofProduction = (table: string): string =>
  `(select title from production.front_pages f where f.production_id = ${table}.production_id) as production`

/**
 * Every table that names a viewer, an account or a writing, in the order in which they are emptied. A test compares the
 * list with the schema: a table that is missing here would be left out of what somebody is given, and left behind.
 */
export const BELONGINGS: readonly Belonging[] = [
  // What hangs on their words, before the words are gone.
  {
    table: 'community.seals',
    naming: 'writing',
    column: 'theory_id',
    besides: ['handle'],
    called: 'seals',
    exported: ["encode(hash, 'hex') as hash", 'day', 'is_withdrawn'],
    ending: { kind: 'emptied', set: 'handle = null, is_withdrawn = true' },
  },
  {
    table: 'community.seal_openings',
    naming: 'writing',
    column: 'theory_id',
    besides: ['handle'],
    ...nothing,
    ending: deleted,
  },
  {
    table: 'community.theory_marks',
    naming: 'writing',
    column: 'theory_id',
    ...nothing,
    ending: deleted,
  },
  { table: 'community.findings', naming: 'writing', column: 'writing_id', ...nothing, ending: deleted },
  {
    table: 'community.questions',
    naming: 'writing',
    column: 'writing_id',
    ...nothing,
    ending: { kind: 'stays', because: 'an answer stands below the place of a question' },
  },
  {
    table: 'community.answer_clips',
    naming: 'writing',
    column: 'answer_id',
    ...nothing,
    ending: { kind: 'stays', because: 'the clip is the production’s' },
  },
  {
    table: 'community.writings',
    naming: 'viewer',
    column: 'writer_id',
    besides: ['handle', 'parent_id'],
    called: 'writings',
    exported: [
      ofProduction('writings'),
      'kind',
      'handle',
      'source as text',
      'state',
      'at_flicks',
      'written_at',
      'edited_at',
    ],
    ending: {
      kind: 'emptied',
      set: "state = 'deleted', source = '', html = '', handle = null, badge_id = null, writer_id = null, reactions = '{}'",
    },
  },
  // What they did with the words of others.
  {
    table: 'community.reactions',
    naming: 'viewer',
    column: 'viewer_id',
    besides: ['writing_id'],
    called: 'reactions',
    exported: ['kind', 'reacted_at'],
    ending: cascades,
  },
  {
    table: 'community.votes',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'votes',
    exported: [
      '(select asked_at from community.questions q where q.writing_id = votes.writing_id) as on_a_question_of',
    ],
    ending: cascades,
  },
  {
    table: 'community.mentions',
    naming: 'viewer',
    column: 'viewer_id',
    besides: ['writing_id'],
    ...nothing,
    ending: cascades,
  },
  {
    table: 'community.silences',
    naming: 'viewer',
    column: 'viewer_id',
    besides: ['silenced_id'],
    called: 'silences',
    exported: [
      '(select handle from community.writers w where w.viewer_id = silences.silenced_id) as of',
      'kind',
      'since',
    ],
    ending: cascades,
  },
  {
    table: 'community.reports',
    naming: 'viewer',
    column: 'reporter_id',
    besides: ['writing_id'],
    called: 'reports',
    exported: [ofProduction('reports'), 'reason', 'words', 'reported_at'],
    ending: { kind: 'emptied', set: "words = '', reporter_id = null" },
  },
  // What they follow and are told.
  {
    table: 'community.follows',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'follows',
    exported: [ofProduction('follows'), 'kind', 'name', 'since'],
    ending: cascades,
  },
  {
    table: 'community.notices',
    naming: 'viewer',
    column: 'for_viewer',
    besides: ['by_viewer'],
    called: 'notices',
    exported: [ofProduction('notices'), 'kind', 'made_at'],
    ending: cascades,
  },
  {
    table: 'community.notice_settings',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'noticeSettings',
    exported: [
      'choices',
      'mail',
      'mail_minute',
      'mail_weekday',
      'zone',
      'quiet_from',
      'quiet_until',
      'is_paused',
      'seen_until',
    ],
    ending: cascades,
  },
  {
    table: 'community.push_devices',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'devices',
    exported: ['name', 'made_at', 'reached_at'],
    ending: cascades,
  },
  {
    table: 'community.deliveries',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'deliveries',
    exported: ['way', 'due_at', 'state', 'ended_at'],
    ending: cascades,
  },
  // What crew decided about them: the acts stay in the record of the house, without a name.
  {
    table: 'community.moderation_personal',
    naming: 'viewer',
    column: 'writer_id',
    besides: ['handle'],
    ...nothing,
    ending: cascades,
  },
  {
    table: 'community.bans',
    naming: 'viewer',
    column: 'writer_id',
    called: 'bans',
    exported: [ofProduction('bans'), 'reason', 'from_at', 'until_at', 'lifted_at'],
    ending: cascades,
  },
  {
    table: 'community.taken_down',
    naming: 'viewer',
    column: 'writer_id',
    besides: ['writing_id'],
    called: 'takenDown',
    exported: [ofProduction('taken_down'), 'reason', 'at', 'kept_until'],
    ending: cascades,
  },
  {
    table: 'community.appeals',
    naming: 'viewer',
    column: 'writer_id',
    called: 'appeals',
    exported: [ofProduction('appeals'), 'source as text', 'sent_at', 'outcome', 'answer', 'answered_at'],
    ending: cascades,
  },
  { table: 'community.distrusted', naming: 'viewer', column: 'writer_id', ...nothing, ending: cascades },
  {
    table: 'community.badges',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'badges',
    exported: [ofProduction('badges'), 'kind', 'name', 'craft', 'issued_at', 'revoked_at'],
    ending: cascades,
  },
  // Who they are, and how far.
  {
    table: 'community.writers',
    naming: 'viewer',
    column: 'viewer_id',
    besides: ['handle'],
    called: 'handles',
    exported: ['handle', 'joined_at', 'handle_since'],
    ending: cascades,
  },
  {
    table: 'wall.told_progress',
    naming: 'viewer',
    column: 'viewer_id',
    called: 'progress',
    exported: [
      ofProduction('told_progress'),
      "(select coalesce(json_agg(l.label order by l.position), '[]') from production.story_labels l where l.point_id = any (points)) as seen_up_to",
      'told_at',
    ],
    ending: cascades,
  },
  { table: 'wall.made_viewers', naming: 'account', column: 'account_id', ...nothing, ending: deleted },
  {
    table: 'wall.viewers',
    naming: 'account',
    column: 'account_id',
    called: 'viewer',
    exported: ['is_grown as of_age', 'grown_said_at as of_age_said_at', 'created_at', 'seen_at'],
    ending: deleted,
  },
]
