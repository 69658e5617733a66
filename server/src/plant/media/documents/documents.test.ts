import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { inTestDirectory } from '../testing.ts'
import { type DrawnPage, readPages } from './read-pages.ts'
import { callSheet } from '../testing-documents.ts'
import { writePage } from './write-page.ts'

const calmly = { most: 2, longSide: 300, signal: new AbortController().signal }

function read(bytes: Buffer) {
  return inTestDirectory(async (directory) => {
    const path = join(directory, 'sheet.pdf')
    await writeFile(path, bytes)
    const pages: DrawnPage[] = []
    const answer = await readPages(path, calmly, async (page) => void pages.push(page))
    return { answer, pages }
  })
}

test('the first pages of a call sheet are drawn as they are read, and its words stay behind', async () => {
  const { answer, pages } = await read(await callSheet({ pages: 3 }))
  expect(answer).toEqual({ kind: 'read', pages: 3, drawn: 2 })
  expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual([
    [1, 200, 300],
    [2, 200, 300],
  ])
  const [page] = pages
  if (page === undefined) throw new Error('nothing was drawn')
  await inTestDirectory(async (directory) => {
    const path = join(directory, 'page.jpg')
    expect(await writePage(page, { path, longSide: 150 })).toMatchObject({
      released: { mediaType: 'image/jpeg' },
      width: 100,
      height: 150,
    })
    const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(150)
    expect(data[2]).toBeLessThan(50)
    expect(data.at(-1)).toBeGreaterThan(150)
    const made = await readFile(path)
    for (const word of ['Lindqvist', 'tracker', 'Call', 'Wharf']) expect(made.includes(word)).toBe(false)
  })
})

test('a document that asks for a password is named so, and one that is broken off as damaged', async () => {
  const locked = await read(await callSheet({ password: 'tide' }))
  expect(locked.answer).toEqual({ kind: 'refused', because: 'encrypted' })
  const broken = await read(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'))
  expect(broken.answer).toEqual({ kind: 'refused', because: 'damaged' })
})
