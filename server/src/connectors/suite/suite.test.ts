import { expect, test } from 'vitest'
import { CHECKS, connectorSuite } from '../connector-suite.ts'
import { paperConnector } from './paper/connector.ts'
import type { PaperFault } from './paper/fault.ts'
import { paperRig } from './paper/rig.ts'

connectorSuite('the paper platform', paperRig(paperConnector()))

// A mistake, and the sentence of the kit that it makes untrue.
const FOUND: readonly (readonly [PaperFault, string])[] = [
  ['limits-from-nowhere', 'what lies at a bound passes'],
  ['limits-too-wide', 'the longest words that it lets pass'],
  ['trims-long-words', 'the longest words that it lets pass'],
  ['limits-of-no-date', 'its limits are dated'],
  ['believes-any-absence', 'killed at any moment'],
  ['never-looks', 'killed at any moment'],
  ['commits-in-transfer', 'killed at any moment'],
  ['never-looks', 'killed again while it recovers'],
  ['believes-any-absence', 'an answer lost at the call'],
  ['fails-at-a-broken-call', 'a call that never arrived'],
  ['begins-the-bytes-anew', 'an upload cut at any byte'],
  ['keeps-a-dead-session', 'a session that has ended'],
  ['gives-up-on-work', 'work of hours'],
  ['polls-by-writing', 'work of hours'],
  ['fails-on-strange-states', 'a state that nobody has documented'],
  ['keeps-an-old-token', 'a token that ends in the middle'],
  ['tokens-without-end', 'a renewal gives a token'],
  ['any-trouble-disconnects', 'trouble at a renewal'],
  ['revoked-is-trouble', 'a permission that was taken away'],
  ['takes-empty-tokens', 'a renewal without a new refresh token'],
  ['lost-renewal-disconnects', 'after a renewal whose answer was lost'],
  ['deaf-to-retry-after', '"too many calls"'],
  ['waits-for-all', 'one account that must wait'],
  ['one-word-for-all-errors', 'every known refusal'],
  ['strange-is-policy', 'a refusal that nobody has documented is tried again'],
  ['believes-strange-refusals', 'a refusal that nobody has documented leaves'],
  ['drops-marks', 'a disclosure stands on the post'],
  ['drops-descriptions', 'a description, a warning, captions'],
  ['always-to-everybody', 'every offered visibility'],
  ['answers-the-first-part', 'the parts of a thread'],
  ['swallows-refused-parts', 'a part that is refused'],
  ['comments-nowhere', 'a first comment'],
  ['only-says-deleted', 'what is deleted is gone'],
  ['hides-in-words', 'hidden at once'],
  ['only-says-deleted', 'recalled at any moment'],
  ['forbidden-is-gone', 'without the right to delete'],
  ['leaves-sessions', 'what was placed and not yet shown'],
  ['tries-by-writing', 'what lies there before its moment'],
  ['shut-whatever-comes', 'a platform that shows to anybody'],
  ['unclear-is-unseen', 'a platform that does not answer'],
  ['figures-of-its-own', 'every figure that it promises'],
  ['first-page-alone', 'comments come page by page'],
  ['gone-is-there', 'what somebody else deleted'],
  ['unreadable-is-gone', 'a platform that cannot be read'],
  ['repeats-secrets', 'no token stands in'],
  ['goes-anywhere', 'an address that leads to another host'],
  ['follows-redirects', 'a redirect is not followed'],
]

for (const [fault, sentence] of FOUND)
  test(`a connector that ${fault.replaceAll('-', ' ')} does not pass: ${sentence}`, async () => {
    const rig = paperRig(paperConnector(fault))
    const check = CHECKS.find(({ says }) => says.startsWith(sentence))
    await expect(check?.hold(rig), sentence).rejects.toThrow()
  })

test('where only people delete, one that sends nobody anywhere does not pass', async () => {
  const check = CHECKS.find(({ says }) => says.startsWith('where only a person can delete'))
  await check?.hold(paperRig(paperConnector(null, true)))
  await expect(check?.hold(paperRig(paperConnector('sends-nobody', true)))).rejects.toThrow()
})

test('an emulator that takes what nobody documented does not pass', async () => {
  const check = CHECKS.find(({ point }) => point === 15)
  const rig = paperRig(paperConnector())
  const loose = { ...rig, open: paperRig(paperConnector(), { isLoose: true }).open }
  await expect(check?.hold(loose)).rejects.toThrow()
})

test('every sentence of the kit is one that a mistake can make untrue', () => {
  const tried = [
    ...FOUND.map(([, sentence]) => sentence),
    'where only a person can delete',
    'every emulated call',
  ]
  const untried = CHECKS.filter(({ says }) => !tried.some((sentence) => says.startsWith(sentence)))
  expect(untried.map(({ says }) => says)).toEqual([])
})
