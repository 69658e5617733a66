import type { EmbargoProof, EmbargoTry } from '@stagedoor/core/publish'

const MOST_SHOWN = 40

/** An embargo proof as lines for people: whose, when, how many tries as whom, and everything that was not shut. */
export function sayProof(proof: EmbargoProof): string[] {
  const { publication, production, sum, tries, verdict, viewers, notAsked, soughtFor } = proof
  const opens =
    publication.opensAt === null ? 'its moment is not known yet' : `its moment ${publication.opensAt}`
  const names = [...viewers.map(({ name }) => name), ...new Set(tries.map(({ as }) => as))]
  const told = tries.filter((one) => one.verdict !== 'shut')
  const silent = soughtFor.filter(({ isTold }) => !isTold)
  return [
    `${publication.title} (${production.title}, ${publication.place}; ${publication.state}, ${opens})`,
    `Tried by ${proof.askedBy}'s word from ${proof.begunAt} to ${proof.endedAt}, at ${proof.house.askedAt.join(', ')}.`,
    '',
    ...[...new Set(names)].map((name) =>
      row(
        name,
        tries.filter(({ as }) => as === name),
      ),
    ),
    row('all', tries),
    '',
    ...told.slice(0, MOST_SHOWN).flatMap(sayTry),
    ...(told.length > MOST_SHOWN ? [`… and ${told.length - MOST_SHOWN} more, in the proof.`] : []),
    ...silent.map(({ what }) => `Not looked for, because it stands openly elsewhere: ${what}`),
    `${notAsked.length} kinds of address were not asked; the proof says why.`,
    SAYS[verdict](sum.ahead),
  ]
}

const SAYS: Readonly<Record<EmbargoProof['verdict'], (ahead: number) => string>> = {
  shut: (ahead) =>
    ahead === 0
      ? 'SHUT: nothing of it could be reached.'
      : `SHUT: nothing of it could be reached; ${ahead} lie ahead by somebody's word.`,
  reachable: () => 'REACHABLE: something of it could be reached.',
  unclear: () => 'UNCLEAR: nothing was reached, but not every try was answered.',
}

function row(name: string, tries: readonly EmbargoTry[]): string {
  const count = (verdict: EmbargoTry['verdict']) => tries.filter((one) => one.verdict === verdict).length
  const others = (['reachable', 'unclear', 'ahead'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `, ${count(verdict)} ${verdict}`)
  return `  ${name.padEnd(12)} ${String(tries.length).padStart(5)} tries: ${count('shut')} shut${others.join('')}`
}

const sayTry = ({ verdict, what, how, as, because }: EmbargoTry): string[] => [
  `${verdict.toUpperCase()} as ${as}: ${what}`,
  `  ${how}`,
  `  ${because ?? ''}`,
]
