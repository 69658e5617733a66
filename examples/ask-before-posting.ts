// Asks the doorkeeper about a cut, and says what it says. Ends with 0 only when the cut may leave as it is.
import { createClient, problemOf } from '@stagedoor/contract'

const [cutId] = process.argv.slice(2)
const origin = process.env['STAGEDOOR_URL'] ?? 'http://127.0.0.1:4321'
const key = process.env['STAGEDOOR_KEY']
if (cutId === undefined || key === undefined) {
  console.error('STAGEDOOR_KEY=… node examples/ask-before-posting.ts CUT')
  process.exit(2)
}

const stagedoor = createClient({ origin, key })
const { data: cut, error } = await stagedoor.GET('/api/v1/cuts/{cut}', { params: { path: { cut: cutId } } })
if (cut === undefined) throw problemOf(error)
if (cut.exposureId === null) throw new Error('Nothing was asked about this cut yet.')

const asked = await stagedoor.POST('/api/v1/exposures/{exposure}/verdicts', {
  params: { path: { exposure: cut.exposureId } },
  body: {},
})
if (asked.error !== undefined) throw problemOf(asked.error)
if (!asked.data) throw new Error('The doorkeeper gave no answer.')
const { kind, said } = asked.data
console.log(`${said.headline}. ${said.reason}`)
for (const act of said.acts) console.log(`  - ${act.said}`)
process.exitCode = kind === 'cleared' ? 0 : 1
