import { createHash } from 'node:crypto'
import { instant } from '@stagedoor/core/time'
import sharp from 'sharp'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { PdfBlock, PdfDocument } from './blocks.ts'
import { linesOf } from './lines.ts'
import { makePdf } from './make-pdf.ts'

const about = (blocks: readonly PdfBlock[]): PdfDocument => ({
  title: 'Einverständniserklärung',
  language: 'de',
  madeAt: instant(1_772_500_000_000),
  foot: 'Saltlight · SHA-256 4e1a',
  pageNumber: '{page} / {pages}',
  blocks,
})

async function pagesOf(pdf: Buffer): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  return (await extractText(document, { mergePages: false })).text
}

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ')

test('names and sentences of four languages are read back as they were written', async () => {
  const words = [
    'Ida Brandt, Søren Åkerlund, Zoë Nuñez, Łukasz Čapek, Đặng Thị Hoa',
    'Ich darf diese Einwilligung jederzeit widerrufen: für Straße und Übermut.',
    'L’œuvre a été filmée à côté du théâtre, où ça se passait.',
    '¿Quién lo permite? La señora Peña, mañana.',
    'Ольга Иванова, Ελένη Παππά',
  ]
  const pdf = await makePdf(
    about([
      { kind: 'heading', level: 1, text: 'Einverständniserklärung' },
      ...words.map((text): PdfBlock => ({ kind: 'paragraph', text })),
      {
        kind: 'list',
        entries: [
          [
            { text: 'Wofür: ', bold: true },
            { text: 'Öffentlichkeitsarbeit', bold: false },
          ],
        ],
      },
      { kind: 'facts', facts: [['Unterschrieben von', 'Søren Åkerlund']] },
    ]),
  )
  const text = squeezed((await pagesOf(pdf)).join(' '))
  for (const sentence of [...words, 'Wofür: Öffentlichkeitsarbeit', 'Unterschrieben von'])
    expect(text).toContain(sentence)
})

test('a letter the typeface has not is written as its code point', async () => {
  const pdf = await makePdf(about([{ kind: 'paragraph', text: 'Signed by 張 偉' }]))
  expect((await pagesOf(pdf)).join(' ')).toContain('Signed by [U+5F35] [U+5049]')
})

test('equal documents are equal bytes, and another document is not', async () => {
  const signed: PdfBlock[] = [
    { kind: 'paragraph', text: 'Signed.' },
    {
      kind: 'strokes',
      path: 'M 10 40 C 20 10 40 10 50 40 L 90 20',
      width: 100,
      height: 50,
      alt: 'Signature',
    },
  ]
  const digests = await Promise.all(
    [signed, signed, [...signed, { kind: 'line' } as const]].map(async (blocks) =>
      createHash('sha256')
        .update(await makePdf(about(blocks)))
        .digest('hex'),
    ),
  )
  expect(digests[0]).toBe(digests[1])
  expect(digests[2]).not.toBe(digests[0])
})

test('a long table loses no row, and begins every page with its heads', async () => {
  const rows = Array.from({ length: 200 }, (_, row) => [
    `Asset ${row}`,
    `Why ${row}: ${'held by Ida Brandt '.repeat(row % 7)}`,
  ])
  const pages = await pagesOf(
    await makePdf(
      about([
        {
          kind: 'table',
          columns: [
            { head: 'What', share: 1 },
            { head: 'Reason', share: 2 },
          ],
          rows,
        },
      ]),
    ),
  )
  expect(pages.length).toBeGreaterThan(4)
  for (const [index, page] of pages.entries()) {
    expect(squeezed(page)).toContain('What Reason')
    expect(page).toContain(`${index + 1} / ${pages.length}`)
    expect(page).toContain('SHA-256 4e1a')
  }
  const all = squeezed(pages.join(' '))
  for (const [what = ''] of rows) expect(all).toContain(what)
})

test('a cell higher than a page goes on over the next ones', async () => {
  const words = Array.from({ length: 3000 }, (_, word) => `word${word}`)
  const pages = await pagesOf(
    await makePdf(
      about([{ kind: 'table', columns: [{ head: 'All', share: 1 }], rows: [[words.join(' ')]] }]),
    ),
  )
  expect(pages.length).toBeGreaterThan(1)
  const read = new Set(squeezed(pages.join(' ')).split(' '))
  expect(words.filter((word) => !read.has(word))).toEqual([])
})

test('a photograph of a paper is on the page, and the file names its parts to a screen reader', async () => {
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const pdf = await makePdf(about([{ kind: 'picture', bytes, alt: 'The signed paper', height: 100 }]))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toContain('/Figure')
  expect(pdf.toString('latin1')).toContain('/MarkInfo')
})

test('a word wider than its line is broken, and no letter of it is lost', () => {
  const lines = linesOf([{ text: `hash ${'ab'.repeat(40)} end`, bold: false }], 20, (text) => text.length)
  expect(lines.every((line) => line.map(({ text }) => text).join('').length <= 20)).toBe(true)
  expect(
    lines
      .flat()
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', ''),
  ).toBe(`hash${'ab'.repeat(40)}end`)
})
