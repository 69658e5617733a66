import type { RecallReport } from '@stagedoor/core/publish'

const STANDING: Readonly<Record<RecallReport['standing'], string>> = {
  closed: 'CLOSED: nothing is left to do for any place.',
  running: 'RUNNING: every place that is not proved gone has a clock that has not run out.',
  open: 'OPEN: at least one place is neither proved gone nor within its time.',
}

/** A recall's report as lines for people: why, when, each place with the last that was seen there, and how it stands. */
export function sayReport({ recall, production, lines, log, standing, writtenAt }: RecallReport): string[] {
  return [
    `${recall.title} (${production.title}), called back by ${recall.calledBy} at ${recall.calledAt}`,
    `${recall.because} Written ${writtenAt}.`,
    '',
    ...lines.flatMap(({ place, state, since, dueAt, because, by, sights }) => {
      const last = sights.at(-1)
      const until = dueAt === null || state === 'gone' ? '' : `, until ${dueAt}`
      return [
        `  ${state.padEnd(9)} ${place.name}, ${since}${until}`,
        ...(because === null ? [] : [`            ${because}${by === null ? '' : ` (${by})`}`]),
        ...(last === undefined ? [] : [`            ${last.what}`]),
      ]
    }),
    '',
    `${log.entries.length} entries of the clearance log are in it, to number ${log.head.seq}.`,
    STANDING[standing],
  ]
}
