import { some } from './count.ts'

/** Words for the doorkeeper’s board and its record. */
export const clearing = {
  clearance: {
    held: (count: number) => `${count} held`,
    heldOf: (all: number) => `of ${all}.`,
    none: (of: number) => `Nothing is held of ${of}.`,
    freed: 'freed',
    most: 'What would free most',
    mostNote: 'one act each, most first',
    clock: 'Next, by the clock',
    now: 'Now',
    in: (left: string) => `in ${left}`,
    nothingNext: 'Nothing changes by time alone.',
    empty: 'Nothing is held.',
    emptyHouse:
      'Nothing has been judged yet. What comes in from set is judged as soon as it can be looked at.',
    emptyActs: 'No act of yours frees what is held; time does.',
    turns: (count: number) => `That is ${count} of them.`,
    helps: (count: number) => `and helps ${count} more`,
    reason: 'Why, for the log',
    day: (unit: string, number: number) => `${unit}, shooting day ${number}`,
    touched: ({ assets, cuts, publications }: { assets: number; cuts: number; publications: number }) =>
      [
        ...(assets > 0 ? [some(assets, 'asset', 'assets')] : []),
        ...(cuts > 0 ? [some(cuts, 'cut', 'cuts')] : []),
        ...(publications > 0 ? [some(publications, 'publication', 'publications')] : []),
      ].join(', '),
    embargoes: 'Embargoes',
    embargoOn: 'On',
    embargoUntil: 'Until',
    addEmbargo: 'Set an embargo',
    lift: 'Lift it',
    liftSays: 'What it alone held is judged again at once. The lifting is named, dated and kept.',
    lifted: (at: string, by: string) => `Lifted ${at} by ${by}`,
    embargoUntilSays: (until: string) => `until ${until}`,
    wholeProduction: 'the whole production',
    scene: (name: string) => `Scene ${name}`,
    scenes: 'Scenes',
    addScene: 'Add a scene',
    sceneNumber: 'Number',
    sceneTitle: 'What happens',
    settings: 'House rule',
    neverHide: 'A featured person is never hidden by us: without a release form the answer is held.',
    holdUnseen: 'What nobody has looked at from end to end is held; without this the page only warns.',
    bar: 'All judged assets by verdict',
  },
  log: {
    title: 'Clearance log',
    lead: 'Append-only. Each entry carries the hash of the one before it.',
    entry: (number: number, before: string) =>
      `entry ${number.toLocaleString('en-GB')}, follows ${before.slice(0, 4)}…`,
    empty: 'Nothing has been decided yet.',
    csv: 'Export as CSV',
    report: 'E&O report (PDF)',
    reportZip: 'E&O report with evidence (ZIP)',
    verify: 'Prove it whole',
    verified: (count: number) => `Whole: ${some(count, 'entry', 'entries')}, every hash follows.`,
    broken: (number: number) =>
      `Broken at entry ${number}. Keep this database as it is and call your operator.`,
    older: 'Older entries',
  },
}
