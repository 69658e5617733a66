import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { dropTemplate, templatesOf, templateSource, writeTemplate } from './own-templates.ts'
import { openReleaseSlip } from './release-slip.ts'
import { openSaltlight, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const wording = { productionId, template: 'appearance', language: 'en' }
const versionOf = async () =>
  (await templatesOf(house.crew, productionId)).find(
    ({ template, language }) => template === 'appearance' && language === 'en',
  )?.version

test('a production writes its own wording as the next version, and forms from before keep theirs', async () => {
  const ida = await saltlight.person('Ida Brandt')
  const before = await saltlight.signs(ida)
  const shipped = await versionOf()
  const { source } = await templateSource(house.crew, wording)
  const own = source.replace(
    '## What stays mine',
    '## On the water\n\nI was told of the cold.\n\n## What stays mine',
  )
  const written = await writeTemplate(saltlight, { productionId, source: own, actor: wren })
  expect(written.version).toBe((shipped ?? 0) + 1)
  const after = await saltlight.asks(await saltlight.person('Tomas Reyes'))
  expect((await openReleaseSlip(saltlight, after.token)).form).toMatchObject({
    text: expect.stringContaining('told of the cold'),
    templateVersion: written.version,
  })
  expect((await openReleaseSlip(saltlight, before.token)).form.text).not.toContain('told of the cold')
  await dropTemplate(saltlight, { ...wording, actor: wren })
  expect(await versionOf()).toBe(shipped)
})

test('a wording with a broken field is refused with its line, and nothing is saved', async () => {
  const { source } = await templateSource(house.crew, wording)
  const broken = source.replace('{{window}}', '{{windows}}')
  await expect(writeTemplate(saltlight, { productionId, source: broken, actor: wren })).rejects.toMatchObject(
    {
      type: 'template-broken',
      facts: {
        faults: [
          expect.objectContaining({ says: expect.stringContaining('{{windows}}') }),
          expect.objectContaining({ says: expect.stringContaining('{{window}} is missing') }),
        ],
      },
    },
  )
  expect((await templateSource(house.crew, wording)).isOwn).toBe(false)
})
