import { problems } from '../../contract/src/problems.ts'

/** A page of every way in which the house refuses, from the catalogue itself. */
export async function generate(): Promise<Record<string, string>> {
  const rows = Object.entries(problems)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { title, status }]) => `| \`${type}\` | ${status} | ${title} |`)
  return {
    'docs/problems.md': [
      '# Problems',
      '',
      'Every refusal of the API is a problem document (RFC 9457) with `type` `/problems/NAME`. `detail` says what happened,',
      'what was kept and what to do; further members are facts of the case. Written by `npm run emit` from',
      '`contract/src/problems.ts`.',
      '',
      '| name | status | says |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n'),
  }
}
